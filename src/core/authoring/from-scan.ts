import { detectorById } from '../catalogue/detectors';
import { asPattern } from '../register/paths';
import { isBeneath } from '../register/read';
import { relativePath } from '../rules/schema/paths';
import { folderOf } from '../text/paths';
import { type GroupModel, groupUses, type UsageGroup } from '../usage/group';
import type { LinkedFile } from '../usage/linked';
import type { Draft, DraftModel, DraftSystem } from './draft';
import { type CardSource, draftFromCards } from './from-cards';
import { joinHostedModels } from './hosted-models';
import { freeId, idOf } from './ids';

/** What a workspace shows of its AI. */
export interface WorkspaceFindings {
  cards: readonly CardSource[];
  /** Files that use AI; none where nobody has looked for it. */
  files: readonly LinkedFile[];
}

/**
 * Drafts a register from cards and from AI in code: files that serve one purpose are one system, with the models they
 * name, the cards of these models, and those who provide what is called. A card that belongs to no code is a system of
 * its own.
 */
export function draftFromWorkspace({ cards, files }: WorkspaceFindings, folder: string): Draft {
  const draft = draftFromCards(cards, folder);
  const texts = new Map(cards.map(({ document }) => [relativePath(folder, document.path), document.text]));
  const groups = groupUses(files, folder);
  const drafting: Drafting = { draft, texts, claimed: new Map() };
  const systems = groups.map((group) => systemOf(group, drafting));
  // What a group did not claim by a model is joined to the one group that goes by its name, else it stays by itself.
  for (const own of draft.systems) {
    const home = groups.flatMap((group, i) => (goesWith(own, group, drafting) ? [systems[i]] : []));
    const by = claimant(own, drafting) ?? (home.length === 1 ? home[0] : undefined);
    if (by) join(by, own);
    else systems.push({ ...own, id: freeId(own.id, (id) => systems.some((one) => one?.id === id)) });
  }
  const whole = { ...draft, systems };
  joinHostedModels(
    whole,
    new Map(cards.map(({ document }) => [relativePath(folder, document.path), document])),
  );
  return whole;
}

interface Drafting {
  draft: Draft;
  /** Texts of the cards by their paths from the folder. */
  texts: ReadonlyMap<string, string>;
  /** Ids of models of cards, with the system whose code names them. */
  claimed: Map<string, DraftSystem>;
}

function systemOf(group: UsageGroup, drafting: Drafting): DraftSystem {
  const { draft, claimed } = drafting;
  const suppliers = group.providers.map((provider) => supplierOf(provider, group, draft));
  const system: DraftSystem = {
    id: group.id,
    name: group.name,
    code: group.code,
    models: [],
    datasets: [],
    suppliers,
    because: `From ${shown(group.components.map(({ name }) => name))} in ${shown(group.code)}`,
  };
  for (const model of group.models) {
    const known = cardOf(model, drafting) ?? draft.models.find(({ id, card }) => !card && id === model.id);
    const record = known ?? newModel(model, group, draft);
    for (const identifier of model.identifiers)
      if (!record.identifiers.includes(identifier)) record.identifiers.push(identifier);
    if (model.artefacts.length > 0)
      record.artefacts = [...(record.artefacts ?? []), ...model.artefacts.map(asPattern)];
    if (!system.models.includes(record.id)) system.models.push(record.id);
    if (record.card && !claimed.has(record.id)) claimed.set(record.id, system);
  }
  return system;
}

function supplierOf(provider: string, group: UsageGroup, draft: Draft): string {
  const known = draft.suppliers.find(({ name }) => name === provider);
  const supplies = group.components.flatMap(({ id, name }) =>
    detectorById(id)?.provider === provider ? [name] : [],
  );
  if (known) {
    known.supplies = [...new Set([...known.supplies, ...supplies])];
    return known.id;
  }
  const taken = (id: string): boolean => draft.suppliers.some((one) => one.id === id);
  const id = freeId(idOf(provider, 'supplier'), taken);
  draft.suppliers.push({ id, name: provider, supplies });
  return id;
}

/** The model of a card that a model in code is: its file lies beside the card, or the card speaks of it by its id. */
function cardOf(model: GroupModel, { draft, texts }: Drafting): DraftModel | undefined {
  return draft.models.find(({ card, id }) => {
    if (card === undefined) return false;
    const beside = folderOf(card);
    if (beside !== '' && model.artefacts.some((path) => isBeneath(path, beside))) return true;
    const text = texts.get(card) ?? '';
    return model.identifiers.some((one) => idOf(one, '') === id || isWordIn(one, text));
  });
}

/** Short names occur in texts by chance. */
const TELLING = 6;

function isWordIn(word: string, text: string): boolean {
  if (word.length < TELLING) return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + word.length] ?? ' '];
    if (!/[\p{L}\p{N}_-]/u.test(before) && !/[\p{L}\p{N}_-]/u.test(after)) return true;
  }
  return false;
}

function newModel(model: GroupModel, group: UsageGroup, draft: Draft): DraftModel {
  const { provider } = model;
  const id = freeId(model.id, (one) => draft.models.some((other) => other.id === one));
  const supplier =
    provider && group.providers.includes(provider)
      ? draft.suppliers.find(({ name }) => name === provider)?.id
      : undefined;
  const made: DraftModel = {
    id,
    name: model.identifiers[0] ?? id,
    identifiers: [],
    ...(provider ? { provider } : {}),
    ...(supplier ? { supplier } : {}),
  };
  draft.models.push(made);
  return made;
}

function claimant(own: DraftSystem, { claimed }: Drafting): DraftSystem | undefined {
  return own.models.map((id) => claimed.get(id)).find((system) => system !== undefined);
}

/** Whether the card of a drafted system lies in the code of a group, or both go by a word that says something. */
function goesWith(own: DraftSystem, group: UsageGroup, { draft }: Drafting): boolean {
  const card = draft.models.find(({ id }) => own.models.includes(id))?.card ?? '';
  const folders = group.code.filter((pattern) => pattern.endsWith('/'));
  if (folders.some((folder) => card.startsWith(folder))) return true;
  const words = new Set([...wordsOf(own.id), ...wordsOf(own.name)]);
  return wordsOf(group.id).some((word) => words.has(word));
}

/** Words that every system may have in its name. */
const COMMON = new Set(
  'model models data card demo test tests train training main code core base'.split(' '),
);

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3 && !COMMON.has(word));
}

function join(system: DraftSystem, { models, datasets }: DraftSystem): void {
  system.models = [...new Set([...system.models, ...models])];
  system.datasets = [...new Set([...system.datasets, ...datasets])];
}

function shown(words: readonly string[]): string {
  const first = words.slice(0, 3).join(', ');
  return words.length > 3 ? `${first} and ${words.length - 3} more` : first;
}
