import type { SchemaName } from '../../generated/validators';
import { valuesAt } from '../../register/fields';
import type { Link } from '../../register/links';
import type { Register, RegisterRecord } from '../../register/register';
import { listed } from '../../text/phrases';
import { onRecord } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always, fieldName } from './parts';

/** Fields that lead to another record and never back to where they came from. */
const upwards: Partial<Record<SchemaName, string>> = {
  decision: 'supersedes',
  dataset: 'provenance.from',
  model: 'baseModel',
  system: 'retirement.replacement',
  role: 'reportsTo',
  body: 'reportsTo',
};

/** More records than these are followed by nobody. */
const MANY = 200;

export const rule: RecordRule = {
  on: 'record',
  kinds: Object.keys(upwards) as SchemaName[],
  looks: 'links',
  slug: 'reference-circular',
  title: 'References that lead in a circle',
  why: 'What replaces, reports to or is made from itself has no beginning, so one of the records is wrong.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: false,
  messages: {
    itself: '"{field}" of "{id}" names the record itself. Name another one, or remove the field.',
    circle:
      '"{field}" of "{id}" leads back to it by way of {way}. Remove or correct the reference that is wrong.',
  },
  check(record, register) {
    return stepsFrom(register, record).flatMap((first) => {
      const way = wayBack(register, record, first);
      if (!way) return [];
      const field = first.route.slice(record.route.length);
      const between = way.slice(1).flatMap(({ from }) => (from ? [`"${from.id}"`] : []));
      return [
        {
          ...onRecord(record, between.length === 0 ? 'itself' : 'circle', field, {
            field: fieldName(field),
            way: listed(between),
          }),
          place: placeOf(first),
          related: way.slice(1).map((link) => ({ place: placeOf(link), message: 'On the way back' })),
        },
      ];
    });
  },
};

const placeOf = ({ path, route }: Link) => ({ path, at: 'route', route, part: 'value' }) as const;

/** The references of a record that lead one step up. */
function stepsFrom(register: Register, record: RegisterRecord): Link[] {
  const field = upwards[record.kind];
  if (field === undefined || valuesAt(record.value, field).length === 0) return [];
  return register.links
    .outgoing(record)
    .filter(
      ({ route, target }) =>
        target !== undefined &&
        upwards[target.kind] === field &&
        fieldName(route.slice(record.route.length)) === field,
    );
}

/** The shortest row of references from a record back to itself that begins with one of its own; undefined where none does. */
function wayBack(register: Register, record: RegisterRecord, first: Link): Link[] | undefined {
  let rows: Link[][] = [[first]];
  const seen = new Set<RegisterRecord>();
  while (rows.length > 0 && seen.size < MANY) {
    const longer: Link[][] = [];
    for (const row of rows) {
      const at = row.at(-1)?.target;
      if (at === record) return row;
      if (!at || seen.has(at)) continue;
      seen.add(at);
      for (const link of stepsFrom(register, at)) longer.push([...row, link]);
    }
    rows = longer;
  }
  return undefined;
}
