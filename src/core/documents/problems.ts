import type { Span } from '../text/positions';
import type { SourceProblem } from './document';
import type { ProblemCode } from './problem-codes';

/** Builds a problem; by default nothing is lost. */
export function problem(
  code: ProblemCode,
  start: number,
  end: number,
  args: SourceProblem['args'] = {},
  losesContent = false,
): SourceProblem {
  return { code, span: { start, end }, args, losesContent };
}

/** The span of the line around an offset, without its line ending and without white space at either end. */
export function lineAround(text: string, offset: number): Span {
  let start = Math.min(offset, text.length);
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  let end = Math.min(offset, text.length);
  while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

export function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Space or tab. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}
