import { isMap, type MapNode, nodeAt } from '../documents/tree';
import { idsAt } from '../register/fields';
import { governing } from '../register/read';
import { type Register, type RegisterRecord, recordsOf } from '../register/register';
import type { JudgedDocument } from '../rules/rule';

/** The part of a check's model that is needed here. */
export interface KnownRegisters {
  registers: readonly Register[];
  cards: ReadonlyMap<string, JudgedDocument>;
}

/**
 * The systems that a place in a file is about: the record it stands in, or those that a card belongs to; every system of a
 * file that says nothing nearer is left out.
 */
export function systemsAt(
  { registers, cards }: KnownRegisters,
  path: string,
  offset: number,
): { register: Register; id: string }[] {
  const register = governing(registers, path);
  if (!register) return [];
  const inFile = register.records.filter((record) => record.path === path);
  const at = inFile.find((record) => holds(register, record, offset));
  const records = at ? [at] : (cards.get(path)?.records ?? []);
  const ids = new Set<string>();
  for (const record of records) {
    if (record.kind === 'system') ids.add(record.id);
    const field = record.kind === 'model' ? 'models' : record.kind === 'dataset' ? 'datasets' : undefined;
    if (field)
      for (const system of recordsOf(register, 'system'))
        if (idsAt(system.value, field).includes(record.id)) ids.add(system.id);
  }
  return [...ids].map((id) => ({ register, id }));
}

/** Whether an offset lies in a record: between its key and the next key of its section. */
function holds(register: Register, record: RegisterRecord, offset: number): boolean {
  if (record.route.length === 0) return true;
  const document = register.documents.find(({ path }) => path === record.path);
  const section = document && nodeAt(document.tree, record.route.slice(0, -1));
  if (!isMap(section)) return false;
  const own = section.entries.filter(({ key }) => key === record.route.at(-1))[record.ordinal];
  if (!own || offset < own.keySpan.start) return false;
  return offset < endOf(section, own.keySpan.start, document?.text.length ?? offset + 1);
}

function endOf(section: MapNode, start: number, length: number): number {
  const next = section.entries.find(({ keySpan }) => keySpan.start > start);
  return next ? next.keySpan.start : Math.min(section.span.end + 1, length + 1);
}
