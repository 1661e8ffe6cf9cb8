import { judgeDate } from '../../catalogue/dates';
import type { Route } from '../../documents/tree';
import { isFilled, valuesAt, wordOf } from '../../register/fields';
import type { RegisterRecord } from '../../register/register';
import type { FindingDraft, Place } from '../finding';

/** What people call a record: its name, else its id. */
export function nameOf(record: RegisterRecord): string {
  const { name } = record.value;
  return typeof name === 'string' && name.trim() !== '' ? name.replace(/\s+/g, ' ').trim() : record.id;
}

/** The place of a field of a record; what is missing is shown on the nearest key above it. */
export function placeOn(record: RegisterRecord, field: Route, part: 'key' | 'value' = 'key'): Place {
  return { path: record.path, at: 'route', route: [...record.route, ...field], part };
}

/** A finding on a field of a record, with `name` and `id` of the record among its arguments. */
export function onRecord(
  record: RegisterRecord,
  message: string,
  field: Route,
  args: Record<string, string | number> = {},
  more: Partial<FindingDraft> = {},
): FindingDraft {
  return {
    message,
    args: { name: nameOf(record), id: record.id, ...args },
    subject: { kind: record.kind, id: record.id },
    place: placeOn(record, field),
    ...more,
  };
}

/** Whether none of these fields says anything, for certain: of a record that was read in part nothing is missing. */
export function lacks(record: RegisterRecord, ...paths: string[]): boolean {
  return record.complete && record.node !== null && paths.every((path) => !has(record, path));
}

/** Whether a field says anything. */
export function has(record: RegisterRecord, path: string): boolean {
  return valuesAt(record.value, path).some(isFilled);
}

/** The mappings in a list field with their indexes; what is no mapping is left to the schema rules. */
export function entriesAt(
  record: RegisterRecord,
  path: string,
): { entry: Record<string, unknown>; route: Route }[] {
  const steps = path.split('.');
  let value: unknown = record.value;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    if (!Object.hasOwn(value, step)) return [];
    value = (value as Record<string, unknown>)[step];
  }
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown, index) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? [{ entry: entry as Record<string, unknown>, route: [...steps, index] }]
      : [],
  );
}

/** The text of a field of an entry, trimmed; undefined where it says nothing. */
export function textIn(entry: Record<string, unknown>, key: string): string | undefined {
  const value = Object.hasOwn(entry, key) ? entry[key] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The number at a path of a record; undefined where none stands there. */
export function numberAt(record: RegisterRecord, path: string): number | undefined {
  const value = valuesAt(record.value, path)[0];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The day at a path of a record; undefined where none stands there that a calendar has. */
export function dayAt(record: RegisterRecord, path: string): string | undefined {
  return dayOf(valuesAt(record.value, path)[0]);
}

/** A value as a day; undefined for what is none, which `bad-date` tells. */
export function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const judged = judgeDate(value);
  return judged.state === 'ok' ? judged.day : undefined;
}

export { wordOf };
