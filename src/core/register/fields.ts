import type { Route } from '../documents/tree';

const stepsOf = new Map<string, readonly string[]>();

/** The steps of a dotted path. Paths are written in the code, so that they are few. */
function stepsAt(path: string): readonly string[] {
  let steps = stepsOf.get(path);
  if (!steps) {
    steps = path.split('.');
    stepsOf.set(path, steps);
  }
  return steps;
}

/** All values at a dotted path of a record's plain value; lists on the way are walked item by item. */
export function valuesAt(value: unknown, path: string): unknown[] {
  const found: unknown[] = [];
  collect(value, stepsAt(path), 0, found);
  return found;
}

function collect(value: unknown, steps: readonly string[], at: number, found: unknown[]): void {
  if (at === steps.length) {
    if (isFilled(value)) found.push(value);
  } else if (Array.isArray(value)) for (const item of value) step(item, steps, at, found);
  else step(value, steps, at, found);
}

function step(item: unknown, steps: readonly string[], at: number, found: unknown[]): void {
  const key = steps[at] ?? '';
  if (typeof item === 'object' && item !== null && Object.hasOwn(item, key))
    collect((item as Record<string, unknown>)[key], steps, at + 1, found);
}

/** Whether a value says anything: not null, not blank text, not an empty list or mapping. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.some(isFilled);
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

export function textAt(value: unknown, path: string): string | undefined {
  const found = path.includes('.') || Array.isArray(value) ? valuesAt(value, path)[0] : filledAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

/** A field of a mapping itself, without the walk along a path: most fields are asked for so. */
function filledAt(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  const found = (value as Record<string, unknown>)[key];
  return isFilled(found) ? found : undefined;
}

/** The route beneath a record for a dotted path, as far as the path goes through mappings only. */
export function routeTo(record: { route: Route }, path: string): Route {
  return [...record.route, ...path.split('.')];
}

/** The ids in a reference field that is a list or a single text, without their kind. */
export function idsAt(value: unknown, path: string): string[] {
  return valuesAt(value, path)
    .flat()
    .filter((id): id is string => typeof id === 'string')
    .map((id) => id.slice(id.indexOf('/') + 1));
}

/** A scalar as a word; '' for what is none. Mappings of a file have no prototype, and cannot even be converted. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${value}`
    : '';
}
