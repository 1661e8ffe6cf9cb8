import { dayAt, has, onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'communication-overdue',
  on: 'record',
  kinds: ['communication'],
  looks: 'record',
  title: 'A planned communication is past its day',
  why: 'People who were to be told still do not know, and nothing shows that anybody told them.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:7.4', 'iso-42001:7.3'],
  fixable: false,
  messages: {
    overdue:
      '"{name}" was planned for {day}, and nothing shows that it took place. Record `on` with the day, or a later `planned`.',
  },
  check(record, _register, { asOf }) {
    const day = dayAt(record, 'planned');
    if (day === undefined || day >= asOf || !record.complete || has(record, 'on')) return [];
    return [
      {
        ...onRecord(record, 'overdue', ['planned'], { day }),
        place: placeOn(record, ['planned'], 'value'),
      },
    ];
  },
};
