import { kindOfKey } from '../../../../src/core/catalogue/kinds';
import { schemaOf, typedValue } from '../../../../src/core/catalogue/schemas';
import type { SourceDocument } from '../../../../src/core/documents/document';
import { parseSource } from '../../../../src/core/documents/parse-source';
import { get, isMap, type MapNode, textOf } from '../../../../src/core/documents/tree';
import type { SchemaName } from '../../../../src/core/generated/validators';
import type { Register, RegisterRecord } from '../../../../src/core/register/register';
import type { FindingDraft } from '../../../../src/core/rules/finding';
import type { CheckContext, RegisterRule } from '../../../../src/core/rules/rule';

type Files = Record<string, string>;

const values = (node: MapNode | null, kind: SchemaName) =>
  (node ? typedValue(node, schemaOf(kind)) : {}) as Record<string, unknown>;

/** A register from files in memory; `aims.yaml` is its manifest. */
export async function registerOf(files: Files, complete = true): Promise<Register> {
  const documents: SourceDocument[] = [];
  for (const [path, text] of Object.entries(files)) {
    const document = await parseSource({ path, bytes: new TextEncoder().encode(text) });
    if (document) documents.push(document);
  }
  const records: RegisterRecord[] = [];
  for (const { path, kind, tree } of documents) {
    if (!isMap(tree)) continue;
    if (kind === 'record') {
      const name = (textOf(get(tree, 'aims')) ?? '') as SchemaName;
      if (!kindOfKey('systems') || !['system', 'decision', 'dataset'].includes(name)) continue;
      const { aims: _, id: __, ...value } = values(tree, name);
      records.push({
        kind: name,
        id: textOf(get(tree, 'id')) ?? '',
        path,
        route: [],
        node: tree,
        ordinal: 0,
        value,
        complete,
      });
      continue;
    }
    for (const { key, value: section } of tree.entries) {
      const info = kindOfKey(key);
      if (!info || !isMap(section)) continue;
      const seen = new Map<string, number>();
      for (const { key: id, value } of section.entries) {
        const ordinal = seen.get(id) ?? 0;
        seen.set(id, ordinal + 1);
        const node = isMap(value) ? value : null;
        const own = { path, route: [key, id], node, ordinal, complete };
        records.push({ kind: info.kind, id, ...own, value: values(node, info.kind) });
      }
    }
  }
  const index = new Map<string, Map<string, RegisterRecord>>();
  for (const record of records) {
    const ofKind = index.get(record.kind) ?? new Map<string, RegisterRecord>();
    index.set(record.kind, ofKind);
    if (!ofKind.has(record.id)) ofKind.set(record.id, record);
  }
  const manifest = documents.find(({ path }) => path === 'aims.yaml');
  const head = isMap(manifest?.tree) ? manifest.tree : null;
  const entries = head?.entries.filter(({ key }) => !kindOfKey(key)) ?? [];
  const headNode = head && { ...head, entries };
  return {
    path: 'aims.yaml',
    folder: '',
    head: headNode,
    headValue: values(headNode, 'manifest'),
    records,
    index,
    documents,
    complete,
  };
}

export interface Checked {
  found: FindingDraft[];
  unknown: string[];
}

export interface Options {
  /** Files beside the register. */
  listed?: string[];
  incomplete?: boolean;
  unlisted?: boolean;
}

/** What a rule says of a register; `listed` are the other files of the folder. */
export async function check(
  rule: RegisterRule,
  files: Files | string,
  options: Options = {},
): Promise<Checked> {
  const all = typeof files === 'string' ? { 'aims.yaml': files } : files;
  const register = await registerOf(all, !options.incomplete);
  const listed = [...Object.keys(all), ...(options.listed ?? [])];
  const unknown: string[] = [];
  const context: CheckContext = {
    asOf: '2026-09-01',
    listed: !options.unlisted,
    hasFile: (path) => listed.includes(path),
    matchFiles: (_folder, glob) => {
      const start = glob.replace(/\*.*$/, '').replace(/\/$/, '');
      return listed.filter((path) => start === '' || path === start || path.startsWith(`${start}/`));
    },
    registers: [register],
    cards: new Map(),
    unknown: (slug) => unknown.push(slug),
  };
  return { found: rule.check(register, context), unknown };
}

/** Findings in one line each: message and place. */
export function brief({ found }: Checked): string[] {
  return found.map(({ message, place }) => {
    const where = place.at === 'route' || place.at === 'duplicate' ? place.route.join('.') : '';
    const part = place.at === 'route' ? place.part : place.at === 'duplicate' ? String(place.ordinal) : '';
    return `${message} ${where} ${part}`;
  });
}
