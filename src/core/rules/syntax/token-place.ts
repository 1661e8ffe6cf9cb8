import type { Span } from '../../text/positions';
import type { FixStep, Place } from '../finding';

type TokenPlace = Extract<Place, { at: 'token' }>;

const LONGEST = 60;

/**
 * Makes token places for the findings of one rule in one file: the token is the text under the span, cut to 60
 * characters, the ordinal counts the same tokens that came before. Offsets count in `text`.
 */
export function tokenPlaces(path: string, text: string): (span: Span) => TokenPlace {
  const seen = new Map<string, number>();
  return (span) => {
    const token = text.slice(span.start, Math.min(span.end, span.start + LONGEST));
    const ordinal = seen.get(token) ?? 0;
    seen.set(token, ordinal + 1);
    return { path, at: 'token', token, ordinal, span };
  };
}

/** The step of a fix that puts `text` in place of a token. */
export function replaceToken({ path, token, ordinal, span }: TokenPlace, text: string): FixStep {
  return { op: 'replace-token', path, token, ordinal, span, text };
}
