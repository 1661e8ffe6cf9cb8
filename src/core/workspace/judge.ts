import type { CardFacts } from '../cards/facts';
import { judgeCard } from '../cards/judge';
import type { SourceDocument } from '../documents/document';
import { type Bindings, bindingsOf } from '../evidence/binding';
import { testFacts } from '../evidence/effective';
import type { EvidenceFile } from '../evidence/result';
import { textAt } from '../register/fields';
import type { Obligation } from '../register/obligation';
import {
  type ObligationFacts,
  obligationsOf,
  organizationObligation,
  organizationRequirements,
  subjectsOf,
} from '../register/obligations';
import { fromRoot } from '../register/paths';
import { buildRegisters, governing, isRegisterDocument, recordsIn } from '../register/read';
import { headRecord, type Register, type RegisterRecord, standingIn } from '../register/register';
import { rules as allRules, internalError } from '../rules';
import type { FindingDraft } from '../rules/finding';
import type { CheckContext, JudgedDocument, RecordRule, Rule } from '../rules/rule';
import { linkUsage } from '../usage/link';
import type { CodeScan, UsageScan } from '../usage/linked';
import { type Memo, remember } from './cells';
import { indexFiles } from './files';
import { gitStateOf, nothingKnown } from './git-state';
import type { CancellationToken, Host, Listing } from './host';
import { advance, createMemory, type Derived, type Memory, type Said, type World } from './memory';
import { type RollUps, rollUps } from './roll-up';
import { stopIfCancelled } from './store';
import { watchedRegister } from './watched';
import { watchedContext } from './watched-context';

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
  /** What earlier checks worked out; without it everything is worked out anew. */
  memory?: Memory;
  /** AI in code; undefined while nobody has looked for it. */
  usage?: UsageScan;
  /** Looks for AI in code, given what the manifests say; what it finds is tied to the systems here. */
  scan?: ScanCode;
  /** Asked what git keeps of the evidence; without it nothing is said of that. */
  host?: Pick<Host, 'isIgnored' | 'read' | 'untracked'>;
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
 * one finding; the others still run. With a memory only what an edit may have changed is worked out again; the result is
 * the same to the byte.
 * @throws Cancelled
 */
export async function judge(
  documents: readonly SourceDocument[],
  listing: Listing,
  options: JudgeOptions,
): Promise<Model> {
  const { asOf, token, facts, rules = allRules, memory = createMemory() } = options;
  let since = performance.now();
  const breathe = async (): Promise<void> => {
    if (performance.now() - since < SLICE) return;
    await options.pause();
    stopIfCancelled(token);
    since = performance.now();
  };
  const registers = buildRegisters(documents, listing.complete, memory.world?.registers);
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
  since = performance.now();
  const { files: listed, complete } = listing;
  const files = memory.world?.listed === listed ? memory.world.files : indexFiles(listing);
  const bindings = bindingsOf(registers, files.match);
  const git = options.host ? await gitStateOf(bindings.paths, files.has, options.host) : nothingKnown;
  stopIfCancelled(token);
  const world: World = {
    asOf,
    rules,
    documents: new Map(documents.map((document) => [document.path, document])),
    listed,
    complete,
    files,
    registers,
    cards,
    evidence,
    bindings,
    git,
    usage: options.usage,
  };
  const check = advance(memory, world);
  if (scanned) {
    const known = memory.usage?.of === scanned ? memory.usage.memo : undefined;
    const memo = remember(known, check, (see) =>
      linkUsage(
        scanned,
        registers.map((register) => watchedRegister(register, memory.cellsOf(register), see)),
      ),
    );
    memory.usage = { of: scanned, memo };
    world.usage ??= memo.value;
  }
  memory.sawUsage(world.usage, check);
  const ask = (known: Memo<Said> | undefined, speak: (voice: Voice) => void): Memo<Said> => {
    const memo = remember(known, check, (see) => {
      const said: Said = { spoken: [], unknown: 0 };
      const context = watchedContext(world, memory, see, () => said.unknown++);
      const attempt: Voice['attempt'] = (rule, path, drafts) => {
        try {
          for (const draft of drafts()) said.spoken.push({ rule, draft });
        } catch (error) {
          said.spoken.push(failure(rule.slug, path, error));
        }
      };
      let watched: Register | undefined;
      const watch = (register: Register) =>
        (watched ??= watchedRegister(register, memory.cellsOf(register), see));
      speak({ context, attempt, watch });
      return said;
    });
    for (const one of memo.value.spoken) spoken.push(one);
    unknown += memo.value.unknown;
    return memo;
  };
  const by = byTarget(rules);
  for (const document of documents) {
    const { path } = document;
    const known = memory.documents.get(document);
    const memo = ask(known, ({ context, attempt }) => {
      for (const rule of by.document) attempt(rule, path, () => rule.check(document, context));
      const card = document.kind.endsWith('-card') ? context.cards.get(path) : undefined;
      if (card) for (const rule of by.card) attempt(rule, path, () => rule.check(card, context));
      const results = document.evidence;
      if (results)
        for (const rule of by.evidence) attempt(rule, path, () => rule.check(results, context, document));
    });
    if (memo !== known) memory.documents.set(document, memo);
    await breathe();
  }
  for (const file of world.usage?.files ?? []) {
    const known = memory.files.get(file);
    const memo = ask(known, ({ context, attempt }) => {
      for (const rule of by.usage) attempt(rule, file.path, () => rule.check(file, context));
    });
    if (memo !== known) memory.files.set(file, memo);
    await breathe();
  }
  const obligations = new Map<Register, Obligation[]>();
  for (const register of registers) {
    const own = memory.ofRegister(register);
    for (const rule of by.register) {
      const known = own.rules.get(rule);
      const memo = ask(known, ({ context, attempt, watch }) =>
        attempt(rule, register.path, () => rule.check(watch(register), context)),
      );
      own.rules.set(rule, memo);
      await breathe();
    }
    const askRecord = (record: RegisterRecord): void => {
      for (const looks of ['record', 'links'] as const) {
        const known = own[looks].get(record);
        const memo = ask(known, ({ context, attempt, watch }) => {
          for (const rule of asked(by[looks], record.kind))
            attempt(rule, record.path, () => rule.check(record, watch(register), context));
        });
        if (memo !== known) own[looks].set(record, memo);
      }
    };
    askRecord(headRecord(register));
    for (const document of register.documents)
      for (const record of standingIn(recordsIn(document))) {
        askRecord(record);
        await breathe();
      }
    const derived: Obligation[] = [];
    /** The obligations that `derive` gives, and what rules say of them. */
    const judgeThem = (
      known: Memo<Derived> | undefined,
      path: string,
      derive: (watched: Register, facts: ObligationFacts) => Obligation[],
    ): Memo<Derived> => {
      const memo = remember(known, check, (see): Derived => {
        const watched = watchedRegister(register, memory.cellsOf(register), see);
        const context = watchedContext(world, memory, see, () => {});
        try {
          return { obligations: derive(watched, factsFor(watched, context)) };
        } catch (error) {
          return { obligations: [], failed: failure('obligations', path, error) };
        }
      });
      memo.value.said = ask(memo === known ? memo.value.said : undefined, ({ context, attempt, watch }) => {
        for (const obligation of memo.value.obligations) {
          if (obligation.state === 'unknown') context.unknown('');
          for (const rule of by.obligation)
            attempt(rule, path, () => rule.check(obligation, watch(register), context));
        }
      });
      if (memo.value.failed) spoken.push(memo.value.failed);
      for (const obligation of memo.value.obligations) derived.push(obligation);
      return memo;
    };
    for (const subject of subjectsOf(register)) {
      if (subject.type === 'system') {
        const known = own.systems.get(subject.record);
        const memo = judgeThem(known, subject.record.path, (watched, facts) =>
          obligationsOf(watched, subject, facts),
        );
        if (memo !== known) own.systems.set(subject.record, memo);
      } else {
        own.demanded = remember(own.demanded, check, (see) =>
          organizationRequirements(watchedRegister(register, own.cells, see), asOf),
        );
        for (const requirement of own.demanded.value) {
          const known = own.organization.get(requirement);
          const memo = judgeThem(known, subject.path, (watched, facts) => [
            organizationObligation(watched, subject, requirement, facts),
          ]);
          if (memo !== known) own.organization.set(requirement, memo);
          await breathe();
        }
      }
      await breathe();
    }
    obligations.set(register, derived);
    await breathe();
  }
  const hasFile = files.has;
  const known = {
    registers,
    cards,
    evidence,
    bindings,
    usage: world.usage,
    obligations,
    spoken,
    unknown,
    hasFile,
  };
  return { ...known, ...rollUps({ ...known, asOf, listed: listing.complete }) };
}

