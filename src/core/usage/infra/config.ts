import { detectorById } from '../../catalogue/detectors';
import type { Found } from '../found';
import { hostOf } from '../hosts';
import { baseName, isSettingsTemplate } from '../languages';
import { isTestPath } from '../literals';
import { artefactDetector, isUnmistakable, type ModelId, modelIdOf } from '../model-ids';
import { INDEX } from '../names';
import { shellUses } from '../shell';
import { agentConfigUses } from './agents';
import { chartDetector } from './charts';
import type { ConfigEntry } from './entries';
import { imageDetector } from './images';
import {
  actionDetector,
  kindDetector,
  permissionDetector,
  policyDetector,
  resourceDetector,
} from './resources';
import { servedModels } from './serving';

const MODEL_KEY = /model|deployment|llm|embedd|engine/i;
const NOT_MODEL_KEY = /(?:type|class|dir|path|file|version|url|pattern|regex|description|title|label)$/i;
const MODEL_PATH =
  /model|llm|embedd|provider|fallback|deployment|assistant|agent|pric|cost|openai|anthropic|azure|bedrock/i;
const SCANNER_KEY =
  /^(?:pattern|patterns|regex|severity|signature|signatures|detectors?|blocklist|denylist|user-?agents?)$/i;

/** Uses in YAML, JSON, TOML and properties, whatever the file is for. */
export function configUses(path: string, entries: readonly ConfigEntry[]): Found[] {
  const found: Found[] = [...agentConfigUses(path, entries)];
  const add = (
    detector: Found['detector'],
    signal: Found['signal'],
    entry: { value: string; start: number },
    confidence: Found['confidence'] = 'high',
  ): void => {
    found.push({
      detector,
      signal,
      text: entry.value,
      span: { start: entry.start, end: entry.start + entry.value.length },
      confidence,
    });
  };
  const ci =
    /(?:^|\/)(?:\.github\/(?:workflows|actions)\/|action\.ya?ml$|\.gitlab-ci|azure-pipelines|\.circleci\/|\.gitea\/|bitbucket-pipelines)/.test(
      path,
    );
  let server: Found['detector'] | undefined;
  const table = isTable(entries);
  const template = isSettingsTemplate(path);
  const map = entries.some(
    (entry) => entry.key === 'kind' && /^(?:ConfigMap|Secret)$/.test(entry.value ?? ''),
  );
  for (const [index, entry] of entries.entries()) {
    const { key, value } = entry;
    const parent = entry.path.at(-1) ?? '';
    const at = { value: key, start: entry.keySpan.start };
    const setting =
      /^[A-Z][A-Z0-9_]+$/.test(key) || parent === 'with' ? INDEX.env.exact.get(key.toUpperCase()) : undefined;
    if (
      setting &&
      (template ||
        (map && /^(?:data|stringData)$/.test(parent)) ||
        /^(?:env|environment|with|variables|secrets|vars|env_variables|environment_variables|build_args)$/i.test(
          parent,
        ))
    )
      add(setting, 'infrastructure', at, 'medium');
    if (value === undefined || value === '') continue;
    const secret =
      ci && !setting && /^(?:with|env)$/.test(parent)
        ? /\$\{\{\s*(?:secrets|vars|env)\.([A-Z][A-Z0-9_]+)\s*\}\}/.exec(value)
        : null;
    const settled = INDEX.env.exact.get(secret?.[1] ?? '');
    if (secret?.[1] && settled) {
      const start = entry.span.start + secret.index + secret[0].indexOf(secret[1]);
      add(settled, 'infrastructure', { value: secret[1], start }, 'medium');
    }
    const here = { value, start: entry.span.start };
    if (entry.item && /^(?:environment|env|env_file|secrets|passenv|pass_env)$/.test(parent)) {
      const name = /^[A-Z][A-Z0-9_]+/.exec(value)?.[0] ?? '';
      const detector = INDEX.env.exact.get(name);
      if (detector) add(detector, 'infrastructure', { value: name, start: entry.span.start }, 'medium');
    } else if (
      (key === 'name' || key === 'key') &&
      INDEX.env.exact.has(value) &&
      entry.path.some((one) => /^(?:env|environment|secrets|envVars)$/.test(one))
    ) {
      const detector = INDEX.env.exact.get(value);
      if (detector) add(detector, 'infrastructure', here, 'medium');
    }
    if (
      !entry.block &&
      (key === 'image' || (key === 'repository' && parent === 'image') || key === 'container')
    ) {
      const detector = imageDetector(value);
      if (detector) {
        server = detector;
        add(detector, 'infrastructure', here);
      }
    } else if (key === 'chart' || (key === 'name' && parent === 'dependencies' && isChart(path))) {
      const detector = chartDetector(value);
      if (detector) add(detector, 'infrastructure', here);
    } else if (key === 'uses') {
      const detector = actionDetector(value);
      if (detector) add(detector, 'infrastructure', here);
    } else if (isShell(entry, parent, ci)) found.push(...shellUses(shellText(entry), entry.span.start));
    else if (key === 'Type' || key === 'type') {
      const detector = /^AWS::|^Microsoft\./.test(value) ? resourceDetector(value) : undefined;
      if (detector) add(detector, 'infrastructure', here);
    } else if (key === 'kind') {
      const detector = kindDetector(value);
      if (detector) add(detector, 'infrastructure', here);
    }
    if (/\s/.test(value) && (entry.item ? /^(?:command|args)$/.test(parent) : key === 'command'))
      for (const one of shellUses(value, entry.span.start))
        if (!found.some((known) => known.detector === one.detector)) found.push(one);
    if (/^(?:command|args|entrypoint)$/.test(key))
      found.push(...servedModels(value, entry.span.start, server));
    else if (/^(?:command|args|entrypoint)$/.test(parent) && entry.item)
      found.push(...listedModel(entries[index - 1], entry, server));
    const permission = permissionDetector(value);
    if (permission && /^(?:Action|Actions|action|NotAction)$/.test(entry.item ? parent : key))
      add(permission, 'infrastructure', here);
    const policy = entry.item && /^ManagedPolicyArns$/i.test(parent) ? policyDetector(value) : undefined;
    if (policy) add(policy, 'infrastructure', here);
    const file =
      !table && !entry.block && isUnmistakable(value) && !isTestPath(path)
        ? artefactDetector(value)
        : undefined;
    if (file) add(file, 'artefact', here, 'medium');
    const host = table || entry.block || isProse(entry) ? undefined : hostOf(value);
    if (host?.url)
      add(host.detector, 'host', {
        value: value.slice(host.span.start, host.span.end),
        start: entry.span.start + host.span.start,
      });
  }
  found.push(...modelEntries(path, entries, found));
  return found;
}

