import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { dayOf, entriesAt, onRecord, placeOn, textIn } from './record-finding';
import { severityFor, stakeOf } from './relations';

export const rule: RecordRule = {
  slug: 'change-without-reason',
  on: 'record',
  kinds: ['system'],
  looks: 'record',
  title: 'A change is called not material without a reason',
  why: 'A material change ends what was tested, assessed and approved before it; to say that a change is none needs a reason.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:6.3', 'iso-42001:8.1'],
  fixable: false,
  messages: {
    missing:
      'The change of {name} on {day} is called not material without a reason, and counts as material until there is one. Record `reason`, or take `material: false` out.',
  },
  check(record, register) {
    if (!record.complete) return [];
    return entriesAt(record, 'changes').flatMap(({ entry, route }) => {
      if (entry.material !== false || textIn(entry, 'reason')) return [];
      const field = [...route, 'material'];
      return [
        {
          ...onRecord(
            record,
            'missing',
            field,
            { day: dayOf(entry.on) ?? 'an unknown day' },
            { systems: [record.id], ...severityFor(stakeOf(register, record)) },
          ),
          place: placeOn(record, field, 'value'),
        },
      ];
    });
  },
};
