import { offsetAt, type Position, type Range, rangeOf } from '../text/positions';
import { currentOf } from './current';
import type { Knowledge, OpenText } from './knowledge';
import { occurrencesOf, type Reader } from './occurrences';
import { subjectAt } from './subject';

export interface Location {
  path: string;
  range: Range;
}

/** Where the record at a position is referred to; undefined when it was cancelled. */
export async function references(
  open: OpenText,
  position: Position,
  knowledge: Knowledge,
  reader: Reader,
  withDeclaration: boolean,
): Promise<Location[] | undefined> {
  const current = await currentOf(open, knowledge);
  const subject = subjectAt(current, offsetAt(current.lines, position), knowledge);
  if (subject?.what !== 'record') return [];
  const { register, record } = subject;
  const found = await occurrencesOf(register, record.kind, record.id, knowledge, reader);
  return found
    ?.filter(({ declares }) => withDeclaration || !declares)
    .map(({ path, lines, idSpan }) => ({ path, range: rangeOf(lines, idSpan) }));
}
