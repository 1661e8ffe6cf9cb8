import type { RegisterRecord } from './register';

/** Kind, then id, to the first record of that name, in the order in which they come. Maps, since ids can be `__proto__`. */
export type RecordIndex = ReadonlyMap<string, ReadonlyMap<string, RegisterRecord>>;

/** A file with its records; while the file does not change, the list is the same object. */
export interface RecordFile {
  path: string;
  records: readonly RegisterRecord[];
}

/**
 * Indexes the records of some files.
 * @param previous an earlier state of them: a kind whose records are the same keeps its map
 */
export function indexRecords(
  files: readonly RecordFile[],
  previous?: { files: readonly RecordFile[]; index: RecordIndex },
): RecordIndex {
  const different = previous && differentKinds(previous.files, files);
  const index = new Map<string, ReadonlyMap<string, RegisterRecord>>();
  for (const { records } of files)
    for (const kind of byKind(records).keys()) {
      if (index.has(kind)) continue;
      const known = different?.has(kind) === false ? previous?.index.get(kind) : undefined;
      index.set(kind, known ?? indexKind(files, kind));
    }
  return index;
}

const idLists = new WeakMap<ReadonlyMap<string, RegisterRecord>, readonly string[]>();

/** The ids of a kind; the same list for one state of its records. */
export function idsOfKind(index: RecordIndex, kind: string): readonly string[] {
  const ofKind = index.get(kind);
  if (!ofKind) return NO_IDS;
  let found = idLists.get(ofKind);
  if (!found) {
    found = [...ofKind.keys()];
    idLists.set(ofKind, found);
  }
  return found;
}

const NO_IDS: readonly string[] = [];

function indexKind(files: readonly RecordFile[], kind: string): Map<string, RegisterRecord> {
  const ofKind = new Map<string, RegisterRecord>();
  for (const { records } of files)
    for (const record of byKind(records).get(kind) ?? [])
      if (!ofKind.has(record.id)) ofKind.set(record.id, record);
  return ofKind;
}

/** The kinds of which two states do not have the same records in the same order. */
function differentKinds(before: readonly RecordFile[], after: readonly RecordFile[]): Set<string> {
  const different = new Set<string>();
  const had = new Map(before.map(({ path, records }) => [path, records]));
  for (const { path, records } of after) {
    const known = had.get(path);
    had.delete(path);
    if (known === records) continue;
    const [old, now] = [byKind(known ?? []), byKind(records)];
    for (const kind of new Set([...old.keys(), ...now.keys()]))
      if (!sameRecords(old.get(kind) ?? [], now.get(kind) ?? [])) different.add(kind);
  }
  for (const gone of had.values()) for (const kind of byKind(gone).keys()) different.add(kind);
  return different;
}

function sameRecords(one: readonly RegisterRecord[], other: readonly RegisterRecord[]): boolean {
  return one.length === other.length && one.every((record, i) => record === other[i]);
}

const sorted = new WeakMap<readonly RegisterRecord[], Map<string, RegisterRecord[]>>();

/** The records of a file kind by kind. */
function byKind(records: readonly RegisterRecord[]): ReadonlyMap<string, readonly RegisterRecord[]> {
  let found = sorted.get(records);
  if (!found) {
    found = new Map();
    for (const record of records) {
      const same = found.get(record.kind);
      if (same) same.push(record);
      else found.set(record.kind, [record]);
    }
    sorted.set(records, found);
  }
  return found;
}
