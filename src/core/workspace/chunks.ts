import type { RegisterRecord } from '../register/register';
import { hashText } from '../rules/render';

/** Some records of a file that stand one after the other. */
export interface Chunk {
  /** The file and the first of them. */
  name: string;
  records: readonly RegisterRecord[];
}

/** One record of so many begins a new chunk. */
const SIZE = 16;

const known = new WeakMap<readonly RegisterRecord[], readonly Chunk[]>();

/**
 * The records of a file in chunks of a few. Where one begins depends on the kind and the id of the record alone, so that an
 * edit changes the chunk that it lies in, and the others stay as they are.
 */
export function chunksOf(path: string, records: readonly RegisterRecord[]): readonly Chunk[] {
  let found = known.get(records);
  if (!found) {
    found = cut(path, records);
    known.set(records, found);
  }
  return found;
}

function cut(path: string, records: readonly RegisterRecord[]): Chunk[] {
  const chunks: { name: string; records: RegisterRecord[] }[] = [];
  const names = new Map<string, number>();
  for (const record of records) {
    const last = chunks.at(-1);
    if (last && !begins(record)) {
      last.records.push(record);
      continue;
    }
    const first = JSON.stringify([path, record.kind, record.id]);
    const before = names.get(first) ?? 0;
    names.set(first, before + 1);
    chunks.push({ name: `${first}${before}`, records: [record] });
  }
  return chunks;
}

function begins({ kind, id }: RegisterRecord): boolean {
  return Number.parseInt(hashText(`${kind} ${id}`).slice(0, 8), 16) % SIZE === 0;
}

/** Whether two lists hold the same records in the same order. */
export function sameRecords(one: readonly RegisterRecord[], other: readonly RegisterRecord[]): boolean {
  return one.length === other.length && one.every((record, i) => record === other[i]);
}
