import type { SourceProblem } from './document';
import type { ProblemCode } from './problem-codes';
import { contentOf, type YamlLine } from './yaml-lines';
import type { Patch } from './yaml-patch';

/** What is wrong at a place, in our terms, and how the text can be read all the same. */
export interface Diagnosis {
  code: ProblemCode;
  /** Offsets into the text that was diagnosed. */
  start: number;
  end: number;
  args: SourceProblem['args'];
  losesContent: boolean;
  /** Empty where the tree is right as it is. */
  patches: Patch[];
}

export function made(
  code: ProblemCode,
  start: number,
  end: number,
  args: SourceProblem['args'],
  losesContent: boolean,
  patches: Patch[] = [],
): Diagnosis {
  return { code, start, end, args, losesContent, patches };
}

/** Nothing better is known: the line is left out. */
export function unreadable(text: string, line: YamlLine): Diagnosis {
  // Its first word may be a key without colon; only who knows the keys can tell.
  const word = /^(?:- +)?([\p{L}_][\p{L}\p{N}_-]{0,60})(?= )/u.exec(contentOf(text, line))?.[1];
  const args = word === undefined ? {} : { word };
  return made('yaml-unexpected-text', line.first, line.last, args, true, [blank(line.first, line.last)]);
}

/** Spaces in place of a stretch of one line. */
export function blank(start: number, end: number): Patch {
  return { at: start, size: end - start, text: ' '.repeat(Math.max(0, end - start)) };
}
