import { fieldsBefore } from '../catalogue/field-order';
import { fieldsOf, resolveSchema, type SchemaNode, schemaAt, schemaOf } from '../catalogue/schemas';
import { type DataNode, entryOf, isBlank, isMap, type Route } from '../documents/tree';
import type { RegisterRecord } from '../register/register';
import type { FixStep } from '../rules/finding';

/**
 * Steps that give a field of a record a value: what is there is changed value by value, so that comments and order stay;
 * what is not there is added where the field belongs.
 */
export function setField(record: RegisterRecord, field: string, value: unknown): FixStep[] {
  const schema = schemaAt(schemaOf(record.kind), [field]);
  const before = fieldsBefore(record.kind, field);
  return set(record.path, record.route, record.node, field, value, before, schema);
}

function set(
  path: string,
  route: Route,
  holder: DataNode | null,
  key: string,
  value: unknown,
  after: readonly string[],
  schema: SchemaNode | undefined,
): FixStep[] {
  const entry = entryOf(holder, key);
  const at = [...route, key];
  if (!entry) return [{ op: 'add-key', path, route, key, value, after }];
  const present = entry.value;
  const fields = fieldsIn(value);
  if (fields && (isMap(present) || isBlank(present))) {
    const order = schema ? fieldsOf(resolveSchema(schema)).map((one) => one.key) : [];
    // What is added to one mapping comes in at one place, in its order.
    if (!isMap(present) || present.entries.length === 0)
      return fields.map(([name, item]) => ({ op: 'add-key', path, route: at, key: name, value: item }));
    return fields.flatMap(([name, item]) => {
      const below = order.slice(0, Math.max(order.indexOf(name), 0));
      return set(path, at, present, name, item, below, schema && schemaAt(schema, [name]));
    });
  }
  if (present?.type === 'scalar' && typeof value === 'string')
    return present.source.trim() === value ? [] : [{ op: 'replace-value', path, route: at, value }];
  if (present === null && typeof value === 'string') return [{ op: 'replace-value', path, route: at, value }];
  return [{ op: 'replace-node', path, route: at, value }];
}

function fieldsIn(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : undefined;
}
