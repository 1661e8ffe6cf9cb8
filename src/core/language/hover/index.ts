import { kindOfKey } from '../../catalogue/kinds';
import { fromRoot } from '../../register/paths';
import { governing } from '../../register/read';
import { type Register, recordsOf } from '../../register/register';
import { offsetAt, type Position, type Range, rangeOf } from '../../text/positions';
import { currentOf } from '../current';
import { recordsMeant } from '../definition';
import { fieldDocs, safe } from '../describe';
import type { Knowledge, OpenText } from '../knowledge';
import { type FieldSubject, type Subject, subjectAt } from '../subject';
import { controlHover, requirementHover, ruleHover } from './catalogue';
import { groundLines, recordHover } from './record';
import { usageHover } from './usage';
import { wordHover } from './word';

export interface Hover {
  /** Markdown in which everything from files is escaped. */
  contents: string;
  range: Range;
}

/** What stands at a position, explained; undefined where there is nothing to say. */
export async function hover(
  open: OpenText,
  position: Position,
  knowledge: Knowledge,
): Promise<Hover | undefined> {
  const current = await currentOf(open, knowledge);
  const subject = subjectAt(current, offsetAt(current.lines, position), knowledge);
  const contents =
    subject && explain(subject, open.path, governing(knowledge.registers, open.path), knowledge);
  return contents ? { contents, range: rangeOf(current.lines, subject.span) } : undefined;
}

function explain(
  subject: Subject,
  path: string,
  register: Register | undefined,
  knowledge: Knowledge,
): string | undefined {
  switch (subject.what) {
    case 'field':
      return [...grounds(subject, path, register, knowledge), fieldHover(subject, register)].join(RULE);
    case 'record':
      return recordHover(subject.register, subject.record, knowledge);
    case 'no-record':
      return subject.field && fieldHover(subject.field, register);
    case 'control':
      return (
        controlHover(subject.id, register, knowledge) ??
        (subject.field && fieldHover(subject.field, register))
      );
    case 'requirement':
      return requirementHover(subject.id, register, knowledge);
    case 'rule':
      return ruleHover(subject.slug);
    case 'path':
      return pathHover(subject, path, register, knowledge);
    case 'word': {
      const meaning = wordHover(subject.text, subject.field, register);
      return [
        ...(meaning ? [meaning] : []),
        ...grounds(subject.field, path, register, knowledge),
        fieldHover(subject.field, register),
      ].join(RULE);
    }
    case 'usage':
      return usageHover(subject.file, subject.usage, recordsMeant(subject, knowledge), knowledge);
    case 'code-path': {
      const records = recordsMeant(subject, knowledge);
      if (!register || records.length === 0) return undefined;
      return records.map((record) => recordHover(register, record, knowledge)).join(RULE);
    }
  }
}

const RULE = '\n\n---\n\n';

/** How what is said in a field counts for what the register must show. */
function grounds(
  { route }: FieldSubject,
  path: string,
  register: Register | undefined,
  knowledge: Knowledge,
): string[] {
  const lines = groundLines(register, path, route, knowledge);
  return lines.length > 0 ? [lines.join('\n')] : [];
}

function fieldHover({ key, schema, path }: FieldSubject, register: Register | undefined): string {
  const info = path.length === 1 ? kindOfKey(key) : undefined;
  const count =
    info && schema['x-aims-records'] && register ? recordsOf(register, info.kind).length : undefined;
  const notes = count === undefined || !info ? [] : [`${count} in this register.`];
  return [`**${safe(key)}**`, fieldDocs(key, schema, notes)].filter((part) => part !== '').join('\n\n');
}

/** What a path leads to, as far as the listing tells. */
function pathHover(
  { text, form, field }: Extract<Subject, { what: 'path' }>,
  path: string,
  register: Register | undefined,
  knowledge: Knowledge,
): string {
  const docs = fieldHover(field, register);
  const target = register && fromRoot(register.folder, text);
  if (target === undefined || form === 'glob') return docs;
  const document = knowledge.document(target);
  const kind = document?.kind.replaceAll('-', ' ');
  const there = knowledge.files.includes(target);
  if (!there || target === path) return docs;
  return `**${safe(target)}**${kind ? ` · ${kind}` : ''}${RULE}${docs}`;
}
