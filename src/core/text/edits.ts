import type { Span } from './positions';

/** Replaces one span of a file's text. */
export interface TextEdit {
  span: Span;
  newText: string;
}

/**
 * Applies edits to a text. Spans refer to the text as given; edits may touch but not overlap.
 * @throws RangeError when two edits overlap, since then no order of applying them is the right one.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.order - b.order);
  let out = '';
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.span.start < at) throw new RangeError(`Edits overlap at offset ${edit.span.start}.`);
    out += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return out + text.slice(at);
}

/** The line ending that most lines of a text use; `\n` for a text of one line. */
export function lineEndingOf(text: string): '\n' | '\r\n' {
  const crlf = text.split('\r\n').length - 1;
  const lf = text.split('\n').length - 1 - crlf;
  return crlf > lf ? '\r\n' : '\n';
}
