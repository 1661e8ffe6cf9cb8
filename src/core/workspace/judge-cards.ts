import type { CardFacts } from '../cards/facts';
import { judgeCard } from '../cards/judge';
import type { SourceDocument } from '../documents/document';
import { testFacts } from '../evidence/effective';
import { approvedDigest } from '../register/approved';
import { textAt } from '../register/fields';
import type { ObligationFacts } from '../register/obligations';
import { fromRoot } from '../register/paths';
import { governing, recordsThat } from '../register/read';
import type { Register, RegisterRecord } from '../register/register';
import type { CheckContext, JudgedDocument } from '../rules/rule';
import { failure } from './asking';
import type { Spoken } from './judge';
import type { Slices } from './slices';

/**
 * The cards among the documents, each with its register and the records that name it. What is said of those that
 * cannot be judged stands in their stead.
 * @param facts of cards by document, kept from check to check
 * @throws Cancelled
 */
export async function judgeCards(
  documents: readonly SourceDocument[],
  registers: readonly Register[],
  facts: WeakMap<SourceDocument, CardFacts>,
  slices: Slices,
): Promise<{ cards: Map<string, JudgedDocument>; failed: Spoken[] }> {
  const cards = new Map<string, JudgedDocument>();
  const failed: Spoken[] = [];
  const own = documents.filter(({ kind }) => kind === 'model-card' || kind === 'dataset-card');
  if (own.length === 0) return { cards, failed };
  const linked = linkedCards(registers);
  for (const document of own) {
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
      failed.push(failure('card-judgement', document.path, error));
    }
    if (slices.isOver()) await slices.next();
  }
  return { cards, failed };
}

const cardPaths = new WeakMap<RegisterRecord, { folder: string; path: string | undefined }>();

/** The path from the root of the card that a record names; undefined where it names none. */
export function cardPathOf(register: Register, record: RegisterRecord): string | undefined {
  let known = cardPaths.get(record);
  if (known?.folder !== register.folder) {
    const path = writtenCard(record);
    known = {
      folder: register.folder,
      path: path === undefined ? undefined : fromRoot(register.folder, path),
    };
    cardPaths.set(record, known);
  }
  return known.path;
}

function writtenCard({ value }: RegisterRecord): string | undefined {
  return textAt(value, 'card') ?? textAt(value, 'card.path');
}

const namingCards = recordsThat((record) => writtenCard(record) !== undefined);

/** What obligations ask of the workspace beyond their register. */
export function factsFor(register: Register, context: CheckContext): ObligationFacts {
  return {
    asOf: context.asOf,
    cardState: (record) => cardState(register, record, context),
    approvedDigest: (record, written) =>
      approvedDigest(register, record, written, (path) => context.document(path)),
    hasFile: (path) => context.hasFile(path) || (context.listed ? false : undefined),
    ...testFacts(register, context.bindings, context.evidence),
  };
}

function linkedCards(registers: readonly Register[]): Map<string, RegisterRecord[]> {
  const linked = new Map<string, RegisterRecord[]>();
  for (const register of registers)
    for (const document of register.documents)
      for (const record of namingCards(document)) {
        const path = cardPathOf(register, record);
        if (path === undefined) continue;
        const same = linked.get(path);
        if (same) same.push(record);
        else linked.set(path, [record]);
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
