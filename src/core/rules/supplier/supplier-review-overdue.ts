import { addInterval, addMonths, parseInterval } from '../../catalogue/dates';
import type { Route } from '../../documents/tree';
import { textAt } from '../../register/fields';
import type { RegisterRecord } from '../../register/register';
import { dayAt, lacks, onRecord, placeOn } from '../register/record-finding';
import { isUndecided, severityFor, stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { isCritical } from './suppliers';

export const rule: RecordRule = {
  slug: 'supplier-review-overdue',
  on: 'record',
  kinds: ['supplier'],
  looks: 'links',
  title: 'A supplier was not evaluated, or not reviewed in time',
  why: 'A supplier that was good when it was chosen changes its models, its terms and its owners.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.10.3', 'nist-ai-rmf:GOVERN-6.1', 'nist-ai-rmf:MANAGE-3.1'],
  fixable: false,
  messages: {
    overdue:
      'The review of {name} was due on {day}. Review the supplier, and record `review.last` and the result.',
    never:
      '{name} was never evaluated, and {system} depends on it. Evaluate the supplier and record `evaluation`, and when it is reviewed again under `review`.',
  },
  check(record, register, context) {
    const stake = stakeOf(register, record);
    const more = { systems: stake.systems, ...severityFor(stake) };
    const due = dueDay(record, stake.tier === 'high' ? 12 : stake.tier === 'limited' ? 24 : undefined);
    if (due && due.day < context.asOf)
      return [
        {
          ...onRecord(record, 'overdue', due.field, { day: due.day }, more),
          place: placeOn(record, due.field, 'value'),
        },
      ];
    if (due || stake.systems.length === 0 || !lacks(record, 'evaluation', 'review.last', 'review.next'))
      return [];
    if (isUndecided(stake, context, rule.slug)) return [];
    if (!isCritical(record, stake) && stake.tier !== 'high') return [];
    return [
      onRecord(record, 'never', ['evaluation'], { system: stake.systems.slice(0, 3).join(', ') }, more),
    ];
  },
};

/** The day of the next review and the field that it follows from: as written, by interval, or by the requirement. */
function dueDay(
  record: RegisterRecord,
  months: number | undefined,
): { day: string; field: Route } | undefined {
  const last = dayAt(record, 'review.last') ?? dayAt(record, 'evaluation.on');
  const next = dayAt(record, 'review.next');
  // A date that was meant for the past review is done with.
  if (next && !(last && last >= next)) return { day: next, field: ['review', 'next'] };
  if (!last) return undefined;
  const every = parseInterval(textAt(record.value, 'review.every') ?? '');
  const field = dayAt(record, 'review.last') ? ['review', 'last'] : ['evaluation', 'on'];
  if (every) return { day: addInterval(last, every), field };
  return months === undefined ? undefined : { day: addMonths(last, months), field };
}
