import { kindInfo, kindOfKey } from '../catalogue/kinds';
import { get, isMap, type MapEntry, textOf } from '../documents/tree';
import { type LineIndex, type Range, rangeOf } from '../text/positions';
import { recordName } from './completion/references';
import { currentOf } from './current';
import { recordTarget, type Target } from './definition';
import type { Knowledge, OpenText } from './knowledge';

export interface DocumentSymbol {
  name: string;
  detail: string;
  kind: 'group' | 'record' | 'field';
  range: Range;
  selectionRange: Range;
  children: DocumentSymbol[];
}

/** The outline of a manifest or of a part of a register; empty for other files, whose outline is the editor's. */
export async function documentSymbols(open: OpenText, knowledge: Knowledge): Promise<DocumentSymbol[]> {
  const { document, lines } = await currentOf(open, knowledge);
  if (document?.kind !== 'manifest' && document?.kind !== 'register-part') return [];
  if (!isMap(document.tree)) return [];
  return document.tree.entries
    .filter(({ merged }) => !merged)
    .map((entry) => {
      const info = kindOfKey(entry.key);
      const records = info && isMap(entry.value) ? entry.value.entries : [];
      return {
        ...symbolOf(entry, info ? 'group' : 'field', info?.plural ?? textOf(entry.value) ?? '', lines),
        children: records
          .filter(({ merged }) => !merged)
          .map((record) =>
            symbolOf(record, 'record', textOf(get(record.value, 'name')) ?? info?.title ?? '', lines),
          ),
      };
    });
}

function symbolOf(
  entry: MapEntry,
  kind: DocumentSymbol['kind'],
  detail: string,
  lines: LineIndex,
): DocumentSymbol {
  const start = entry.keySpan.start;
  const end = Math.max(entry.keySpan.end, entry.value?.span.end ?? 0);
  return {
    // Editors refuse symbols without a name.
    name: entry.key === '' ? '""' : entry.key,
    detail: detail === entry.key ? '' : detail,
    kind,
    range: rangeOf(lines, { start, end }),
    selectionRange: rangeOf(lines, entry.keySpan),
    children: [],
  };
}

export interface WorkspaceSymbol {
  name: string;
  /** Kind and id. */
  container: string;
  target: Target;
}

const MOST = 500;

/** The records whose id or name has the letters of a query in their order. */
export function workspaceSymbols(query: string, knowledge: Knowledge): WorkspaceSymbol[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const found: WorkspaceSymbol[] = [];
  for (const register of knowledge.registers)
    for (const record of register.records) {
      const name = recordName(record);
      if (!hasInOrder(`${record.id} ${name}`.toLowerCase(), wanted)) continue;
      const [target] = recordTarget(record, knowledge);
      if (target)
        found.push({
          name: name === record.id ? name : `${name} (${record.id})`,
          container: kindInfo(record.kind)?.title ?? record.kind,
          target,
        });
      if (found.length >= MOST) return found;
    }
  return found;
}

function hasInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at);
    if (at < 0) return false;
    at += letter.length;
  }
  return true;
}
