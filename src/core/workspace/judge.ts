import type { CardFacts } from '../cards/facts';
import { judgeCard } from '../cards/judge';
import type { SourceDocument } from '../documents/document';
import { type Bindings, bindingsOf } from '../evidence/binding';
import { testFacts } from '../evidence/effective';
import type { EvidenceFile } from '../evidence/result';
import { textAt } from '../register/fields';
import type { Obligation } from '../register/obligation';
import { obligationsOf, subjectsOf } from '../register/obligations';
import { fromRoot, globMatcher } from '../register/paths';
import { buildRegisters, governing, isBeneath, isRegisterDocument } from '../register/read';
import { headRecord, type Register, type RegisterRecord, standingRecords } from '../register/register';
import { rules as allRules, internalError } from '../rules';
import type { FindingDraft } from '../rules/finding';
import type { CheckContext, JudgedDocument, RecordRule, Rule } from '../rules/rule';
import { linkUsage } from '../usage/link';
import type { CodeScan, UsageScan } from '../usage/linked';
import type { CancellationToken, Listing } from './host';
import { type RollUps, rollUps } from './roll-up';
import { stopIfCancelled } from './store';

/** A draft with the rule that spoke and what it spoke about. */
export interface Spoken {
  rule: Rule;
  draft: FindingDraft;
}

/** Everything that is known after a check, for surfaces beyond the list of findings. */
export interface Model extends RollUps {
  registers: Register[];
  cards: ReadonlyMap<string, JudgedDocument>;
  evidence: ReadonlyMap<string, EvidenceFile>;
  /** Which records name which result files. */
  bindings: Bindings;
  usage: UsageScan | undefined;
  obligations: ReadonlyMap<Register, Obligation[]>;
  spoken: Spoken[];
  unknown: number;
  /** Whether a path (from the root, NFC) is a file that was listed. */
  hasFile(path: string): boolean;
}

export interface JudgeOptions {
  asOf: string;
  token: CancellationToken | undefined;
  pause: () => Promise<void>;
  /** Facts of cards by document, kept from check to check: a document never changes, it is replaced. */
  facts: WeakMap<SourceDocument, CardFacts>;
  /** AI in code; undefined while nobody has looked for it. */
  usage?: UsageScan;
  /** Looks for AI in code, given what the manifests say; what it finds is tied to the systems here. */
  scan?: ScanCode;
  /** By default all; a test may try its own. */
  rules?: readonly Rule[];
}

/** Answers the scan of the workspace's code as it stands, or undefined where there is none yet. */
export type ScanCode = (
  registers: readonly Register[],
  listing: Listing,
  token: CancellationToken | undefined,
) => Promise<CodeScan | undefined>;

const SLICE = 8;

/**
 * Judges a workspace: builds the registers, derives the obligations and runs every rule. A rule that throws becomes
 * one finding; the others still run.
 * @throws Cancelled
 */
