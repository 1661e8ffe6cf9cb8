import { detectorById } from '../../catalogue/detectors';
import type { Found } from '../found';
import { baseName } from '../languages';
import type { ConfigEntry } from './entries';

const MCP_FILE =
  /(?:^|\/)(?:\.?mcp\.json|mcp[-_.]config(?:uration)?\.json|mcp[-_]servers?\.json|cline_mcp_settings\.json|claude_desktop_config\.json|\.vscode\/mcp\.json|\.cursor\/mcp\.json|mcp_agent\.config\.ya?ml)$/i;

function use(id: string, text: string, start: number): Found[] {
  const detector = detectorById(id);
  if (!detector) return [];
  return [
    { detector, signal: 'agent-config', text, span: { start, end: start + text.length }, confidence: 'high' },
  ];
}

/** Tool servers, agent cards, prompt tests, agent graphs and crews, by the file's name and its keys. */
export function agentConfigUses(path: string, entries: readonly ConfigEntry[]): Found[] {
  const name = baseName(path);
  const top = (key: string): ConfigEntry | undefined =>
    entries.find((entry) => entry.key === key && entry.path.length === 0);
  const found: Found[] = servers(path, entries);
  if (/^agent(?:-card)?\.json$/.test(name)) {
    const title = top('name');
    if (title?.value && top('url') && (top('skills') || top('capabilities')))
      found.push(...use('a2a', title.value, title.span.start));
  } else if (/^promptfooconfig(?:\.[\w-]+)?\.(?:ya?ml|json)$/.test(name)) {
    const key = top('providers') ?? top('targets') ?? top('prompts') ?? top('redteam');
    if (key) found.push(...use('evaluation', key.key, key.keySpan.start));
  } else if (name === 'langgraph.json') {
    const key = top('graphs');
    if (key) found.push(...use('langgraph', key.key, key.keySpan.start));
  } else if (/^(?:agents|tasks)\.ya?ml$/.test(name)) {
    const role = entries.find((entry) => entry.key === 'role');
    const goal = entries.some((entry) => entry.key === 'goal');
    const story = entries.some((entry) => entry.key === 'backstory');
    if (role && goal && story) found.push(...use('crewai', role.key, role.keySpan.start));
  } else if (name.endsWith('.prompty')) {
    const key = top('model');
    if (key) found.push(...use('structured-output', key.key, key.keySpan.start));
  }
  const seen = new Set<string>();
  for (const entry of entries)
    if (
      entry.key === 'type' &&
      entry.value?.startsWith('@n8n/n8n-nodes-langchain.') &&
      !seen.has(entry.value)
    ) {
      seen.add(entry.value);
      found.push(...use('langchain', entry.value, entry.span.start));
    }
  return found;
}

const SERVER_LISTS = new Set(['mcpServers', 'mcp_servers', 'servers']);

/** Servers of the Model Context Protocol, each by its name: `mcpServers.x`; in files for them also `servers.x`. */
function servers(path: string, entries: readonly ConfigEntry[]): Found[] {
  const known = MCP_FILE.test(path);
  const listed = new Map<string, ConfigEntry>();
  const starts = new Set<string>();
  for (const entry of entries) {
    const parent = entry.path.at(-1) ?? '';
    if (SERVER_LISTS.has(parent)) {
      const inside = parent !== 'servers' || known || entry.path.at(-2) === 'mcp';
      if (inside && entry.value === undefined && !entry.item) listed.set(entry.key, entry);
    } else if (
      SERVER_LISTS.has(entry.path.at(-2) ?? '') &&
      /^(?:command|url|type|httpUrl|serverUrl)$/.test(entry.key)
    )
      starts.add(parent);
  }
  return [...listed.values()]
    .filter((entry) => starts.has(entry.key))
    .flatMap((entry) => use('mcp', entry.key, entry.keySpan.start));
}
