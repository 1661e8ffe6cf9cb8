import type { SourceDocument } from '../documents/document';
import { get, isList, textOf } from '../documents/tree';
import { folderOf } from '../text/paths';

/** What cards put in front of or behind the name in their title. */
const BEFORE =
  /^(?:model|data|dataset|system)[ _-]?(?:card|sheet)\s*(?:[:–—-]|\bfor\b|\bof\b)?\s*(?:the\s+)?/i;
const AFTER = /\s*[-–—:(]?\s*\b(?:model|data|dataset)[ _-]?(?:card|sheet)\)?\s*$/i;

/** Titles that name no model. */
const EMPTY = /^(?:model|dataset|data|readme|overview|description|introduction|model details|card)$/i;

/**
 * The name of what a card describes: from its metadata, else its title, else its folder. Undefined when none of them
 * names anything.
 */
export function cardName(document: SourceDocument): string | undefined {
  const title = document.markdown?.headings.find(({ level }) => level === 1)?.text;
  return [...metadataNames(document), title, lastPart(folderOf(document.path)), ownName(document.path)]
    .map((name) => plainName(name ?? ''))
    .find((name) => name !== '');
}

function plainName(written: string): string {
  const name = written
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BEFORE, '')
    .replace(AFTER, '')
    // The version stands in the card; the name of the system outlives it.
    .replace(/[ _-]+v?\d+(?:\.\d+)+$/i, '')
    .trim();
  return name.length > 80 || EMPTY.test(name) || /[[\]{}<>]/.test(name) || !/[\p{L}\p{N}]/u.test(name)
    ? ''
    : name;
}

function metadataNames({ tree, format }: SourceDocument): (string | undefined)[] {
  const index = get(tree, 'model-index');
  const details = get(tree, 'model_details') ?? get(tree, 'modelDetails');
  const names = [
    textOf(get(tree, 'model_name')),
    textOf(get(tree, 'pretty_name')),
    isList(index) ? textOf(get(index.items[0], 'name')) : undefined,
    textOf(get(details, 'name')),
  ];
  return format === 'json' || format === 'yaml' ? [...names, textOf(get(tree, 'name'))] : names;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Folders that hold cards without naming what they describe. */
const COMMON =
  /^(?:|src|lib|docs?|cards?|model[-_]?cards?|models?|data|datasets?|data[-_]?cards?|ml|ai|artefacts|artifacts)$/i;

/** The folder or file name that a card's record is called after, where it says more than its place; else undefined. */
export function cardSlug({ path }: SourceDocument): string | undefined {
  const own = ownName(path);
  if (own !== '' && /card/i.test(lastPart(path)) && !/^(?:model|data|dataset)?[-_]?card$/i.test(own))
    return own;
  const folder = lastPart(folderOf(path));
  return COMMON.test(folder) ? undefined : folder;
}

/** `scoring.modelcard.md` is called after what it describes, `README.md` is not. */
function ownName(path: string): string {
  return lastPart(path)
    .replace(/\.[^.]+$/, '')
    .replace(/\.?(?:model|data|dataset)[-_ ]?card$/i, '')
    .replace(/^readme$/i, '');
}
