import type { AppliedRequirement } from '../catalogue/requirements';
import type { SourceDocument } from '../documents/document';
import { type Bindings, namesFiles } from '../evidence/binding';
import type { EvidenceFile } from '../evidence/result';
import type { Obligation } from '../register/obligation';
import type { Register, RegisterRecord } from '../register/register';
import type { JudgedDocument, Rule } from '../rules/rule';
import type { LinkedFile, UsageScan } from '../usage/linked';
import { type Cell, type Cells, type Memo, newCell, ONLY, touch, touchDifferent } from './cells';
import type { FileIndex } from './files';
import type { GitState } from './git-state';
import type { Listing } from './host';
import type { Spoken } from './judge';
import { newPart, type Part, type Said, type Whole } from './part';
import { compareRegisters, newRegisterCells, type RegisterCells } from './register-cells';
import type { Shared } from './shared';

/** The obligations of one subject, and what rules said of them. */
export interface Derived {
  derived: Memo<{
    obligations: Obligation[];
    /** What is said where they could not be derived. */
    failed?: Spoken;
  }>;
  said: Memo<Said>;
}

/** The obligations of several subjects, and what rules said of them. */
export interface DerivedWhole extends Whole {
  obligations: Obligation[];
}

/** What rules said of a record: those that look at it alone, and those that look further. */
export interface OfRecord {
  record: Memo<Said>;
  links: Memo<Said>;
}

/** The state of a workspace that is judged. */
export interface World {
  asOf: string;
  rules: readonly Rule[];
  documents: ReadonlyMap<string, SourceDocument>;
  listed: Listing['files'];
  complete: boolean;
  files: FileIndex;
  registers: Register[];
  cards: ReadonlyMap<string, JudgedDocument>;
  evidence: ReadonlyMap<string, EvidenceFile>;
  bindings: Bindings;
  git: GitState;
  usage: UsageScan | undefined;
}

/** What was worked out of one register. */
interface OfRegister {
  cells: RegisterCells;
  rules: Part<Rule, Memo<Said>>;
  head: Part<RegisterRecord, OfRecord>;
  /** By chunk of a document. */
  records: Map<string, Part<RegisterRecord, OfRecord>>;
  /** What is demanded of the organization, and what became of each demand. */
  demanded: Memo<AppliedRequirement[]> | undefined;
  organization: Part<AppliedRequirement, Derived, DerivedWhole>;
  systems: Map<string, Part<RegisterRecord, Derived, DerivedWhole>>;
  /** What obligations of many subjects rest on, by name. */
  shared: Map<string, Shared>;
  /** All obligations; the same list while those of every part are the same. */
  derived: { wholes: readonly DerivedWhole[]; obligations: Obligation[] } | undefined;
}

/** What is kept from check to check: results, part by part, and the cells that they rest on. */
export interface Memory {
  /** The state that was judged last, though perhaps not to its end. */
  world: World | undefined;
  cells: {
    listed: Cell;
    files: Cell;
    /** Which registers there are, and where. */
    registers: Cell;
    usage: Cell;
    allCards: Cell;
    allEvidence: Cell;
    /** Which records name a result file. */
    bindings: Cell;
    /** What git keeps of the evidence. */
    git: Cell;
    cards: Cells;
    evidence: Cells;
    documents: Cells;
  };
  /** By path. */
  documents: Map<string, Part<SourceDocument, Memo<Said>>>;
  files: Map<string, Part<LinkedFile, Memo<Said>>>;
  /** What is said of cards that could not be judged, and of waivers. */
  cards: object;
  waivers: object;
  usage: { of: object; memo: Memo<UsageScan> } | undefined;
  ofRegister(register: Register): OfRegister;
  cellsOf(register: Register): RegisterCells;
  sawUsage(usage: UsageScan | undefined, check: number): void;
  /** Counts the states that were judged. */
  check: number;
  /** By the path of the manifest. */
  byPath: Map<string, OfRegister>;
}

