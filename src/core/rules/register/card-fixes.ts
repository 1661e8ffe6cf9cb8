import { fieldsBefore } from '../../catalogue/field-order';
import { isBeneath } from '../../register/read';
import { findRecord, type Register, type RegisterRecord } from '../../register/register';
import type { Fix, FixStep } from '../finding';
import { cardSkeleton } from '../fixing/card-skeleton';
import type { CheckContext } from '../rule';
import { relativePath } from '../schema/paths';

/** How many cards are offered. */
const OFFERED = 3;

/** Ways to a card for a model or dataset: one that is there and belongs to nothing yet, or the skeleton of a new one. */
export function cardFixes(
  register: Register,
  found: { kind: string; id: string } | undefined,
  context: CheckContext,
): Fix[] {
  const record = found && findRecord(register, found.kind, found.id);
  if (!record?.node) return [];
  const kind = record.kind === 'model' ? 'model-card' : 'dataset-card';
  const free = [...context.cards.values()].filter(
    ({ facts, records, document }) =>
      facts.kind === kind && records.length === 0 && isBeneath(document.path, register.folder),
  );
  const near = (path: string): number => (path.toLowerCase().includes(record.id.toLowerCase()) ? 0 : 1);
  free.sort(
    (a, b) => near(a.document.path) - near(b.document.path) || (a.document.path < b.document.path ? -1 : 1),
  );
  const links = free.slice(0, OFFERED).map(({ document }): Fix => {
    const card = relativePath(register.folder, document.path);
    return { title: `Link the card ${card}`, safe: false, steps: [named(record, card)] };
  });
  const fresh = newCardPath(register, record, context);
  if (!fresh) return links;
  const { path, card } = fresh;
  return [
    ...links,
    {
      title: `Create ${card} to fill in (its sections are placeholders until then)`,
      safe: false,
      steps: [named(record, card), { op: 'create-file', path, text: cardSkeleton(record) }],
    },
  ];
}

function named({ path, route, kind, node }: RegisterRecord, card: string): FixStep {
  return node?.entries.some(({ key }) => key === 'card')
    ? { op: 'replace-value', path, route: [...route, 'card'], value: card }
    : { op: 'add-key', path, route, key: 'card', value: card, after: fieldsBefore(kind, 'card') };
}

/** A free path for a new card; only where it is certain what files there are. */
function newCardPath(
  register: Register,
  { kind, id }: RegisterRecord,
  { listed, hasFile }: CheckContext,
): { path: string; card: string } | undefined {
  if (!listed || !/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}._-]*$/u.test(id)) return undefined;
  const folder = kind === 'model' ? 'models' : 'data';
  const file = kind === 'model' ? 'MODEL_CARD.md' : 'DATASET_CARD.md';
  for (const card of [`${folder}/${id}/README.md`, `${folder}/${id}/${file}`]) {
    const path = register.folder === '' ? card : `${register.folder}/${card}`;
    if (!hasFile(path)) return { path, card };
  }
  return undefined;
}