interface Voice {
  context: CheckContext;
  attempt(rule: Rule, path: string, drafts: () => FindingDraft[]): void;
  watch(register: Register): Register;
}

type On<K extends Rule['on']> = Extract<Rule, { on: K }>[];

/** The rules by what they look at. */
function byTarget(rules: readonly Rule[]) {
  const of = <K extends Rule['on']>(on: K) => rules.filter((rule) => rule.on === on) as On<K>;
  const ofLooks = (wanted: RecordRule['looks']): RecordRules => ({
    rules: of('record').filter(({ looks }) => looks === wanted),
    ofKind: new Map(),
  });
  return {
    document: of('document'),
    card: of('card'),
    evidence: of('evidence'),
    usage: of('usage'),
    register: of('register'),
    record: ofLooks('record'),
    links: ofLooks('links'),
    obligation: of('obligation'),
  };
}

/** The rules about records of a kind; the head of a register is meant only where it is named. */
function asked({ rules, ofKind }: RecordRules, kind: string): readonly RecordRule[] {
  let found = ofKind.get(kind);
  if (!found) {
    found = rules.filter(({ kinds }) =>
      kinds === 'all' ? kind !== 'manifest' : kinds.some((one) => one === kind),
    );
    ofKind.set(kind, found);
  }
  return found;
}

interface RecordRules {
  rules: readonly RecordRule[];
  ofKind: Map<string, readonly RecordRule[]>;
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

const cardPaths = new WeakMap<RegisterRecord, { folder: string; path: string | undefined }>();

/** The path from the root of the card that a record names; undefined where it names none. */
export function cardPathOf(register: Register, record: RegisterRecord): string | undefined {
  let known = cardPaths.get(record);
  if (known?.folder !== register.folder) {
    const path = textAt(record.value, 'card') ?? textAt(record.value, 'card.path');
    known = {
      folder: register.folder,
      path: path === undefined ? undefined : fromRoot(register.folder, path),
    };
    cardPaths.set(record, known);
  }
  return known.path;
}

function factsFor(register: Register, context: CheckContext): ObligationFacts {
  return {
    asOf: context.asOf,
    cardState: (record) => cardState(register, record, context),
    hasFile: (path) => context.hasFile(path) || (context.listed ? false : undefined),
    ...testFacts(register, context.bindings, context.evidence),
  };
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
