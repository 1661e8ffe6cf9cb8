import type { Span } from '../text/positions';

/** A field of a table; the span is that of its text, without quotes. */
export interface Cell {
  text: string;
  span: Span;
}

export interface CsvTable {
  delimiter: ',' | ';' | '\t';
  header: Cell[];
  /** Rows with at least one filled field, as long as they are. */
  rows: Cell[][];
  /** False where rows were left out because there are too many. */
  complete: boolean;
  /** The place of a quote that is never closed. */
  unclosed: Span | null;
}

/** Rows beyond these are not read: a table of results is short, a table of samples is not. */
export const MAX_ROWS = 2000;

/**
 * Reads delimited text (RFC 4180, and what spreadsheets make of it): commas, semicolons or tabs, quoted fields with
 * doubled quotes and line breaks, any line ending, a `sep=;` line. Never throws.
 * @param text without its byte order mark
 */
export function parseCsv(text: string): CsvTable {
  let at = 0;
  let delimiter: CsvTable['delimiter'] | undefined;
  const declared = /^sep=([,;\t])\r?\n/.exec(text);
  if (declared) {
    delimiter = declared[1] as CsvTable['delimiter'];
    at = declared[0].length;
  }
  delimiter ??= delimiterOf(text);
  const separator = delimiter.charCodeAt(0);
  const lines: Cell[][] = [];
  let unclosed: Span | null = null;
  let complete = true;
  while (at < text.length) {
    if (lines.length > MAX_ROWS) {
      complete = false;
      break;
    }
    const row: Cell[] = [];
    for (;;) {
      row.push(field());
      if (text.charCodeAt(at) !== separator) break;
      at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    if (row.some((cell) => cell.text.trim() !== '')) lines.push(row);
  }
  return { delimiter, header: lines[0] ?? [], rows: lines.slice(1), complete, unclosed };

  function field(): Cell {
    if (text[at] === '"') {
      const start = ++at;
      let value = '';
      let from = at;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) {
          unclosed ??= { start: start - 1, end: start };
          at = text.length;
          return { text: value + text.slice(from), span: { start, end: at } };
        }
        if (text[close + 1] !== '"') {
          value += text.slice(from, close);
          at = close + 1;
          // What follows a closed quote up to the delimiter is no part of the field.
          while (at < text.length && !ends(text.charCodeAt(at))) at++;
          return { text: value, span: { start, end: close } };
        }
        value += text.slice(from, close + 1);
        at = close + 2;
        from = at;
      }
    }
    const start = at;
    while (at < text.length && !ends(text.charCodeAt(at))) at++;
    return { text: text.slice(start, at), span: { start, end: at } };
  }

  function ends(code: number): boolean {
    return code === separator || code === 10 || code === 13;
  }
}

/** The delimiter that occurs most often in the first line, outside quotes. */
function delimiterOf(text: string): CsvTable['delimiter'] {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (let i = 0; i < text.length && i < 20_000; i++) {
    const c = text[i] ?? '';
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === '\n' || c === '\r')) break;
    else if (!quoted && (c === ',' || c === ';' || c === '\t')) counts[c]++;
  }
  if (counts[';'] > counts[','] && counts[';'] >= counts['\t']) return ';';
  return counts['\t'] > counts[','] ? '\t' : ',';
}
