import { fieldsBefore } from '../../catalogue/field-order';
import { schemaAt, schemaOf } from '../../catalogue/schemas';
import { nodeAt } from '../../documents/tree';
import { textAt } from '../../register/fields';
import type { Register, RegisterRecord } from '../../register/register';
import type { FindingDraft, Fix } from '../finding';
import type { RecordRule } from '../rule';
import { blankFix } from './skeleton';

/** How many values are offered at most. */
const OFFERED = 6;

/**
 * The rule with fixes for the field that its finding misses: values that are known (who can answer for something, the
 * values of a list), then the field itself for a person to fill in.
 */
export function withField(rule: RecordRule): RecordRule {
  return {
    ...rule,
    fixable: true,
    check: (record, register, context) =>
      rule.check(record, register, context).map((draft) => ({
        ...draft,
        fixes: [...(draft.fixes ?? []), ...fieldFixes(draft, record, register)],
      })),
  };
}

function fieldFixes({ place }: FindingDraft, record: RegisterRecord, register: Register): Fix[] {
  if (place.at !== 'route' || place.part !== 'key' || place.path !== record.path || !record.node) return [];
  const field = place.route.slice(record.route.length);
  const names = field.filter((step) => typeof step === 'string');
  // What is there and is not enough is a matter of its content.
  if (names.length === 0 || names.length < field.length || nodeAt(record.node, field)) return [];
  const values = valueFixes(record, names, register);
  // Where all values that may stand there are offered, an empty field would only be one more thing to fill in.
  const all = schemaAt(schemaOf(record.kind), names)?.enum?.length === values.length && values.length > 0;
  return [...values, ...(all ? [] : blankFix(record, [names.join('.')]))];
}

/** Values for a field of the record itself. */
function valueFixes(record: RegisterRecord, [field, below]: string[], register: Register): Fix[] {
  if (field === undefined || below !== undefined) return [];
  const schema = schemaAt(schemaOf(record.kind), [field]);
  const refs = [schema?.['x-aims-ref'] ?? []].flat();
  const values: [value: string, name: string][] = refs.includes('role')
    ? whoCanAnswer(register)
    : (schema?.enum ?? []).flatMap((one): [string, string][] =>
        typeof one === 'string' ? [[one, one]] : [],
      );
  const { path, route, node, kind } = record;
  const blank = node?.entries.some(({ key }) => key === field) ?? false;
  return values.slice(0, OFFERED).map(([value, name]) => ({
    title: `Set ${field} to ${name}`,
    safe: false,
    steps: [
      blank
        ? { op: 'replace-value', path, route: [...route, field], value }
        : { op: 'add-key', path, route, key: field, value, after: fieldsBefore(kind, field) },
    ],
  }));
}

/** The first of those who can answer for something, by id and name; it looks at no more of them than are offered. */
function whoCanAnswer(register: Register): [id: string, name: string][] {
  const found: [string, string][] = [];
  for (const kind of ['role', 'body', 'person']) {
    if (found.length === OFFERED) break;
    for (const id of register.ids(kind).slice(0, OFFERED - found.length))
      found.push([id, textAt(register.index.get(kind)?.get(id)?.value, 'name') ?? id]);
  }
  return found;
}
