import { textDigest } from '../text/digest';
import type { SourceDocument } from './document';

/** The digest in a pointer of Git LFS, as `sha256:…`; undefined for any other text. */
export function lfsPointer(text: string): string | undefined {
  if (!text.startsWith('version https://git-lfs.github.com/spec/v1')) return undefined;
  const oid = /^oid sha256:([0-9a-f]{64})\r?$/m.exec(text.slice(0, 400))?.[1];
  return oid && `sha256:${oid}`;
}

/**
 * The digest of a file as `sha256:…`: of a text over LF line ends, of a pointer of Git LFS the one it holds, of what is
 * no text over its bytes. Undefined where the file was not read.
 */
export function documentDigest(document: SourceDocument): string | undefined {
  if (document.digest !== undefined) return document.digest;
  if (wasNotRead(document)) return undefined;
  let known = digests.get(document);
  if (known === undefined) {
    known = lfsPointer(document.text) ?? textDigest(document.text);
    digests.set(document, known);
  }
  return known;
}

const digests = new WeakMap<SourceDocument, string>();

/**
 * The digest of what stands beneath the front matter of a Markdown record, without the empty lines around it: its
 * front matter tells of the approval, and so cannot be what was approved.
 */
export function proseDigest(document: SourceDocument): string | undefined {
  const { frontMatter, text } = document;
  if (!frontMatter || wasNotRead(document)) return undefined;
  const from = (frontMatter.closeFence ?? frontMatter.span).end;
  return textDigest(text.slice(from).trim());
}

function wasNotRead({ evidence, problems }: SourceDocument): boolean {
  return evidence?.reader === 'unread' || problems.some(({ code }) => UNREAD.includes(code));
}

const UNREAD: readonly string[] = ['too-large', 'unreadable', 'binary'];
