/** The order in which registers write their keys and fields: that of the schemas, in which they are taught. */
import type { SchemaName } from '../generated/validators';
import { kindOfKey, kinds } from './kinds';
import { fieldsOf, schemaOf } from './schemas';

let manifestOrder: string[] | undefined;

/** The keys of a manifest that stand before this one: of the head, then of the records by their kinds. */
export function keysBefore(key: string): string[] {
  manifestOrder ??= [
    ...fieldsOf(schemaOf('manifest'))
      .map((field) => field.key)
      .filter((one) => !kindOfKey(one)),
    ...kinds.map((info) => info.key),
  ];
  return manifestOrder.slice(0, Math.max(manifestOrder.indexOf(key), 0));
}

/** The fields of a kind of record that stand before this one. */
export function fieldsBefore(kind: SchemaName, field: string): string[] {
  const fields = fieldsOf(schemaOf(kind)).map(({ key }) => key);
  return fields.slice(0, Math.max(fields.indexOf(field), 0));
}
