import { kindInfo, kinds } from '../../catalogue/kinds';
import type { SchemaNode } from '../../catalogue/schemas';
import { textAt } from '../../register/fields';
import { findRecord, type Register, type RegisterRecord, recordsOf } from '../../register/register';
import { safe } from '../describe';
import type { Draft } from './item';

/** A record's name; its id where it has none. */
export function recordName(record: RegisterRecord): string {
  return textAt(record.value, 'name') ?? record.id;
}

/** What is said of a record where it is offered. */
function recordDocs(record: RegisterRecord): string {
  const said = textAt(record.value, 'purpose') ?? textAt(record.value, 'description');
  return [
    `**${safe(recordName(record))}** · ${kindInfo(record.kind)?.title ?? record.kind}`,
    ...(said ? [safe(said)] : []),
    `*${safe(record.path)}*`,
  ].join('\n\n');
}

/** The ids that a reference field may hold, written as the field wants them. */
export function referenceDrafts(schema: SchemaNode, register: Register | undefined, self?: string): Draft[] {
  const ref = schema['x-aims-ref'];
  if (!ref || !register) return [];
  const listed = typeof ref === 'string' ? [ref] : ref;
  const any = listed.includes('*');
  const wanted: string[] = any ? kinds.map(({ kind }) => kind) : listed;
  return wanted.flatMap((kind) =>
    recordsThere(register, kind).flatMap((record): Draft[] => {
      const qualified = `${kind}/${record.id}`;
      if (qualified === self) return [];
      // A bare id is clear unless several kinds with that id may stand here.
      const clash = wanted.some((other) => other !== kind && findRecord(register, other, record.id));
      const value = any || clash ? qualified : record.id;
      return [
        {
          label: value,
          description: recordName(record),
          detail: any || wanted.length > 1 ? (kindInfo(kind)?.title ?? '') : record.path,
          kind: 'reference',
          value,
          filter: `${value} ${recordName(record)}`,
          documentation: recordDocs(record),
        },
      ];
    }),
  );
}

/** The records of a kind that a register has or inherits. */
export function recordsThere(register: Register, kind: string): RegisterRecord[] {
  const own = register.index.get(kind);
  const others = [...(register.inherited.get(kind)?.values() ?? [])].map(({ record }) => record);
  return [...recordsOf(register, kind), ...others.filter(({ id }) => !own?.has(id))];
}
