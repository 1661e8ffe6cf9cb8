import { governing } from '../register/read';
import { offsetAt, type Position, type Range, rangeOf } from '../text/positions';
import { placesInCode } from './code-names';
import { currentOf } from './current';
import { recordsMeant } from './definition';
import type { Knowledge, OpenText } from './knowledge';
import { occurrencesOf, type Reader } from './occurrences';
import { type Subject, subjectAt } from './subject';

export interface Location {
  path: string;
  range: Range;
}

/**
 * Where the record at a position is referred to, in code also by its models' ids and its files; undefined when it was
 * cancelled.
 */
export async function references(
  open: OpenText,
  position: Position,
  knowledge: Knowledge,
  reader: Reader,
  withDeclaration: boolean,
): Promise<Location[] | undefined> {
  const current = await currentOf(open, knowledge);
  const subject = subjectAt(current, offsetAt(current.lines, position), knowledge);
  const meant = subject && recordOf(subject, open.path, knowledge);
  if (!meant) return [];
  const { register, record } = meant;
  const found = await occurrencesOf(register, record.kind, record.id, knowledge, reader);
  const inCode = found && (await placesInCode(register, record, knowledge, reader));
  if (!inCode) return undefined;
  return [
    ...found
      .filter(({ declares }) => withDeclaration || !declares)
      .map(({ path, lines, idSpan }) => ({ path, range: rangeOf(lines, idSpan) })),
    ...inCode.map(({ path, lines, span }) => ({ path, range: rangeOf(lines, span) })),
  ];
}

function recordOf(subject: Subject, path: string, knowledge: Knowledge) {
  if (subject.what === 'record') return subject;
  if (subject.what !== 'usage' && subject.what !== 'code-path') return undefined;
  const register = governing(knowledge.registers, path);
  const [record] = recordsMeant(subject, knowledge);
  return register && record && { register, record };
}
