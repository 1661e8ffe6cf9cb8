import type { SourceDocument } from '../../documents/document';
import { isMap, type MapNode } from '../../documents/tree';
import type { JudgedDocument } from '../rule';

/** The column of a severity table that holds for a card. */
export function situationOf(card: JudgedDocument): 'noManifest' | 'unlinked' | 'linked' {
  if (!card.register) return 'noManifest';
  return card.records.length > 0 ? 'linked' : 'unlinked';
}

/** The metadata of a Markdown card (its front matter, read leniently); undefined for other cards and without any. */
export function metadataOf(document: SourceDocument): MapNode | undefined {
  return document.markdown && isMap(document.tree) ? document.tree : undefined;
}

const wholeFile = new Set(['too-large', 'too-deep', 'binary', 'not-utf8', 'utf-16', 'conflict-marker']);

/** Whether the card's metadata was read only in part, so that what is absent from it is unknown. */
export function losesMetadata(document: SourceDocument): boolean {
  return document.problems.some((found) => found.losesContent || found.code === 'conflict-marker');
}

/** Whether the text of the card was read only in part. Broken front matter leaves the text below it whole. */
export function losesText(document: SourceDocument): boolean {
  if (document.text.trim() === '') return true;
  return document.markdown
    ? document.problems.some((found) => wholeFile.has(found.code))
    : losesMetadata(document);
}
