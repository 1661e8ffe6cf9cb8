import { fromRoot } from '../register/paths';
import { governing } from '../register/read';
import type { RegisterRecord } from '../register/register';
import { locate } from '../rules/locate';
import { folderOf } from '../text/paths';
import { offsetAt, type Position, type Range, rangeOf } from '../text/positions';
import { recordsNamed } from './code-names';
import { type Current, currentOf } from './current';
import type { Knowledge, OpenText } from './knowledge';
import { type Subject, subjectAt } from './subject';

/** Where something is defined: a record, or a file as a whole (without `range`). */
export interface Target {
  /** From the root. */
  path: string;
  /** The name of the record there. */
  range?: Range;
}

export interface Definition {
  /** What the position points at. */
  origin: Range;
  targets: Target[];
}

/** Where the record, file or model that a position names stands. */
export async function define(
  open: OpenText,
  position: Position,
  knowledge: Knowledge,
): Promise<Definition | undefined> {
  const current = await currentOf(open, knowledge);
  const subject = subjectAt(current, offsetAt(current.lines, position), knowledge);
  const targets = subject ? targetsOf(subject, current, knowledge) : [];
  return subject && targets.length > 0
    ? { origin: rangeOf(current.lines, subject.span), targets }
    : undefined;
}

function targetsOf(subject: Subject, current: Current, knowledge: Knowledge): Target[] {
  switch (subject.what) {
    case 'record':
      return recordTarget(subject.record, knowledge, current);
    case 'path':
      return fileTarget(subject.text, current.path, knowledge);
    case 'word': {
      // A licence's file stands beside its card.
      if (subject.field.path[0] !== 'license_link') return [];
      const path = fromRoot(folderOf(current.path), subject.text);
      return path !== undefined && knowledge.files.includes(path) ? [{ path }] : [];
    }
    case 'usage':
    case 'code-path':
      return recordsMeant(subject, knowledge).flatMap((record) => recordTarget(record, knowledge));
    default:
      return [];
  }
}

/** The records that a name or path in code means. */
export function recordsMeant(
  subject: Extract<Subject, { what: 'usage' | 'code-path' }>,
  knowledge: Knowledge,
): RegisterRecord[] {
  const { file } = subject;
  if (subject.what === 'code-path') return recordsNamed(file, subject.name, knowledge);
  const { usage, index } = subject;
  const name = { text: usage.model ?? usage.text, span: usage.span, index };
  return usage.model === undefined ? [] : recordsNamed(file, name, knowledge);
}

/** The key, or in a Markdown record the id or title, by which a record is known. */
export function recordTarget(record: RegisterRecord, knowledge: Knowledge, current?: Current): Target[] {
  const fresh = current?.path === record.path ? current.document : undefined;
  const document = fresh ?? knowledge.document(record.path);
  if (!document) return [{ path: record.path }];
  const markdown = record.route.length === 0;
  const named =
    markdown && document.tree?.type === 'map' && document.tree.entries.some(({ key }) => key === 'id');
  const span = locate(
    document,
    markdown && !named
      ? { path: record.path, at: 'card' }
      : {
          path: record.path,
          at: 'route',
          route: markdown ? ['id'] : record.route,
          part: markdown ? 'value' : 'key',
        },
  );
  return [{ path: record.path, range: rangeOf(document.lines, span) }];
}

/** The file that a path of a record names; undefined for patterns, folders and what is not there. */
export function fileAt(path: string, from: string, knowledge: Knowledge): string | undefined {
  const register = governing(knowledge.registers, from);
  const target = register && fromRoot(register.folder, path);
  return target !== undefined && knowledge.files.includes(target) ? target : undefined;
}

function fileTarget(path: string, from: string, knowledge: Knowledge): Target[] {
  const found = fileAt(path, from, knowledge);
  return found === undefined ? [] : [{ path: found }];
}
