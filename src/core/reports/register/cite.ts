import { kindInfo } from '../../catalogue/kinds';
import type { SourceDocument } from '../../documents/document';
import type { Route } from '../../documents/tree';
import { isFilled, textAt, valuesAt } from '../../register/fields';
import { findRecord, type Register, type RegisterRecord } from '../../register/register';
import type { Place } from '../../rules/finding';
import { locate } from '../../rules/locate';
import { positionAt } from '../../text/positions';
import type { Cited } from '../page/page';

/** Looks up a document of the last check by its path. */
export type Documents = (path: string) => SourceDocument | undefined;

/** Something that the register says, with the place where it says it. */
export interface Claim {
  text: string;
  path?: string;
  /** From 1. */
  line?: number;
}

/** The line of a place; undefined where its document is not at hand. */
export function cite(documents: Documents, place: Place): Cited | undefined {
  const document = documents(place.path);
  if (!document) return undefined;
  return { path: place.path, line: positionAt(document.lines, locate(document, place).start).line + 1 };
}

export function citeRecord(documents: Documents, record: RegisterRecord): Cited | undefined {
  return cite(documents, { path: record.path, at: 'route', route: record.route, part: 'key' });
}

/** The text, number or truth value at a dotted path of a record, with its place; undefined where nothing is filled in. */
export function claimAt(documents: Documents, record: RegisterRecord, path: string): Claim | undefined {
  const value = valuesAt(record.value, path)[0];
  if (!isFilled(value) || typeof value === 'object') return undefined;
  return claimed(documents, record, path.split('.'), String(value));
}

/** A claim on a field: `text` as the report words it. */
export function claimed(documents: Documents, record: RegisterRecord, field: Route, text: string): Claim {
  const at = cite(documents, {
    path: record.path,
    at: 'route',
    route: [...record.route, ...field],
    part: 'value',
  });
  return { text, ...at };
}

/** All texts at a dotted path, such as a list of groups. */
export function textsAt(record: RegisterRecord, path: string): string[] {
  return valuesAt(record.value, path)
    .flat()
    .filter((value): value is string | number => typeof value === 'string' || typeof value === 'number')
    .map(String);
}

/** The name that a record goes by. */
export function nameOf(record: RegisterRecord): string {
  return textAt(record.value, 'name') ?? record.id;
}

/** The name behind an id of a person, role or body; the id itself where it names none. */
export function whoIs(register: Register, id: string): string {
  const slash = id.indexOf('/');
  const kind = slash > 0 ? id.slice(0, slash) : '';
  const bare = kindInfo(kind) ? id.slice(slash + 1) : id;
  for (const one of kindInfo(kind) ? [kind] : ['role', 'person', 'body']) {
    const record = findRecord(register, one, bare);
    if (record) return nameOf(record);
  }
  return id;
}
