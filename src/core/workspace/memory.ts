import type { AppliedRequirement } from '../catalogue/requirements';
import type { SourceDocument } from '../documents/document';
import type { Bindings } from '../evidence/binding';
import type { EvidenceFile } from '../evidence/result';
import type { Obligation } from '../register/obligation';
import type { Register, RegisterRecord } from '../register/register';
import type { JudgedDocument, Rule } from '../rules/rule';
import type { LinkedFile, UsageScan } from '../usage/linked';
import { type Cell, type Cells, type Memo, newCell, touch, touchDifferent } from './cells';
import type { FileIndex } from './files';
import type { GitState } from './git-state';
import type { Listing } from './host';
import type { Spoken } from './judge';
import { compareRegisters, newRegisterCells, type RegisterCells } from './register-cells';

/** What some rules said, and how many of them lacked their data. */
export interface Said {
  spoken: Spoken[];
  unknown: number;
}

/** The obligations of one subject, and what rules said of them. */
export interface Derived {
  obligations: Obligation[];
  /** What is said where they could not be derived. */
  failed?: Said['spoken'][number];
  said?: Memo<Said>;
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

/** What was worked out of one register as a whole. */
interface OfRegister {
  cells: RegisterCells;
  rules: Map<Rule, Memo<Said>>;
  /** What is demanded of the organization, and what became of each demand. */
  demanded: Memo<AppliedRequirement[]> | undefined;
  organization: WeakMap<AppliedRequirement, Memo<Derived>>;
  systems: WeakMap<RegisterRecord, Memo<Derived>>;
  /** What rules said of a record that look at it alone, and of those that look further. */
  record: WeakMap<RegisterRecord, Memo<Said>>;
  links: WeakMap<RegisterRecord, Memo<Said>>;
}

/** What is kept from check to check: results by the objects that they are about, and the cells that they rest on. */
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
  documents: WeakMap<SourceDocument, Memo<Said>>;
  files: WeakMap<LinkedFile, Memo<Said>>;
  usage: { of: object; memo: Memo<UsageScan> } | undefined;
  ofRegister(register: Register): OfRegister;
  cellsOf(register: Register): RegisterCells;
  sawUsage(usage: UsageScan | undefined, check: number): void;
  /** Counts the states that were judged. */
  check: number;
  /** By the path of the manifest. */
  byPath: Map<string, OfRegister>;
}

export function createMemory(): Memory {
  const byPath = new Map<string, OfRegister>();
  const ofRegister = ({ path }: Register): OfRegister => {
    let found = byPath.get(path);
    if (!found) {
      found = {
        cells: newRegisterCells(),
        rules: new Map(),
        demanded: undefined,
        organization: new WeakMap(),
        systems: new WeakMap(),
        record: new WeakMap(),
        links: new WeakMap(),
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
    check: 0,
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
    documents: new WeakMap<SourceDocument, Memo<Said>>(),
    files: new WeakMap<LinkedFile, Memo<Said>>(),
  };
}

/**
 * Takes in a new state: marks what differs from the one before, in one go, so that a check that is cancelled leaves
 * nothing half marked. Gives the number of the check.
 */
export function advance(memory: Memory, world: World): number {
  const before = memory.world;
  memory.check++;
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
    if (changed.some(({ value }) => value.evidence !== undefined)) touch(cells.bindings, check);
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
