import type { Span } from '../../text/positions';

/** What a token is. Comments and white space yield none, except `newline` where the language ends statements by it. */
export type TokenKind = 'name' | 'string' | 'number' | 'punct' | 'newline';

/**
 * One token. `start` and `end` are UTF-16 offsets in the text that was lexed. For a string they bound its content,
 * without quotes and prefix; `value` is that content as written, escapes unresolved (names and paths hold none).
 */
export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  value: string;
  /** For strings: whether it holds interpolations, so that its value is a pattern rather than a text. */
  template?: true;
}

/** A comment, markers included. */
export type Comment = Span;

export interface Lexed {
  tokens: Token[];
  comments: Comment[];
}

/** True for what can begin a name in all languages here: letters of any script, `_` and `$`. */
export function isNameStart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36 || code >= 128
  );
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The end of the name that begins at `at`. */
export function nameEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (!isNameStart(code) && !isDigit(code)) break;
    i++;
  }
  return i;
}

/** The end of a number, generously: digits, letters, `_` and `.` followed by a digit. */
export function numberEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      if (!isDigit(text.charCodeAt(i + 1))) break;
    } else if (!isDigit(code) && !isNameStart(code)) break;
    i++;
  }
  return i;
}

/** The offset of the next line break at or after `at`, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return i;
  }
  return text.length;
}

/** Whether the tokens from `at` on are punctuation and names with just these values. */
export function follows(tokens: readonly Token[], at: number, ...values: string[]): boolean {
  return values.every((value, i) => {
    const token = tokens[at + i];
    return token !== undefined && token.kind !== 'string' && token.value === value;
  });
}

/** True when the token is punctuation with this value. */
export function isPunct(token: Token | undefined, value: string): boolean {
  return token?.kind === 'punct' && token.value === value;
}
