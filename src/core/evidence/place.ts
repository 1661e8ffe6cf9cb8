import type { SourceDocument } from '../documents/document';
import type { Place } from '../rules/finding';
import type { Span } from '../text/positions';

const LONGEST = 60;

/** The place of a part of a result file: the text under the span, and which of its occurrences it is. */
export function placeOf({ path, text }: SourceDocument, span: Span): Place {
  const token = text.slice(span.start, Math.min(span.end, span.start + LONGEST));
  let ordinal = 0;
  if (token !== '')
    for (let at = text.indexOf(token); at >= 0 && at < span.start; at = text.indexOf(token, at + 1))
      ordinal++;
  return { path, at: 'token', token, ordinal, span: { start: span.start, end: span.start + token.length } };
}