export async function judge(
  documents: readonly SourceDocument[],
  listing: Listing,
  options: JudgeOptions,
): Promise<Model> {
  const { asOf, token, facts, rules = allRules } = options;
  let since = performance.now();
  const breathe = async (): Promise<void> => {
    if (performance.now() - since < SLICE) return;
    await options.pause();
    stopIfCancelled(token);
    since = performance.now();
  };
  const registers = buildRegisters(documents, listing.complete);
  const linked = linkedCards(registers);
  const cards = new Map<string, JudgedDocument>();
  const spoken: Spoken[] = [];
  let unknown = 0;
  for (const document of documents) {
    if (document.kind !== 'model-card' && document.kind !== 'dataset-card') continue;
    try {
      let known = facts.get(document);
      if (!known) {
        known = judgeCard(document);
        facts.set(document, known);
      }
      const register = governing(registers, document.path);
      cards.set(document.path, {
        document,
        facts: known,
        register,
        records: linked.get(document.path) ?? [],
      });
    } catch (error) {
      spoken.push(failure('card-judgement', document.path, error));
    }
    await breathe();
  }
  const evidence = new Map(
    documents.flatMap((document) => (document.evidence ? [[document.path, document.evidence]] : [])),
  );
  const scanned = await options.scan?.(registers, listing, token);
  const usage = options.usage ?? (scanned && linkUsage(scanned, registers));
  since = performance.now();
  const files = new Set(listing.files.map(({ path }) => path.normalize('NFC')));
  const matchFiles = (folder: string, glob: string): string[] => {
    const matches = globMatcher([glob]);
    const from = folder === '' ? 0 : folder.length + 1;
    return [...files].filter((path) => isBeneath(path, folder) && matches(path.slice(from)));
  };
  const bindings = bindingsOf(registers, matchFiles);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const context: CheckContext = {
    asOf,
    listed: listing.complete,
    hasFile: (path) => files.has(path),
    matchFiles,
    document: (path) => byPath.get(path),
    registers,
    cards,
    evidence,
    bindings,
    usage,
    unknown: () => {
      unknown++;
    },
  };
  const attempt = (rule: Rule, path: string, check: () => FindingDraft[]): void => {
    try {
      for (const draft of check()) spoken.push({ rule, draft });
    } catch (error) {
      spoken.push(failure(rule.slug, path, error));
    }
  };
  for (const document of documents) {
    for (const rule of rules)
      if (rule.on === 'document') attempt(rule, document.path, () => rule.check(document, context));
    const card = cards.get(document.path);
    if (card)
      for (const rule of rules)
        if (rule.on === 'card') attempt(rule, document.path, () => rule.check(card, context));
    const results = document.evidence;
    if (results)
      for (const rule of rules)
        if (rule.on === 'evidence')
          attempt(rule, document.path, () => rule.check(results, context, document));
    await breathe();
  }
  for (const file of usage?.files ?? []) {
    for (const rule of rules)
      if (rule.on === 'usage') attempt(rule, file.path, () => rule.check(file, context));
    await breathe();
  }
  const obligations = new Map<Register, Obligation[]>();
  for (const register of registers) {
    for (const rule of rules)
      if (rule.on === 'register') {
        attempt(rule, register.path, () => rule.check(register, context));
        await breathe();
      }
    const head = headRecord(register);
    for (const record of [...(head ? [head] : []), ...standingRecords(register)]) {
      for (const rule of rules)
        if (rule.on === 'record' && asks(rule, record))
          attempt(rule, record.path, () => rule.check(record, register, context));
      await breathe();
    }
    const asked = {
      asOf,
      cardState: (record: RegisterRecord) => cardState(register, record, context),
      hasFile: (path: string) => context.hasFile(path) || (context.listed ? false : undefined),
      ...testFacts(register, bindings, evidence),
    };
    const derived: Obligation[] = [];
    for (const subject of subjectsOf(register)) {
      const path = subject.type === 'system' ? subject.record.path : subject.path;
      for (const obligation of obligationsOf(register, subject, asked)) {
        derived.push(obligation);
        if (obligation.state === 'unknown') unknown++;
        for (const rule of rules)
          if (rule.on === 'obligation') attempt(rule, path, () => rule.check(obligation, register, context));
      }
      await breathe();
    }
    obligations.set(register, derived);
    await breathe();
  }
  const { hasFile } = context;
  const known = { registers, cards, evidence, bindings, usage, obligations, spoken, unknown, hasFile };
  return { ...known, ...rollUps({ ...known, asOf, listed: listing.complete }) };
}

/** Whether a rule is about records of this kind; the head of a register is meant only where it is named. */
function asks({ kinds }: RecordRule, { kind }: RegisterRecord): boolean {
  return kinds === 'all' ? kind !== 'manifest' : kinds.includes(kind);
}

function failure(rule: string, path: string, error: unknown): Spoken {
  const detail = error instanceof Error ? error.message : String(error);
  const draft: FindingDraft = {
    message: 'failed',
    args: { rule, detail, topic: rule },
    subject: { path },
    place: { path, at: 'card' },
  };
  return { rule: internalError, draft };
}

/** The path from the root of the card that a record names; undefined where it names none. */
export function cardPathOf(register: Register, record: RegisterRecord): string | undefined {
  const path = textAt(record.value, 'card') ?? textAt(record.value, 'card.path');
  return path === undefined ? undefined : fromRoot(register.folder, path);
}

function linkedCards(registers: readonly Register[]): Map<string, RegisterRecord[]> {
  const linked = new Map<string, RegisterRecord[]>();
  for (const register of registers)
    for (const record of register.records) {
      const path = cardPathOf(register, record);
      if (path !== undefined) linked.set(path, [...(linked.get(path) ?? []), record]);
    }
  return linked;
}

function cardState(
  register: Register,
  record: RegisterRecord,
  context: CheckContext,
): 'found' | 'partial' | 'not-found' | 'unknown' {
  const path = cardPathOf(register, record);
  if (path === undefined) return 'unknown';
  const card = context.cards.get(path);
  if (!card) {
    if (context.hasFile(path)) return 'unknown';
    return context.listed ? 'not-found' : 'unknown';
  }
  const { limitations, intendedUse, evaluation, trainingData } = card.facts.sections;
  const wanted =
    card.facts.kind === 'model-card' ? [limitations, intendedUse, evaluation, trainingData] : [trainingData];
  return wanted.every(({ state }) => state === 'substantive') ? 'found' : 'partial';
}

/** Whether findings of this document are those of a register. */
export function belongsToRegister(document: SourceDocument | undefined): boolean {
  return document !== undefined && isRegisterDocument(document);
}
