import type { SourceDocument } from '../documents/document';
import { get, isBlank, textOf } from '../documents/tree';
import type { Draft, DraftModel, DraftSystem } from './draft';

/** Tasks of the hub that language models which others run are called for. */
const TASKS =
  /^(?:text-generation|text2text-generation|conversational|question-answering|summarization|translation|image-text-to-text|any-to-any)$/;
const TITLE = /\b(?:language model|LLM|chat model|foundation model)\b/i;

/**
 * A system calls one model that somebody else runs, and one card of a language model belongs to it: the card is taken to
 * be of that model, and a comment says so. A card that names a base model is of a model of its own.
 * @param documents the cards by their paths from the folder of the draft
 */
export function joinHostedModels(draft: Draft, documents: ReadonlyMap<string, SourceDocument>): void {
  for (const system of draft.systems) {
    const own = system.models.flatMap((id) => draft.models.find((model) => model.id === id) ?? []);
    const [called, ...others] = own.filter(isCalled);
    const [carded, ...more] = own.filter((model) => isOfLanguageModel(model, documents));
    if (!called || !carded || others.length > 0 || more.length > 0) continue;
    const shared = (model: DraftModel): boolean =>
      draft.systems.some((other) => other !== system && other.models.includes(model.id));
    if (shared(called) || shared(carded)) continue;
    join(draft, system, called, carded);
  }
}

function isCalled({ card, artefacts = [], identifiers, provider }: DraftModel): boolean {
  return card === undefined && artefacts.length === 0 && identifiers.length > 0 && provider !== undefined;
}

function isOfLanguageModel(
  { card = '', artefacts = [], identifiers }: DraftModel,
  documents: ReadonlyMap<string, SourceDocument>,
): boolean {
  const document = documents.get(card);
  if (!document || artefacts.length > 0 || identifiers.length > 0) return false;
  if (!isBlank(get(document.tree, 'base_model') ?? null)) return false;
  const title = document.markdown?.headings.find(({ level }) => level === 1)?.text ?? '';
  return TASKS.test(textOf(get(document.tree, 'pipeline_tag')) ?? '') || TITLE.test(title);
}

function join(draft: Draft, system: DraftSystem, called: DraftModel, carded: DraftModel): void {
  carded.identifiers = called.identifiers;
  if (called.provider !== undefined) carded.provider = called.provider;
  if (called.supplier !== undefined) carded.supplier = called.supplier;
  draft.models = draft.models.filter((model) => model !== called);
  system.models = system.models.filter((id) => id !== called.id);
  system.because = `${system.because ?? 'From its code'}; ${carded.card} is taken to be the card of ${called.name ?? called.id}`;
}
