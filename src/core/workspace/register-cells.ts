import { kindsMeant, type Mention, mentionsOf, mentionsOfHead } from '../register/links';
import { compareRecords } from '../register/mentions';
import { recordsIn } from '../register/read';
import type { Register, RegisterRecord } from '../register/register';
import { sameData } from '../text/same-data';
import { type Cell, type Cells, newCell, touch, touchDifferent } from './cells';

/** What can be looked at in one register. */
export interface RegisterCells {
  /** The head as a whole, and what its fields say, by key: as values, and as they are written. */
  head: Cell;
  headFields: Cells;
  headEntries: Cells;
  /** By slug: whether the head sets how loud a rule is, and waives findings of it. */
  rules: Cells;
  complete: Cell;
  records: Cell;
  documents: Cell;
  /** Which kinds the manifest has a section for. */
  sections: Cell;
  /** What it inherits, and from whom. */
  inherited: Cell;
  /** The records of a kind as a whole. */
  kinds: Cells;
  /** Which ids a kind has, and in which order, whatever their records say. */
  ids: Cells;
  /** By kind, then id: which record has the id. */
  found: Map<string, Cells>;
  /** By kind, then id: who refers to the id. */
  named: Map<string, Cells>;
  /** The same by the kind of the records that refer to it. */
  namedBy: Map<string, Map<string, Cells>>;
}

export function newRegisterCells(): RegisterCells {
  return {
    head: newCell(),
    headFields: new Map(),
    headEntries: new Map(),
    rules: new Map(),
    complete: newCell(),
    records: newCell(),
    documents: newCell(),
    sections: newCell(),
    inherited: newCell(),
    kinds: new Map(),
    ids: new Map(),
    found: new Map(),
    named: new Map(),
    namedBy: new Map(),
  };
}

/** The cells of a kind, made when they are first looked at. */
export function cellsIn(all: Map<string, Cells>, kind: string): Cells {
  let cells = all.get(kind);
  if (!cells) {
    cells = new Map();
    all.set(kind, cells);
  }
  return cells;
}

/** Marks what differs between two states of a register; gives the records that only one of them has. */
export function compareRegisters(
  cells: RegisterCells,
  before: Register,
  after: Register,
  check: number,
): RegisterRecord[] {
  const named = (mentions: readonly Mention[]): void => {
    for (const mention of mentions) {
      const by = mention.from && cells.namedBy.get(mention.from.kind);
      for (const kind of kindsMeant(mention)) {
        touch(cells.named.get(kind)?.get(mention.id), check);
        touch(by?.get(kind)?.get(mention.id), check);
      }
    }
  };
  if (before.head !== after.head) {
    compareHeads(cells, before, after, check);
    named(mentionsOfHead(before.head, before.path));
    named(mentionsOfHead(after.head, after.path));
  }
  const { sections } = after;
  if (sections.size !== before.sections.size || [...sections].some((key) => !before.sections.has(key)))
    touch(cells.sections, check);
  if (before.complete !== after.complete) touch(cells.complete, check);
  if (!sameInheritance(before, after)) touch(cells.inherited, check);
  const records = changedRecords(before, after, () => touch(cells.documents, check));
  if (records.length > 0) touch(cells.records, check);
  for (const record of records) {
    const { kind, id } = record;
    touch(cells.kinds.get(kind), check);
    touch(cells.found.get(kind)?.get(id), check);
    named(mentionsOf(record));
    // A bare id may now mean a record of another kind.
    for (const ofKind of cells.named.values()) touch(ofKind.get(id), check);
    for (const by of cells.namedBy.values()) for (const ofKind of by.values()) touch(ofKind.get(id), check);
  }
  for (const kind of new Set(records.map((record) => record.kind)))
    if (!sameList(before.ids(kind), after.ids(kind))) touch(cells.ids.get(kind), check);
  return records;
}

function compareHeads(cells: RegisterCells, before: Register, after: Register, check: number): void {
  touch(cells.head, check);
  touchDifferent(cells.headEntries, before.headEntries, after.headEntries, check);
  const fields = (register: Register) => new Map(Object.entries(register.headValue));
  touchDifferent(cells.headFields, fields(before), fields(after), check, sameData);
  // What the head says of one rule concerns the findings of that rule alone.
  const ofRules = (register: Register) =>
    new Map([...cells.rules.keys()].map((rule) => [rule, saidOfRule(register, rule)]));
  touchDifferent(cells.rules, ofRules(before), ofRules(after), check, sameData);
}

/** What the head of a register says of a rule: how loud it is, and which of its findings are waived. */
function saidOfRule({ headValue: { rules, waivers } }: Register, slug: string): unknown[] {
  const isMapping = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  const own = isMapping(rules) && Object.hasOwn(rules, slug) ? rules[slug] : undefined;
  const list: unknown[] = Array.isArray(waivers) ? waivers : [];
  return [own, ...list.filter((waiver) => isMapping(waiver) && waiver.rule === slug)];
}

/** The records that only one of two states of a register has, and those of a file where they stand in another order. */
function changedRecords(before: Register, after: Register, documents: () => void): RegisterRecord[] {
  const had = new Map(before.documents.map((document) => [document.path, document]));
  const found: RegisterRecord[] = [];
  for (const document of after.documents) {
    const known = had.get(document.path);
    had.delete(document.path);
    if (known === document) continue;
    documents();
    const [old, now] = [known ? recordsIn(known) : [], recordsIn(document)];
    const { changed, moved } = compareRecords(old, now);
    for (const record of moved ? [...old, ...now] : changed) found.push(record);
  }
  for (const gone of had.values()) {
    documents();
    for (const record of recordsIn(gone)) found.push(record);
  }
  return found;
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, i) => text === other[i]);
}

function sameInheritance(before: Register, after: Register): boolean {
  if (before.extension.state === 'none' && after.extension.state === 'none') return true;
  if (JSON.stringify(before.extension) !== JSON.stringify(after.extension)) return false;
  if (before.ancestors.length !== after.ancestors.length) return false;
  for (const [i, one] of before.ancestors.entries()) {
    const other = after.ancestors[i];
    if (one.path !== other?.path || one.complete !== other.complete) return false;
    if (!sameData(one.headValue, other.headValue) || !sameRecords(one.index, other.index)) return false;
  }
  return true;
}

function sameRecords(before: Register['index'], after: Register['index']): boolean {
  if (before.size !== after.size) return false;
  for (const [kind, records] of before) {
    const others = after.get(kind);
    if (others === records) continue;
    if (others?.size !== records.size) return false;
    for (const [id, record] of records) if (others.get(id) !== record) return false;
  }
  return true;
}