/** The file that names the charts another one is made of. */
function isChart(path: string): boolean {
  return /(?:^|\/)(?:Chart|requirements)\.ya?ml$/.test(path);
}

/** Rules and signatures of scanners: what they name they look for. */
function isTable(entries: readonly ConfigEntry[]): boolean {
  return entries.filter((entry) => SCANNER_KEY.test(entry.key)).length >= 2;
}

function isShell(entry: ConfigEntry, parent: string, ci: boolean): boolean {
  if (entry.key === 'run') return true;
  if (!ci) return false;
  return /^(?:script|before_script|after_script|bash|inlineScript|command)$/.test(
    entry.item ? parent : entry.key,
  );
}

/** Comment lines of a script stay comments; everything else is as written. */
function shellText(entry: ConfigEntry): string {
  return entry.value ?? '';
}

/** `- --model` followed by `- mistralai/Mistral-7B`, as two items of a list. */
function listedModel(
  before: ConfigEntry | undefined,
  entry: ConfigEntry,
  server: Found['detector'] | undefined,
): Found[] {
  if (/[\s=]/.test(entry.value ?? '')) return servedModels(entry.value ?? '', entry.span.start, server);
  if (!before?.item || !/^--(?:model|model-id|model-name)$/.test(before.value ?? '')) return [];
  return servedModels(`--model ${entry.value}`, entry.span.start - '--model '.length, server);
}

/** Links that people read: documentation, descriptions, translations. */
function isProse(entry: ConfigEntry): boolean {
  return /^(?:docs?|documentation|help|homepage|description|link|links|readme|see|source|\$schema|\$ref|icon|repository)$/i.test(
    entry.key,
  );
}

