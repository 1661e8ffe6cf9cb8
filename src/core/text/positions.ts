/**
 * Positions in a text. One coordinate system everywhere: a `Span` counts UTF-16 code units from the start of
 * the whole file (its BOM, if any, removed), a `Position` is 0-based line and 0-based UTF-16 character, as in
 * the Language Server Protocol 3.17.
 */

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

/** Half-open interval of UTF-16 offsets into the text of one file. */
export interface Span {
  start: number;
  end: number;
}

/** Offsets at which the lines of a text begin; `\n`, `\r\n` and a lone `\r` end a line. */
export interface LineIndex {
  readonly starts: readonly number[];
  readonly length: number;
}

export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (c === 10 || c === 13) starts.push(i + 1);
  }
  return { starts, length: text.length };
}

/** The position of an offset; offsets outside the text are clamped to it. */
export function positionAt(lines: LineIndex, offset: number): Position {
  const at = Math.max(0, Math.min(offset, lines.length));
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines.starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: at - (lines.starts[low] ?? 0) };
}

/** The offset of a position; a line or character past the end is clamped. */
export function offsetAt(lines: LineIndex, position: Position): number {
  if (position.line >= lines.starts.length) return lines.length;
  const start = lines.starts[Math.max(0, position.line)] ?? 0;
  const next = lines.starts[position.line + 1] ?? lines.length + 1;
  return Math.min(start + Math.max(0, position.character), Math.max(start, next - 1));
}

export function rangeOf(lines: LineIndex, span: Span): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

/** The span without white space at either end; an all-white span becomes empty at its start. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
