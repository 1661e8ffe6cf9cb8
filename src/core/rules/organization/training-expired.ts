import { addInterval, parseInterval } from '../../catalogue/dates';
import { idsAt, textAt } from '../../register/fields';
import type { RegisterRecord } from '../../register/register';
import { dayOf, entriesAt, onRecord, placeOn, textIn } from '../register/record-finding';
import { holderOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'training-expired',
  on: 'record',
  kinds: ['training'],
  looks: 'links',
  title: 'A training that is required for a role has expired or is not recorded',
  why: 'Whoever oversees or runs a system has to know it as it is now; what was learned years ago was another system.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:7.2', 'iso-42001:A.4.6', 'eu-ai-act:art-4', 'nist-ai-rmf:GOVERN-2.2'],
  fixable: false,
  messages: {
    expired:
      'The training "{name}" of {who} expired on {day}, and it is required. Hold it again and add the day to `records`.',
    none: 'The training "{name}" is required for {who}, and no record shows that it was held. Add one to `records` with who or how many, and the day.',
  },
  check(record, register, { asOf }) {
    const roles = idsAt(record.value, 'requiredFor');
    if (roles.length === 0 || record.node === null || !record.complete) return [];
    const newest = newestByLearner(record, (who) => holderOf(register, who));
    const found = [...newest.values()].flatMap(({ until, who, index }) =>
      until !== undefined && until < asOf
        ? [
            {
              ...onRecord(record, 'expired', ['records', index], { who, day: until }),
              place: placeOn(record, ['records', index]),
            },
          ]
        : [],
    );
    if (found.length > 0) return found;
    // A count speaks for a whole role, or for everybody where no role is given.
    const everybody = entriesAt(record, 'records').some(
      ({ entry }) => entry.role === undefined && entry.who === undefined,
    );
    if (everybody) return [];
    return roles.flatMap((role, index) =>
      newest.has(holderOf(register, `role/${role}`)) || newest.has(`role/${role}`)
        ? []
        : [
            {
              ...onRecord(record, 'none', ['requiredFor', index], { who: role }, { severity: 'information' }),
              place: placeOn(record, ['requiredFor', index], 'value'),
            },
          ],
    );
  },
};

/** The newest record of each person or role, by whoever holds it. */
function newestByLearner(record: RegisterRecord, holder: (who: string) => string) {
  const every = parseInterval(textAt(record.value, 'every') ?? '');
  const newest = new Map<string, { on: string; until: string | undefined; who: string; index: number }>();
  for (const { entry, route } of entriesAt(record, 'records')) {
    const on = dayOf(entry.on);
    const who = textIn(entry, 'who') ?? textIn(entry, 'role');
    if (on === undefined || who === undefined) continue;
    const until = dayOf(entry.validUntil) ?? (every ? addInterval(on, every) : undefined);
    const role = textIn(entry, 'role');
    for (const key of [textIn(entry, 'who') && holder(who), role && `role/${role}`]) {
      if (!key) continue;
      const known = newest.get(key);
      if (!known || on >= known.on) newest.set(key, { on, until, who, index: Number(route.at(-1)) });
    }
  }
  return newest;
}