/** Model ids under a key for models, or several of them in a list, a table or as keys. */
function modelEntries(path: string, entries: readonly ConfigEntry[], known: readonly Found[]): Found[] {
  if (isTestPath(path) || isLocale(path)) return [];
  const told = new Set(known.map((one) => one.span.start));
  const found: Found[] = [];
  const table: Found[] = [];
  if (isTable(entries)) return [];
  const llm = known.some(
    (one) => /llm|orchestration|agent|rag/.test(one.detector.category) || one.signal === 'infrastructure',
  );
  const push = (list: Found[], text: string, start: number, id: ModelId): void => {
    if (told.has(start)) return;
    list.push({
      detector: id.detector,
      signal: 'model-id',
      text,
      span: { start, end: start + text.length },
      confidence: 'medium',
      model: text,
      ...(id.provider ? { provider: id.provider } : {}),
    });
  };
  for (const entry of entries) {
    const asKey = entry.key.length > 4 ? modelIdOf(entry.key) : undefined;
    if (asKey?.strong && entry.value === undefined && entry.path.some((one) => MODEL_PATH.test(one)))
      push(table, entry.key, entry.keySpan.start, asKey);
    if (!entry.value || entry.block || entry.value.length > 140 || isGivenName(entry)) continue;
    const owner = entry.item ? (entry.path.at(-1) ?? '') : entry.key;
    const id = modelIdOf(entry.value) ?? (llm ? hubModel(owner, entry.value) : undefined);
    if (!id) continue;
    const keyed = MODEL_KEY.test(owner) && !NOT_MODEL_KEY.test(owner);
    const handed =
      entry.key === 'model' && entry.path.at(-1) === 'with' && /(?:^|\/)\.git(?:hub|ea)\//.test(path);
    const within = entry.path.some((one) => MODEL_PATH.test(one)) || MODEL_PATH.test(baseName(path));
    if (handed || (keyed && (id.strong || llm))) push(found, entry.value, entry.span.start, id);
    else if (id.strong && (within || llm || MODEL_PATH.test(owner)))
      push(table, entry.value, entry.span.start, id);
  }
  const distinct = new Set([...found, ...table].map((one) => one.text));
  return distinct.size >= 2 || llm ? [...found, ...table] : found;
}

/** `RERANK_MODEL_ID: publisher/name`: a model of the hub, whoever published it. */
function hubModel(key: string, value: string): ModelId | undefined {
  const detector = detectorById('huggingface');
  return detector && /(?:^|_)MODEL_ID$/.test(key) && /^[A-Za-z][\w.-]*\/[A-Za-z][\w.-]*$/.test(value)
    ? { detector, strong: true }
    : undefined;
}

/** What somebody calls a thing of Kubernetes after its model: `metadata.name`, labels and what selects by them. */
function isGivenName(entry: ConfigEntry): boolean {
  return entry.path.some((one) => /^(?:metadata|labels|matchLabels|selector)$/.test(one));
}

function isLocale(path: string): boolean {
  return /(?:^|\/)(?:i18n|locales?|lang|translations?|messages)\//i.test(path);
}

const LARGE = 60_000;

/**
 * Whether a large JSON text holds any string that could be a use. Data files are many and long: this look at their
 * strings costs a tenth of building the tree.
 */
export function mayConfigure(text: string): boolean {
  if (text.length < LARGE) return true;
  const literal = /"([^"\\\n]{3,140})"/g;
  for (let match = literal.exec(text); match; match = literal.exec(text)) {
    const value = match[1] ?? '';
    if (/^(?:mcp_?servers|servers|AWS::|Microsoft\.|@n8n\/)/i.test(value) || INDEX.env.exact.has(value))
      return true;
    if (modelIdOf(value)?.strong || hostOf(value)?.url || isUnmistakable(value) || imageDetector(value))
      return true;
    if (permissionDetector(value) || actionDetector(value)) return true;
  }
  return false;
}

/** Ollama's Modelfile: the base model, or the file it is built from. */
export function modelfileUses(text: string): Found[] {
  const match = /^[ \t]*FROM[ \t]+(\S+)/im.exec(text);
  const detector = detectorById('ollama');
  if (!match?.[1] || !detector) return [];
  const start = match.index + match[0].lastIndexOf(match[1]);
  const file = /^[./~]|\.(?:gguf|safetensors|bin)$/i.test(match[1]);
  return [
    {
      detector,
      signal: file ? 'artefact' : 'model-id',
      text: match[1],
      span: { start, end: start + match[1].length },
      confidence: 'high',
      model: match[1],
    },
  ];
}
