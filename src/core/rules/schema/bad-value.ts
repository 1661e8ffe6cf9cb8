import { riskTiers } from '../../catalogue/eu-ai-act';
import { kinds } from '../../catalogue/kinds';
import { nearest } from '../../catalogue/nearest';
import { tierOf } from '../../catalogue/requirements';
import { get, isMap, isScalar, textOf } from '../../documents/tree';
import { ownClasses } from '../../register/profile';
import type { Register, RegisterRecord } from '../../register/register';
import type { FindingDraft, Fix } from '../finding';
import type { RecordRule } from '../rule';
import { always, everyPart, fieldName, listed, placeIn, short, violationsOf, walkPart } from './parts';

function pick(path: string, route: (string | number)[], value: string): Fix[] {
  return [{ title: `Change to ${value}`, safe: false, steps: [{ op: 'replace-value', path, route, value }] }];
}

export const rule: RecordRule = {
  on: 'record',
  kinds: everyPart,
  looks: 'record',
  slug: 'bad-value',
  title: 'Value that the field does not allow',
  why: 'What follows from the field, such as which duties apply, cannot be worked out from a value that is not one of its own.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: true,
  messages: {
    nearest: '"{field}" cannot be "{value}". Did you mean "{nearest}"? Allowed: {allowed}.',
    allowed: '"{field}" cannot be "{value}", so nothing can follow from it. Allowed: {allowed}.',
    minimum: '"{field}" is {value}, but cannot be less than {limit}. Correct the number.',
    class:
      '"{field}" cannot be "{value}", so no requirement can follow from it. Allowed: {allowed}; classes of your own are mapped under `riskMethod.classes`.',
    form: '"{field}" is "{value}", which is not in a form that can be read. Write it like {example}.',
    version: 'The format version "{value}" is not known to this version of AIMS Steward. Write `aims: 1`.',
    kind: '"{value}" is no kind of record, so the file is not part of the register. {suggestion}Allowed: {allowed}.',
  },
  check(record, register) {
    const found: FindingDraft[] = violationsOf(record).flatMap((violation) => {
      const { part, route, keyword, params, node, schema } = violation;
      if (!isScalar(node)) return [];
      const base = { subject: part.subject, place: placeIn(part, route, 'value') };
      const args = { field: fieldName(route), value: short(node.source) };
      if (keyword === 'enum') {
        const allowed = (params.allowedValues as unknown[]).map(String);
        const meant = nearest(node.source.trim(), allowed);
        return [
          {
            ...base,
            message: meant ? 'nearest' : 'allowed',
            args: { ...args, nearest: meant ?? '', allowed: listed(allowed, 24) },
            ...(meant ? { fixes: pick(part.path, [...part.route, ...route], meant) } : {}),
          },
        ];
      }
      if (keyword === 'const') return [{ ...base, message: 'version', args }];
      if (keyword === 'minimum')
        return [{ ...base, message: 'minimum', args: { ...args, limit: String(params.limit) } }];
      if (keyword !== 'pattern') return [];
      return [{ ...base, message: 'form', args: { ...args, example: `"${schema?.examples?.[0] ?? ''}"` } }];
    });
    found.push(...classes(record, register));
    if (record.kind !== 'manifest') return found;
    const names = kinds.map(({ kind }) => kind);
    for (const { path, kind, tree } of register.documents) {
      const written = kind === 'record' && isMap(tree) ? textOf(get(tree, 'aims')) : undefined;
      if (written === undefined || names.some((name) => name === written)) continue;
      const meant = nearest(written, names);
      found.push({
        message: 'kind',
        args: {
          value: short(written),
          suggestion: meant ? `Did you mean "${meant}"? ` : '',
          allowed: listed(names, 30),
        },
        subject: { path },
        place: { path, at: 'route', route: ['aims'], part: 'value' },
        ...(meant ? { fixes: pick(path, ['aims'], meant) } : {}),
      });
    }
    return found;
  },
};

/** Risk classes are words of the catalogue or of the register's own scheme, which no schema can list. */
function classes(record: RegisterRecord, register: Register): FindingDraft[] {
  const found: FindingDraft[] = [];
  walkPart(record, ({ node, schema, route }, part) => {
    const written = schema['x-aims-risk-class'] && isScalar(node) ? textOf(node) : undefined;
    if (written === undefined || tierOf(written) !== undefined) return;
    // The scheme may stand in a parent that could not be read.
    const { state } = register.extension;
    if ((state !== 'none' && state !== 'resolved') || register.ancestors.some(({ complete }) => !complete))
      return;
    const own = ownClasses(register);
    if (Object.hasOwn(own, written)) return;
    const allowed = [...new Set([...riskTiers.map(({ id }) => id), ...Object.keys(own)])];
    const meant = nearest(written, allowed);
    found.push({
      message: meant ? 'nearest' : 'class',
      args: {
        field: fieldName(route),
        value: short(written),
        nearest: meant ?? '',
        allowed: listed(allowed, 24),
      },
      subject: part.subject,
      place: placeIn(part, route, 'value'),
      ...(meant ? { fixes: pick(part.path, [...part.route, ...route], meant) } : {}),
    });
  });
  return found;
}
