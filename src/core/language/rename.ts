import { isId, kindInfo } from '../catalogue/kinds';
import { entryOf, isMap } from '../documents/tree';
import type { Register, RegisterRecord } from '../register/register';
import { survivesPlain, yamlString } from '../rules/fixing/write';
import { lineEndingOf } from '../text/edits';
import { offsetAt, type Position, type Range, rangeOf } from '../text/positions';
import { recordName } from './completion/references';
import { currentOf } from './current';
import type { Knowledge, OpenText } from './knowledge';
import { freshRegister, type Occurrence, occurrencesOf, type Reader } from './occurrences';
import { subjectAt } from './subject';

export interface FileEdits {
  path: string;
  edits: { range: Range; newText: string }[];
}

/** What was asked cannot be done; the message says why and what to do. */
export interface Refused {
  refused: string;
}

export interface Renameable {
  /** The id, as it stands there. */
  range: Range;
  placeholder: string;
}

const NOTHING: Refused = {
  refused: 'There is no id of a record here. Put the cursor on the id of a record, or on a reference to one.',
};

interface Found {
  register: Register;
  record: RegisterRecord;
  range: Range;
}

async function recordAt(open: OpenText, position: Position, knowledge: Knowledge): Promise<Found | Refused> {
  const current = await currentOf(open, knowledge);
  const offset = offsetAt(current.lines, position);
  const subject = subjectAt(current, offset, knowledge);
  if (subject?.what === 'no-record')
    return {
      refused: 'The register has no record of this id, so there is nothing to rename. Correct the reference.',
    };
  if (subject?.what === 'control')
    return {
      refused: 'Ids of controls, clauses and articles are those of their framework and cannot be renamed.',
    };
  if (subject?.what !== 'record') return NOTHING;
  const { register, record, span } = subject;
  if (!register.index.get(record.kind)?.has(record.id))
    return {
      refused: `The record is inherited from the snapshot ${record.path}. Rename it where it is kept, and export the snapshot anew.`,
    };
  const raw = open.text.slice(span.start, span.end);
  const at = raw.lastIndexOf(record.id);
  const idSpan = at < 0 ? span : { start: span.start + at, end: span.start + at + record.id.length };
  return { register, record, range: rangeOf(current.lines, idSpan) };
}

/** Whether the id at a position can be renamed. */
export async function prepareRename(
  open: OpenText,
  position: Position,
  knowledge: Knowledge,
): Promise<Renameable | Refused> {
  const found = await recordAt(open, position, knowledge);
  return 'refused' in found ? found : { range: found.range, placeholder: found.record.id };
}

/** The edits that give a record another id, wherever it is written; undefined when it was cancelled. */
export async function rename(
  open: OpenText,
  position: Position,
  newId: string,
  knowledge: Knowledge,
  reader: Reader,
): Promise<FileEdits[] | Refused | undefined> {
  const found = await recordAt(open, position, knowledge);
  if ('refused' in found) return found;
  const { record } = found;
  const id = newId.trim().normalize('NFC');
  const register = await freshRegister(found.register, reader);
  const wrong = whyNot(id, record, register);
  if (wrong) return { refused: wrong };
  if (id === record.id) return [];
  const occurrences = await occurrencesOf(found.register, record.kind, record.id, knowledge, reader);
  if (!occurrences) return undefined;
  const edits = new Map<string, FileEdits['edits']>();
  const add = (path: string, range: Range, newText: string): void => {
    const list = edits.get(path) ?? [];
    list.push({ range, newText });
    edits.set(path, list);
  };
  for (const one of occurrences) {
    const { span, newText } = written(one, record, id, register);
    add(one.path, rangeOf(one.lines, span), newText);
  }
  const told = idLine(record, id, register);
  if (told) add(record.path, told.range, told.newText);
  return [...edits].map(([path, list]) => ({ path, edits: list }));
}

function whyNot(id: string, record: RegisterRecord, register: Register): string | undefined {
  if (id === '') return 'An id cannot be empty.';
  if (!isId(id))
    return `“${id}” cannot be an id: letters and digits of any script, “-”, “_” and “.” are allowed.`;
  if (id === record.id) return undefined;
  const taken = register.index.get(record.kind)?.get(id);
  if (!taken) return undefined;
  const title = kindInfo(record.kind)?.title ?? record.kind;
  return `The id “${id}” is taken by ${title} “${recordName(taken)}” in ${taken.path}. Choose another one.`;
}

/** The new id as it is written at one place, with the quotes that stand there. */
function written(
  { as, raw, span, idSpan, flow, allowed, qualified }: Occurrence,
  { kind, id: old }: RegisterRecord,
  id: string,
  register: Register,
): { span: Occurrence['span']; newText: string } {
  if (as !== 'data') return { span: idSpan, newText: id };
  // A bare id that another kind has as well must say which one is meant.
  const clash = !qualified && allowed.some((other) => other !== kind && register.index.get(other)?.has(id));
  const newText = clash ? `${kind}/${id}` : id;
  if (/^["']/.test(raw) || raw.includes('\n')) return { span: idSpan, newText };
  const whole = raw.slice(0, idSpan.start - span.start) + newText + raw.slice(idSpan.end - span.start);
  if (survivesPlain(whole, flow) || !survivesPlain(raw, flow) || old === '') return { span: idSpan, newText };
  return { span, newText: yamlString(whole, flow) };
}

/** A Markdown record that has the id of its file's name gets one of its own, below its kind. */
function idLine(
  record: RegisterRecord,
  id: string,
  register: Register,
): { range: Range; newText: string } | undefined {
  if (record.route.length > 0) return undefined;
  const document = register.documents.find(({ path }) => path === record.path);
  const tree = document?.tree;
  if (!document || !isMap(tree) || entryOf(tree, 'id')) return undefined;
  const kind = entryOf(tree, 'aims');
  if (!kind) return undefined;
  const end = Math.max(kind.keySpan.end, kind.value?.span.end ?? 0);
  const eol = lineEndingOf(document.text);
  const stop = document.text.slice(end).search(/[\r\n]/);
  const at = stop < 0 ? document.text.length : end + stop;
  return {
    range: rangeOf(document.lines, { start: at, end: at }),
    newText: `${eol}id: ${yamlString(id, false)}`,
  };
}
