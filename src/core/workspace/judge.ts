import type { CardFacts } from '../cards/facts';
import type { SourceDocument } from '../documents/document';
import { type Bindings, bindingsOf } from '../evidence/binding';
import type { EvidenceFile } from '../evidence/result';
import { mentionsOf } from '../register/links';
import type { Obligation } from '../register/obligation';
import { buildRegisters, isRegisterDocument, recordsIn } from '../register/read';
import type { Register } from '../register/register';
import { rules as allRules } from '../rules';
import type { FindingDraft } from '../rules/finding';
import type { JudgedDocument, Rule } from '../rules/rule';
import { linkUsage } from '../usage/link';
import type { CodeScan, UsageScan } from '../usage/linked';
import { type Asking, byTarget } from './asking';
import { stopIfCancelled } from './cancel';
import { remember } from './cells';
import { indexFiles } from './files';
import { gitStateOf, nothingKnown } from './git-state';
import type { CancellationToken, Host, Listing } from './host';
import { judgeCards } from './judge-cards';
import { judgeDocuments, judgeFiles } from './judge-documents';
import { judgeObligations, judgeRecords } from './judge-register';
import { advance, createMemory, type Memory, type World } from './memory';
import type { Whole } from './part';
import { type RollUps, rollUps } from './roll-up';
import { createSlices, type Slices } from './slices';
import { watchedRegister } from './watched';

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
  /** What the rules said, part by part; of parts that an edit left as they were, the same objects. */
  said: readonly Whole[];
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
  const slices = createSlices(options.pause, token);
  await readRecords(documents, memory.world?.documents, slices);
  const registers = buildRegisters(documents, listing.complete, memory.world?.registers);
  const { cards, failed } = await judgeCards(documents, registers, facts, slices);
  const evidence = new Map(
    documents.flatMap((document) => (document.evidence ? [[document.path, document.evidence]] : [])),
  );
  const scanned = await options.scan?.(registers, listing, token);
  await slices.next();
  const { files: listed, complete } = listing;
  const files = memory.world?.listed === listed ? memory.world.files : indexFiles(listing);
  await slices.breathe();
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
  await slices.breathe();
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
  const said: Whole[] = failed.length > 0 ? [{ by: memory.cards, spoken: failed, unknown: 0 }] : [];
  const asking: Asking = { world, memory, check, by: byTarget(rules), said };
  await judgeDocuments(asking, documents, slices);
  await judgeFiles(asking, slices);
  const obligations = new Map<Register, Obligation[]>();
  for (const register of registers) {
    await judgeRecords(asking, register, slices);
    obligations.set(register, await judgeObligations(asking, register, slices));
  }
  const hasFile = files.has;
  const known = {
    registers,
    cards,
    evidence,
    bindings,
    usage: world.usage,
    obligations,
    said,
    hasFile,
  };
  return { ...known, ...rollUps({ ...known, asOf, listed: listing.complete }) };
}

/** Whether findings of this document are those of a register. */
export function belongsToRegister(document: SourceDocument | undefined): boolean {
  return document !== undefined && isRegisterDocument(document);
}

/**
 * Reads the records of documents and what they refer to. Both are kept with what they were read from, so that what
 * follows finds them.
 * @param before the documents of the last check, which were read then
 */
async function readRecords(
  documents: readonly SourceDocument[],
  before: ReadonlyMap<string, SourceDocument> | undefined,
  slices: Slices,
): Promise<void> {
  for (const document of documents) {
    if (!isRegisterDocument(document) || before?.get(document.path) === document) continue;
    for (const record of recordsIn(document)) {
      mentionsOf(record);
      if (slices.isOver()) await slices.next();
    }
  }
}
