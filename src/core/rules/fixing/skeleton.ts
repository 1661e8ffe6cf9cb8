/** Fields and records that a fix opens for a person to fill in: what they say stays open until then. */
import { fieldsBefore, keysBefore } from '../../catalogue/field-order';
import { kindInfo } from '../../catalogue/kinds';
import { itemSchema, propertySchema, type SchemaNode, schemaOf, typesOf } from '../../catalogue/schemas';
import { entryOf, isBlank, isMap } from '../../documents/tree';
import type { SchemaName } from '../../generated/validators';
import type { Register, RegisterRecord } from '../../register/register';
import type { Fix, FixStep } from '../finding';

/** A value of the shape that the schema gives a dotted path, blank at its end; lists on the way hold one item. */
function blankAt(schema: SchemaNode | undefined, steps: readonly string[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return null;
  if (schema && typesOf(schema).includes('array')) return [blankAt(itemSchema(schema), steps)];
  return { [step]: blankAt(schema && propertySchema(schema, step), rest) };
}

/** Fields of several paths in one value: `{kpis: null, escalation: null}`. */
function merged(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [merged(one[0], other[0])];
  if (!isPlain(one) || !isPlain(other)) return one ?? other;
  const out: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other))
    out[key] = Object.hasOwn(out, key) ? merged(out[key], value) : value;
  return out;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Steps that add blank fields to a record at dotted paths, where they belong; what is there already is left alone. */
export function blankFields(record: RegisterRecord, paths: readonly string[]): FixStep[] {
  const { path, route, node, kind } = record;
  if (!node) return [];
  const tops = new Map<string, string[][]>();
  for (const each of paths) {
    const [top = '', ...rest] = each.split('.');
    tops.set(top, [...(tops.get(top) ?? []), rest]);
  }
  return [...tops].flatMap(([top, below]): FixStep[] => {
    const schema = propertySchema(schemaOf(kind), top);
    const value = below.map((steps) => blankAt(schema, steps)).reduce(merged);
    const entry = entryOf(node, top);
    const add = { op: 'add-key', path } as const;
    if (!entry) return [{ ...add, route, key: top, value, after: fieldsBefore(kind, top) }];
    if (!isPlain(value) || !(isMap(entry.value) || isBlank(entry.value))) return [];
    const open = Object.entries(value).filter(([key]) => !entryOf(entry.value, key));
    return open.map(([key, item]) => ({ ...add, route: [...route, top], key, value: item }));
  });
}

/** The fix that opens fields for a person; none where they are there, waiting to be filled in. */
export function blankFix(record: RegisterRecord, paths: readonly string[]): Fix[] {
  const steps = blankFields(record, paths);
  if (steps.length === 0) return [];
  return [{ title: `Add ${named(record, paths)} to fill in (open until then)`, safe: false, steps }];
}

/** The fields in words; several of a field that is not there at all go by its name. */
function named({ node }: RegisterRecord, paths: readonly string[]): string {
  const words = new Set<string>();
  for (const path of paths) {
    const [top = ''] = path.split('.');
    const several = paths.filter((other) => other.split('.')[0] === top).length > 1;
    words.add(several && !entryOf(node, top) ? top : path);
  }
  const list = [...words];
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
}

/** Steps that add one record beneath its plural key of the manifest. */
export function newRecord(
  register: Register,
  kind: SchemaName,
  id: string,
  value: Record<string, unknown>,
): FixStep[] {
  const key = kindInfo(kind)?.key;
  const { path } = register;
  if (key === undefined || register.index.get(kind)?.has(id)) return [];
  return register.sections.has(key)
    ? [{ op: 'add-key', path, route: [key], key: id, value }]
    : [{ op: 'add-key', path, route: [], key, value: { [id]: value }, after: keysBefore(key) }];
}
