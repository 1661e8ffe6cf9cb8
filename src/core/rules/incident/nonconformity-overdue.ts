import { listed } from '../../text/phrases';
import { dayAt, has, lacks, onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'nonconformity-overdue',
  on: 'record',
  kinds: ['nonconformity'],
  looks: 'record',
  title: 'A nonconformity is past its date without cause or corrective action',
  why: 'Correcting what happened is not enough: without its cause the nonconformity happens again.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:10.2'],
  fixable: false,
  messages: {
    overdue:
      'The nonconformity "{name}" was due on {day} and lacks {fields}. Record `rootCause` and `correctiveAction`, or a later `due` with the reason.',
  },
  check(record, _register, { asOf }) {
    const day = dayAt(record, 'due');
    if (day === undefined || day >= asOf || has(record, 'closed')) return [];
    const missing: string[] = [];
    if (lacks(record, 'rootCause')) missing.push('root cause');
    if (lacks(record, 'correctiveAction', 'actions')) missing.push('corrective action');
    if (missing.length === 0) return [];
    return [
      {
        ...onRecord(record, 'overdue', ['due'], { day, fields: listed(missing) }),
        place: placeOn(record, ['due'], 'value'),
      },
    ];
  },
};
