import type { Span } from '../text/positions';
import type { Block, HeadingStyle } from './document';

/** A heading as it is met, before its extent is known. */
export interface RawHeading {
  level: number;
  style: HeadingStyle;
  text: string;
  span: Span;
  /** The lines it takes, from the start of the first to the end of the last, without the line ending. */
  lines: Span;
}

/** What the outline is put together from, in the order of the text. */
export type Part = { heading: RawHeading } | { block: Omit<Block, 'heading'> };
