import { kindInfo } from '../../catalogue/kinds';
import type { Register, RegisterRecord } from '../../register/register';
import type { FindingDraft, Fix, Place } from '../finding';
import type { RegisterRule } from '../rule';
import { always, short } from './parts';

/** Where the id of a record stands; of several entries under one key, the one that is meant. */
function idPlace(record: RegisterRecord, repeated: boolean): Place {
  const { path, route, ordinal } = record;
  if (route.length === 0) return { path, at: 'route', route: ['id'], part: 'value' };
  return repeated ? { path, at: 'duplicate', route, ordinal } : { path, at: 'route', route, part: 'key' };
}

export const rule: RegisterRule = {
  on: 'register',
  slug: 'duplicate-id',
  title: 'Id given to two records of the same kind',
  why: 'A reference to the id could mean either record; they are never merged, so one of them is lost to every report.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: true,
  messages: {
    duplicate:
      '{kind} "{id}" is already in the register, so references to it could mean either. Give one of them another id, or join them by hand.',
    first: 'The first {kind} "{id}" is here.',
  },
  check(register) {
    // Where each record has its place in the index, no id is there twice.
    let distinct = 0;
    for (const kind of register.index.keys()) distinct += register.index.get(kind)?.size ?? 0;
    if (distinct === register.records.length) return [];
    // Few ids are repeated, so only those are grouped.
    const repeated = new Set<string>();
    for (const record of register.records)
      if (register.index.get(record.kind)?.get(record.id) !== record) repeated.add(record.id);
    const groups = new Map<string, RegisterRecord[]>();
    for (const record of register.records) {
      if (record.id === '' || !repeated.has(record.id)) continue;
      const name = `${record.kind}/${record.id}`;
      const group = groups.get(name);
      if (group) group.push(record);
      else groups.set(name, [record]);
    }
    const found: FindingDraft[] = [];
    for (const group of groups.values()) {
      if (group.length < 2) continue;
      const spots = new Map<string, number>();
      const spot = ({ path, route }: RegisterRecord): string => JSON.stringify([path, route]);
      for (const record of group) spots.set(spot(record), (spots.get(spot(record)) ?? 0) + 1);
      // A section that is written twice hides its first half: a route reaches the last one only.
      const hidden = (record: RegisterRecord): boolean =>
        group.some(
          (other) => other !== record && other.ordinal === record.ordinal && spot(other) === spot(record),
        );
      const place = (record: RegisterRecord): Place =>
        idPlace(record, spots.get(spot(record))! > 1 && !hidden(record));
      const [first, ...others] = group as [RegisterRecord, ...RegisterRecord[]];
      for (const record of others) {
        const args = { kind: kindInfo(record.kind)?.title ?? record.kind, id: short(record.id) };
        found.push({
          message: 'duplicate',
          args,
          subject: { kind: record.kind, id: record.id },
          place: place(record),
          fixes: hidden(record) ? [] : otherId(register, record),
          ...(hidden(first) ? {} : { related: [{ place: place(first), message: 'first', args }] }),
        });
      }
    }
    return found;
  },
};

/** Another id for the later record; references go on leading to the first. */
function otherId(register: Register, { kind, id, path, route, ordinal }: RegisterRecord): Fix[] {
  const taken = register.index.get(kind);
  let free = 2;
  while (taken?.has(`${id}-${free}`)) free++;
  const other = `${id}-${free}`;
  return [
    {
      title: `Give this one the id ${other}`,
      safe: false,
      steps: [
        route.length === 0
          ? { op: 'replace-value', path, route: ['id'], value: other }
          : { op: 'rename-key', path, route, ordinal, key: other },
      ],
    },
  ];
}
