/**
 * Text from files on its way to a terminal: what it looks like there, and what it must not do there. Control
 * characters, escape codes and marks that reorder text become visible signs.
 */

const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Makes one line of text safe to print: no control codes, no line breaks, tabs as single spaces. */
export function printable(text: string): string {
  return text.replace(/[\t\n]/g, ' ').replace(UNSAFE, visibleSign);
}

/** `\x1b` as ␛ (Control Pictures, U+2400), others as `<U+202E>`. */
function visibleSign(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/**
 * A path as it is printed at the start of a line: quoted when it could be taken for something else there, such
 * as a command to the runner of a CI job (`::set-output`, `##[…]`).
 */
export function printablePath(path: string): string {
  const safe = printable(path);
  return /^[\s:]|##\[|\s$/.test(safe) ? JSON.stringify(safe).replaceAll('##[', '## [') : safe;
}

/** Code points that take two columns in a terminal (East Asian Wide and Fullwidth, Unicode Standard Annex 11). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\u200b\u200c\u2060]+$/u;
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Emoji}\ufe0f\u20e3/u;

/** Columns that one user-perceived character takes. */
function widthOfCharacter(cluster: string): number {
  const code = cluster.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (ZERO_WIDTH.test(cluster)) return 0;
  if (EMOJI.test(cluster)) return 2;
  return WIDE.some(([low, high]) => code >= low && code <= high) ? 2 : 1;
}

let segmenter: Intl.Segmenter | undefined;

/** One user-perceived character of a line, ready to print. */
interface Cell {
  /** UTF-16 offset in the line. */
  start: number;
  end: number;
  text: string;
  width: number;
}

const TAB = 4;

/** The characters of a line with their columns; `column` is where the first one stands. */
function cellsOf(line: string, column: number): Cell[] {
  const cells: Cell[] = [];
  let at = column;
  const push = (start: number, source: string) => {
    let text = source;
    let width: number;
    if (source === '\t') {
      width = TAB - (at % TAB);
      text = ' '.repeat(width);
    } else {
      text = source.replace(UNSAFE, visibleSign);
      width = text === source ? widthOfCharacter(source) : text.length;
    }
    cells.push({ start, end: start + source.length, text, width });
    at += width;
  };
  if (/^[\t\x20-\x7e]*$/.test(line)) {
    for (let i = 0; i < line.length; i++) push(i, line.charAt(i));
    return cells;
  }
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment, index } of segmenter.segment(line)) push(index, segment);
  return cells;
}

/** Columns that a text takes in a terminal. */
export function displayWidth(text: string): number {
  return cellsOf(text, 0).reduce((sum, cell) => sum + cell.width, 0);
}

/** Fills a text with spaces up to a number of columns. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/**
 * A source line and the marks beneath it, cut to `width` columns around the range. `start` and `end` are UTF-16
 * characters of the line; an empty range gets one caret. Tabs become spaces; marks stand under what they mark
 * behind wide characters, emoji and tabs too.
 */
export function excerpt(
  line: string,
  start: number,
  end: number,
  width: number,
): { source: string; marks: string } {
  // Only a window of a long line is taken apart: a minified file may be one line of megabytes.
  const windowStart = safeCut(line, Math.max(0, start - width * 4));
  const windowEnd = safeCut(line, Math.min(line.length, start + width * 6));
  const cells = cellsOf(line.slice(windowStart, windowEnd), 0);
  const from = start - windowStart;
  const to = Math.max(from, Math.min(end, windowEnd) - windowStart);
  let first = cells.findIndex((cell) => cell.end > from);
  if (first < 0) first = cells.length;
  let last = first;
  while (last < cells.length && (cells[last]?.start ?? 0) < to) last++;
  const { left, right } = frame(cells, first, last, width - 1);
  const cutLeft = left > 0 || windowStart > 0;
  const cutRight = right < cells.length || windowEnd < line.length;
  const shown = cells.slice(left, right);
  const lead = cutLeft ? 1 : 0;
  const before = lead + sumWidths(cells.slice(left, first));
  const marked = sumWidths(cells.slice(first, Math.min(last, right)));
  return {
    source: `${cutLeft ? '…' : ''}${shown.map((cell) => cell.text).join('')}${cutRight ? '…' : ''}`.trimEnd(),
    marks: ' '.repeat(before) + '^'.repeat(Math.max(1, marked)),
  };
}

/** The widest stretch of cells that fits and holds the marked ones, some of what precedes them included. */
function frame(cells: readonly Cell[], first: number, last: number, width: number) {
  const total = sumWidths(cells);
  if (total <= width) return { left: 0, right: cells.length };
  const room = width - 2;
  // A range that does not fit leaves a third of the room to what precedes it.
  const marked = Math.min(Math.floor((room * 2) / 3), Math.max(1, sumWidths(cells.slice(first, last))));
  // A range near the beginning keeps the beginning; else a third of the free room goes to what precedes it.
  const wanted = sumWidths(cells.slice(0, first)) + marked <= room ? room : Math.floor((room - marked) / 3);
  let left = first;
  let used = 0;
  while (left > 0 && used + (cells[left - 1]?.width ?? 0) <= wanted) used += cells[--left]?.width ?? 0;
  let right = first;
  while (right < cells.length && used + (cells[right]?.width ?? 0) <= room)
    used += cells[right++]?.width ?? 0;
  return { left, right };
}

function sumWidths(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

/** Moves an offset out of a surrogate pair. */
function safeCut(line: string, offset: number): number {
  const code = line.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset;
}
