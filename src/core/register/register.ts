import type { SourceDocument } from '../documents/document';
import type { MapEntry, MapNode, Route } from '../documents/tree';
import type { SchemaName } from '../generated/validators';
import type { Ancestor, Extension, Inherited } from './extends';
import type { RegisterLinks } from './links';
import type { RecordIndex } from './record-index';

/** One record of a register, where it stands, and what is in it. */
export interface RegisterRecord {
  kind: SchemaName;
  id: string;
  /** The file it stands in. */
  path: string;
  /** From the root of that file's tree to the record: `['systems', 'credit-scoring']`; `[]` for Markdown records. */
  route: Route;
  /**
   * Null where the key has no value, or something that is no mapping. Its spans count from some part of the file, not
   * from its start: where something stands is told by its route (`locate`).
   */
  node: MapNode | null;
  /** Which of several entries with the same id in the same place this is, from 0. */
  ordinal: number;
  /** The plain value as its schema types it, without `aims` and `id` of Markdown records. */
  value: Record<string, unknown>;
  /** False where reading lost a part of it: absence beneath is then unknown. */
  complete: boolean;
}

/** The records that one manifest governs: its folder and everything beneath, less folders with one of their own. */
export interface Register {
  /** Path of the manifest. */
  path: string;
  /** Its folder, '' for the root. */
  folder: string;
  /** The manifest's tree without its records, with spans as in `RegisterRecord.node`; null where it is no mapping. */
  head: MapNode | null;
  headValue: Record<string, unknown>;
  /** The entries of `head` by their keys, of equal ones the last. */
  headEntries: ReadonlyMap<string, MapEntry>;
  /** The plural keys of kinds that stand in the manifest itself, with records or without. */
  sections: ReadonlySet<string>;
  /** In order of file and place, duplicates included. */
  records: RegisterRecord[];
  index: RecordIndex;
  /** The ids of a kind in the order of `index`; the same list as long as its records are the same. */
  ids(kind: string): readonly string[];
  /** Who refers to whom. */
  links: RegisterLinks;
  /** What became of the `extends` in the head. */
  extension: Extension;
  /** What it inherits from, nearest first. */
  ancestors: readonly Ancestor[];
  /** Kind, then id, to the nearest record that it inherits; the register's own records win over them. */
  inherited: ReadonlyMap<string, ReadonlyMap<string, Inherited>>;
  documents: SourceDocument[];
  /** True when all of it was listed, read and parsed: only then does absence mean anything. */
  complete: boolean;
}

/** The record of this kind and id, the register's own or an inherited one; undefined when there is none. */
export function findRecord(
  register: Pick<Register, 'index' | 'inherited'>,
  kind: string,
  id: string,
): RegisterRecord | undefined {
  return register.index.get(kind)?.get(id) ?? register.inherited.get(kind)?.get(id)?.record;
}

/** All records of a kind in the register itself, duplicates left out. */
export function recordsOf(register: Register, kind: string): RegisterRecord[] {
  return [...(register.index.get(kind)?.values() ?? [])];
}

const standing = new WeakMap<readonly RegisterRecord[], readonly RegisterRecord[]>();

/**
 * The records that count where several stand under one key of one place: of these the last one, as in every loader.
 * That there are several is a finding of its own.
 */
export function standingIn(records: readonly RegisterRecord[]): readonly RegisterRecord[] {
  let found = standing.get(records);
  if (!found) {
    const last = new Map<string, RegisterRecord>();
    for (const record of records) last.set(JSON.stringify([record.path, record.route]), record);
    found = last.size === records.length ? records : records.filter((record) => isLast(last, record));
    standing.set(records, found);
  }
  return found;
}

function isLast(last: ReadonlyMap<string, RegisterRecord>, record: RegisterRecord): boolean {
  return last.get(JSON.stringify([record.path, record.route])) === record;
}

/** The records of a register that count. */
export function standingRecords(register: Register): readonly RegisterRecord[] {
  return standingIn(register.records);
}

const heads = new WeakMap<object, RegisterRecord[]>();

/**
 * The head of a register as a record, for what looks at both alike; without a node where it is no mapping. The same
 * object while nothing of the head changes.
 */
export function headRecord(register: Register): RegisterRecord {
  const { path, head, headValue } = register;
  const document = register.documents.find((one) => one.path === path);
  const complete =
    head !== null &&
    document?.manifest?.complete !== false &&
    !document?.problems.some(({ losesContent }) => losesContent);
  const made = heads.get(headValue) ?? [];
  heads.set(headValue, made);
  const same = made.find((record) => record.complete === complete && record.path === path);
  if (same) return same;
  const record: RegisterRecord = {
    kind: 'manifest',
    id: '',
    path,
    route: [],
    node: head,
    ordinal: 0,
    value: headValue,
    complete,
  };
  made.push(record);
  return record;
}
