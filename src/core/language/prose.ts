import type { MarkdownOutline } from '../documents/document';
import type { Span } from '../text/positions';

/** A link of running text to a record: `[…](aims:system/credit-scoring)`. */
export interface ProseLink {
  kind: string;
  id: string;
  /** The whole target, from `aims:`. */
  span: Span;
  /** The id within it, as it is written. */
  idSpan: Span;
}

const LINK = /(?:\]\([ \t]{0,20}<?|<|\]:[ \t]{0,20}<?)aims:([a-z][a-z-]{0,40})\/([^\s()<>"']{1,400})/g;

/** The links to records in a Markdown text; those in code blocks are examples. */
export function proseLinks(text: string, outline?: MarkdownOutline | null): ProseLink[] {
  if (!text.includes('aims:')) return [];
  const code = (outline?.blocks ?? []).filter(({ type }) => type === 'code').map(({ span }) => span);
  const found: ProseLink[] = [];
  for (const match of text.matchAll(LINK)) {
    const [whole, kind = '', written = ''] = match;
    const end = match.index + whole.length;
    if (code.some((span) => span.start <= match.index && end <= span.end)) continue;
    const idSpan = { start: end - written.length, end };
    found.push({ kind, id: decoded(written), span: { start: idSpan.start - kind.length - 6, end }, idSpan });
  }
  return found;
}

/** Editors write letters of other scripts in links as `%C3%A4`. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return text;
  }
}
