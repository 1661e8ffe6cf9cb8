import { parseJson } from '../../documents/json';
import { type DataNode, entryOf, get, isList, isMap, isScalar, textOf } from '../../documents/tree';
import type { Dependency, Manifest } from '../dependencies';
import { packagePath } from '../imports/javascript';
import { linesOf } from '../lines';

const KINDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** package.json: every kind of dependency; an alias (`npm:name@1`) stands at its target. */
export function readPackageJson(text: string): Manifest {
  const { tree } = parseJson(text);
  const dependencies: Dependency[] = [];
  for (const kind of KINDS) add(get(tree, kind));
  const pnpm = get(tree, 'pnpm');
  add(get(pnpm, 'overrides'));
  add(get(tree, 'catalog'));
  for (const kind of ['bundledDependencies', 'bundleDependencies']) {
    const list = get(tree, kind);
    if (isList(list))
      for (const item of list.items) {
        const name = textOf(item);
        if (name) dependencies.push({ ecosystem: 'npm', name, span: inner(text, item) });
      }
  }
  const own = textOf(get(tree, 'name'));
  return { dependencies, own: own ? [{ ecosystem: 'npm', name: own }] : [] };

  function add(node: DataNode | null | undefined): void {
    if (!isMap(node)) return;
    for (const entry of node.entries) {
      const target = textOf(entry.value);
      const alias = target ? /^npm:(@?[^@]+)(?:@.*)?$/.exec(target) : null;
      if (alias?.[1] && target && entry.value)
        dependencies.push({ ecosystem: 'npm', name: alias[1], text: target, span: inner(text, entry.value) });
      else if (
        !target?.startsWith('workspace:') &&
        !target?.startsWith('file:') &&
        !target?.startsWith('link:')
      )
        dependencies.push({ ecosystem: 'npm', name: entry.key, span: unquoted(text, entry.keySpan) });
    }
  }
}

function unquoted(text: string, span: { start: number; end: number }): { start: number; end: number } {
  const quote = text.charAt(span.start);
  return quote === '"' || quote === "'"
    ? { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) }
    : span;
}

function inner(text: string, node: DataNode): { start: number; end: number } {
  return isScalar(node) ? unquoted(text, node.span) : node.span;
}

const CONTRIBUTIONS = [
  'chatParticipants',
  'languageModelTools',
  'languageModelChatProviders',
  'mcpServerDefinitionProviders',
  'chatSkills',
  'chatInstructions',
];

/** What an editor extension contributes to the editor's chat and language models, at the keys of its manifest. */
export function editorContributions(text: string): { text: string; start: number }[] {
  if (!CONTRIBUTIONS.some((key) => text.includes(key))) return [];
  const contributes = get(parseJson(text).tree, 'contributes');
  if (!isMap(contributes)) return [];
  return contributes.entries
    .filter((entry) => CONTRIBUTIONS.includes(entry.key))
    .map((entry) => ({ text: entry.key, start: unquoted(text, entry.keySpan).start }));
}

/** deno.json, jsr.json and import maps: the targets under `imports` and `scopes`. */
export function readDenoJson(text: string): Manifest {
  const { tree } = parseJson(text);
  const dependencies: Dependency[] = [];
  const add = (node: DataNode | null | undefined): void => {
    if (!isMap(node)) return;
    for (const entry of node.entries) {
      const target = textOf(entry.value);
      const path = target ? packagePath(target) : null;
      if (path && target && entry.value && path !== target)
        dependencies.push({ ecosystem: 'npm', name: path, text: target, span: inner(text, entry.value) });
    }
  };
  add(get(tree, 'imports'));
  const scopes = get(tree, 'scopes');
  if (isMap(scopes)) for (const scope of scopes.entries) add(scope.value);
  const own = textOf(entryOf(tree, 'name')?.value);
  return { dependencies, own: own ? [{ ecosystem: 'npm', name: own }] : [] };
}

/** pnpm-workspace.yaml: the catalogues. */
export function readPnpmWorkspace(text: string): Manifest {
  const dependencies: Dependency[] = [];
  let inside = false;
  for (const { line, start } of linesOf(text)) {
    if (/^[\w"']/.test(line)) inside = /^catalogs?\s*:/.test(line);
    const match = inside ? /^\s+["']?(@?[\w.-]+(?:\/[\w.-]+)?)["']?\s*:\s*\S/.exec(line) : null;
    if (!match?.[1]) continue;
    const at = start + match[0].indexOf(match[1]);
    dependencies.push({ ecosystem: 'npm', name: match[1], span: { start: at, end: at + match[1].length } });
  }
  return { dependencies, own: [] };
}
