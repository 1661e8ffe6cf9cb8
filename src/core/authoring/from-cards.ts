import type { SourceDocument } from '../documents/document';
import { get, isList, textOf } from '../documents/tree';
import { isBeneath } from '../register/read';
import { relativePath, resolvePath } from '../rules/schema/paths';
import { folderOf } from '../text/paths';
import { cardName, cardSlug } from './card-names';
import type { Draft } from './draft';
import { freeId, idOf } from './ids';

/** A card as drafting needs it. */
export interface CardSource {
  kind: 'model-card' | 'dataset-card';
  document: SourceDocument;
}

/** Folders whose cards are samples of something else. */
const ASIDE = /(?:^|\/)(?:node_modules|vendor|third[_-]?party|templates?|fixtures|testdata)\//i;

/**
 * Drafts a register from the cards beneath a folder: each model card one model and one system, each dataset card one
 * dataset. What the cards say (licence, limitations, results) is not copied: they stay its source.
 */
export function draftFromCards(cards: readonly CardSource[], folder: string): Draft {
  const draft: Draft = { systems: [], models: [], datasets: [], suppliers: [] };
  const own = cards
    .filter(({ document: { path } }) => isBeneath(path, folder) && !ASIDE.test(path))
    .sort((a, b) => (a.document.path < b.document.path ? -1 : 1));
  const datasets = new Set<string>();
  const documents = new Map<string, SourceDocument>();
  for (const { kind, document } of own) {
    if (kind !== 'dataset-card') continue;
    const id = freeId(idOf(cardSlug(document) ?? cardName(document) ?? '', 'dataset'), (one) =>
      datasets.has(one),
    );
    datasets.add(id);
    const card = relativePath(folder, document.path);
    draft.datasets.push({ id, card });
    documents.set(card, document);
  }
  const models = new Set<string>();
  for (const { kind, document } of own) {
    if (kind !== 'model-card') continue;
    const name = cardName(document);
    const id = freeId(idOf(cardSlug(document) ?? name ?? '', 'model'), (one) => models.has(one));
    models.add(id);
    const card = relativePath(folder, document.path);
    draft.models.push({ id, card, identifiers: [] });
    draft.systems.push({
      id,
      name: name ?? id,
      code: [],
      models: [id],
      datasets: draft.datasets
        .filter((dataset) => speaksOf(document, dataset, folder) || tellsOf(document, dataset, documents))
        .map((one) => one.id),
      suppliers: [],
      because: `From ${card}`,
    });
  }
  return draft;
}

/** Whether a model's card names a dataset in its metadata, or links to the dataset's card. */
function speaksOf(model: SourceDocument, { id, card }: Draft['datasets'][number], folder: string): boolean {
  const names = [id, lastPart(folderOf(card))];
  return (
    namedDatasets(model).some((written) => names.includes(lastPart(written))) ||
    linksOf(model).some((path) => relativePath(folder, path) === card)
  );
}

/** Words that a dataset's name may have in common with any text. */
const COMMON =
  /^(?:the|and|for|with|from|data|dataset|set|training|train|test|validation|sample|customer|user)s?$/i;

/** Whether a model's card speaks of a dataset by its name in full, of two telling words at least. */
function tellsOf(
  model: SourceDocument,
  { id, card }: Draft['datasets'][number],
  documents: ReadonlyMap<string, SourceDocument>,
): boolean {
  const document = documents.get(card);
  const said = ` ${wordsOf(model.text).join(' ')} `;
  return [id, (document && cardName(document)) ?? ''].some((name) => {
    const words = wordsOf(name);
    const telling = words.filter((word) => word.length > 2 && /\p{L}/u.test(word) && !COMMON.test(word));
    return telling.length > 1 && said.includes(` ${words.join(' ')} `);
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The datasets that a card's metadata names. */
function namedDatasets({ tree }: SourceDocument): string[] {
  const node = get(tree, 'datasets');
  const items = isList(node) ? node.items : [node ?? null];
  return items.flatMap((item) => textOf(item) ?? []);
}

/** The files that a Markdown card links to, as paths from the root. */
function linksOf({ markdown, path, text }: SourceDocument): string[] {
  if (!markdown) return [];
  return [...text.matchAll(/\]\(<?([^()<>\s]{1,300})>?\)/g)].flatMap(([, link = '']) => {
    const resolved = resolvePath(folderOf(path), decoded(link.replace(/[#?].*$/, '')));
    return resolved.state === 'ok' ? [resolved.path] : [];
  });
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
