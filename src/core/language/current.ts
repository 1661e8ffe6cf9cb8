import type { SourceDocument } from '../documents/document';
import { parseJson } from '../documents/json';
import { parseManifest } from '../documents/manifest';
import { MAX_BYTES, parseText } from '../documents/parse-source';
import type { DataNode } from '../documents/tree';
import { indexLines, type LineIndex } from '../text/positions';
import type { Knowledge, OpenText } from './knowledge';

/** A file as it stands now, parsed. */
export interface Current extends OpenText {
  lines: LineIndex;
  /** Null for files that are none of ours. */
  document: SourceDocument | null;
  /** Its data: of Markdown the front matter. */
  tree: DataNode | null;
}

/** Parses a text, with what the last check knows of it: only what changed since is parsed again. */
export async function currentOf(
  open: OpenText,
  knowledge: Pick<Knowledge, 'document'>,
  pause?: () => Promise<void>,
): Promise<Current> {
  const { path, text } = open;
  const known = knowledge.document(path);
  if (known && known.text === text) return { ...open, lines: known.lines, document: known, tree: known.tree };
  if (text.length > MAX_BYTES) return { ...open, lines: indexLines(text), document: null, tree: null };
  const document = await parseText(path, text, {
    ...(known ? { previous: known } : {}),
    ...(known?.kind === 'register-part' ? { registerPart: true } : {}),
    ...(pause ? { pause } : {}),
  });
  const tree = document?.tree ?? (await evidenceTree(path, text));
  return { ...open, lines: document?.lines ?? indexLines(text), document, tree };
}

export const isEvidencePath = (path: string): boolean => /\.evidence\.(?:ya?ml|json)$/i.test(path);

/** The data of a result file of our own, which the reader of documents may leave to others. */
async function evidenceTree(path: string, text: string): Promise<DataNode | null> {
  if (!isEvidencePath(path)) return null;
  return /json$/i.test(path) ? parseJson(text).tree : (await parseManifest(text)).tree;
}
