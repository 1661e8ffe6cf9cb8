import type { CardFacts } from '../cards/facts';
import type { SourceDocument } from '../documents/document';
import type { Bindings } from '../evidence/binding';
import type { EvidenceFile } from '../evidence/result';
import type { SchemaName } from '../generated/validators';
import type { Obligation } from '../register/obligation';
import type { Register, RegisterRecord } from '../register/register';
import type { LinkedFile, UsageScan } from '../usage/linked';
import type { GitState } from '../workspace/git-state';
import type { Confidence, FindingDraft, Severity } from './finding';

/**
 * How a rule speaks in three situations: no manifest governs the file; one does, but the card is linked to no
 * record; the card is linked, or the finding is about the register itself.
 */
export interface SeverityTable {
  noManifest: Severity | 'off';
  unlinked: Severity | 'off';
  linked: Severity | 'off';
}

/** A card with what was read and judged of it. */
export interface JudgedDocument {
  document: SourceDocument;
  facts: CardFacts;
  /** The register that governs it, if any, and the records whose `card` it is. */
  register: Register | undefined;
  records: readonly RegisterRecord[];
}

/** What checks may look at; all of it is read only. */
export interface CheckContext {
  /** `YYYY-MM-DD`. */
  asOf: string;
  /** True when the listing of files is complete. */
  listed: boolean;
  /** Whether a path (from the root, NFC) is a file that was listed. */
  hasFile(path: string): boolean;
  /** The files that match a glob of a manifest in `folder`. */
  matchFiles(folder: string, glob: string): string[];
  /** A document of the workspace by its path; undefined for files that are none of ours. */
  document(path: string): SourceDocument | undefined;
  registers: readonly Register[];
  cards: ReadonlyMap<string, JudgedDocument>;
  /** Result files by their paths. */
  evidence: ReadonlyMap<string, EvidenceFile>;
  /** Which records name which result files. */
  bindings: Bindings;
  /** Which of the files named as evidence git does not keep. */
  git: GitState;
  /** AI in code; undefined while nobody has looked for it. */
  usage: UsageScan | undefined;
  /** Says that a check lacked its data and stayed silent. */
  unknown(rule: string): void;
}

interface RuleMeta {
  /** Stable name, also of its page in docs/rules. */
  slug: string;
  /** What it finds, one sentence without a full stop, sentence case. */
  title: string;
  /** Why it matters, one or two sentences. */
  why: string;
  severity: SeverityTable;
  confidence: Confidence;
  /** Ids of the controls, clauses and articles it serves, namespaced. */
  controls: readonly string[];
  /** By message id; `{name}` stands for an argument. Says what is wrong, why it matters here, what to do. */
  messages: Readonly<Record<string, string>>;
  /** Whether any of its findings carry a fix. */
  fixable: boolean;
}

export interface DocumentRule extends RuleMeta {
  on: 'document';
  check(document: SourceDocument, context: CheckContext): FindingDraft[];
}

export interface CardRule extends RuleMeta {
  on: 'card';
  check(card: JudgedDocument, context: CheckContext): FindingDraft[];
}

export interface RegisterRule extends RuleMeta {
  on: 'register';
  check(register: Register, context: CheckContext): FindingDraft[];
}

/**
 * Looks at one record, so that an edit elsewhere need not ask it again. `looks` is a promise: `record` sees the record
 * itself, the head of its register and `asOf`; `links` sees besides the records that it names, those that name it, one
 * step further from these (`register.links`, `findRecord`), and files, cards and evidence.
 */
export interface RecordRule extends RuleMeta {
  on: 'record';
  /** `manifest` is the head of a register, handed over as a record of its own; `all` are all records without it. */
  kinds: readonly SchemaName[] | 'all';
  looks: 'record' | 'links';
  check(record: RegisterRecord, register: Register, context: CheckContext): FindingDraft[];
}

export interface ObligationRule extends RuleMeta {
  on: 'obligation';
  check(obligation: Obligation, register: Register, context: CheckContext): FindingDraft[];
}

export interface EvidenceRule extends RuleMeta {
  on: 'evidence';
  /** @param document the document that the results were read from */
  check(file: EvidenceFile, context: CheckContext, document: SourceDocument): FindingDraft[];
}

/** Looks at one file that uses AI, with the systems it belongs to. */
export interface UsageRule extends RuleMeta {
  on: 'usage';
  check(file: LinkedFile, context: CheckContext): FindingDraft[];
}

/** Spoken by the engine itself: about its own run, not about one document. */
export interface EngineRule extends RuleMeta {
  on: 'engine';
}

export type Rule =
  | DocumentRule
  | CardRule
  | RegisterRule
  | RecordRule
  | ObligationRule
  | EvidenceRule
  | UsageRule
  | EngineRule;