/** @param once whether only one check is made, so that what is looked at needs no note */
export function createMemory(once = false): Memory {
  const byPath = new Map<string, OfRegister>();
  const ofRegister = ({ path }: Register): OfRegister => {
    let found = byPath.get(path);
    if (!found) {
      found = {
        cells: newRegisterCells(),
        rules: newPart(),
        head: newPart(),
        records: new Map(),
        demanded: undefined,
        organization: newPart(),
        systems: new Map(),
        shared: new Map(),
        derived: undefined,
      };
      byPath.set(path, found);
    }
    return found;
  };
  const empty = emptied();
  let usageSeen: UsageScan | undefined;
  return {
    world: undefined,
    ...empty,
    usage: undefined,
    ofRegister,
    cellsOf: (register) => ofRegister(register).cells,
    sawUsage(usage, check) {
      if (usage !== usageSeen) touch(this.cells.usage, check);
      usageSeen = usage;
    },
    check: once ? ONLY : 0,
    byPath,
  };
}

function emptied() {
  return {
    cells: {
      listed: newCell(),
      files: newCell(),
      registers: newCell(),
      usage: newCell(),
      allCards: newCell(),
      allEvidence: newCell(),
      bindings: newCell(),
      git: newCell(),
      cards: new Map(),
      evidence: new Map(),
      documents: new Map(),
    },
    documents: new Map(),
    files: new Map(),
    cards: {},
    waivers: {},
  };
}

/**
 * Takes in a new state: marks what differs from the one before, in one go, so that a check that is cancelled leaves
 * nothing half marked. Gives the number of the check.
 */
export function advance(memory: Memory, world: World): number {
  const before = memory.check === ONLY ? undefined : memory.world;
  if (memory.check !== ONLY) memory.check++;
  const { check, cells } = memory;
  memory.world = world;
  if (!before || before.asOf !== world.asOf || before.rules !== world.rules) {
    Object.assign(memory, emptied(), { usage: undefined });
    memory.byPath.clear();
    return check;
  }
  if (before.complete !== world.complete) touch(cells.listed, check);
  if (
    !samePaths(before.git.ignored, world.git.ignored) ||
    !samePaths(before.git.untracked, world.git.untracked)
  )
    touch(cells.git, check);
  if (before.listed !== world.listed && !sameFiles(before.files, world.files)) {
    touch(cells.files, check);
    touch(cells.bindings, check);
  }
  touchDifferent(cells.documents, before.documents, world.documents, check);
  if (touchDifferent(cells.evidence, before.evidence, world.evidence, check)) touch(cells.allEvidence, check);
  if (touchDifferent(cells.cards, before.cards, steady(before.cards, world.cards), check))
    touch(cells.allCards, check);
  const known = new Map(before.registers.map((register) => [register.path, register]));
  let same = before.registers.length === world.registers.length;
  for (const [i, register] of world.registers.entries()) {
    const old = known.get(register.path);
    const changed = old ? compareRegisters(memory.cellsOf(register), old, register, check) : [];
    if (changed.some(namesFiles)) touch(cells.bindings, check);
    if (before.registers[i]?.path !== register.path) same = false;
    known.delete(register.path);
  }
  for (const path of known.keys()) memory.byPath.delete(path);
  if (!same) {
    touch(cells.registers, check);
    touch(cells.bindings, check);
  }
  return check;
}

function samePaths(before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
  return before.size === after.size && [...before].every((path) => after.has(path));
}

function sameFiles(before: FileIndex, after: FileIndex): boolean {
  return (
    before.paths.length === after.paths.length && before.paths.every((path, i) => path === after.paths[i])
  );
}

/** The cards of the new state, those that are as they were as the objects of the state before. */
function steady(
  before: ReadonlyMap<string, JudgedDocument>,
  after: ReadonlyMap<string, JudgedDocument>,
): ReadonlyMap<string, JudgedDocument> {
  const out = new Map(after);
  for (const [path, card] of after) {
    const old = before.get(path);
    if (old && sameCard(old, card)) out.set(path, old);
  }
  return out;
}

function sameCard(a: JudgedDocument, b: JudgedDocument): boolean {
  return (
    a.document === b.document &&
    a.register?.path === b.register?.path &&
    a.records.length === b.records.length &&
    a.records.every((record, i) => record === b.records[i])
  );
}
