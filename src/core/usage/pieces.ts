import type { Format } from './languages';

/**
 * A piece of code inside a file: a notebook cell, a chunk of R Markdown, a script of a Vue component, or a whole
 * file. `base` is added to its tokens' offsets, so that one file's pieces share one line of offsets.
 */
export interface Piece {
  format: Format;
  text: string;
  base: number;
  cell?: number;
}

/** Replaces a span by spaces, keeping offsets and line breaks. */
export function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}
