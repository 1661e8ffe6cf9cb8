import { dayAt, has, lacks, onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'corrective-action-unverified',
  on: 'record',
  kinds: ['nonconformity'],
  looks: 'record',
  title: 'Nobody has checked whether a corrective action works',
  why: 'A nonconformity is done with when it no longer happens, not when something was done about it.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:10.2'],
  fixable: false,
  messages: {
    missing:
      'Nobody has checked whether the corrective action of "{name}" works, and {state}. Check it, and record `verified` with who and when, and `effective`.',
    ineffective:
      'The corrective action of "{name}" was found not to work, and the nonconformity is closed. Open it again with a new action, or correct `effective`.',
  },
  check(record, _register, { asOf }) {
    if (record.node === null) return [];
    const closed = dayAt(record, 'closed');
    if (record.value.effective === false)
      return has(record, 'closed')
        ? [
            {
              ...onRecord(record, 'ineffective', ['effective']),
              place: placeOn(record, ['effective'], 'value'),
            },
          ]
        : [];
    if (!lacks(record, 'verified') || record.value.grade === 'observation') return [];
    if (closed !== undefined)
      return [onRecord(record, 'missing', ['closed'], { state: `it was closed on ${closed}` })];
    const due = dayAt(record, 'due');
    const acted = has(record, 'correctiveAction') || has(record, 'actions');
    // What has no cause or action yet is told by `nonconformity-overdue`.
    if (due === undefined || due >= asOf || !acted || lacks(record, 'rootCause')) return [];
    return [onRecord(record, 'missing', ['due'], { state: `it was due on ${due}` })];
  },
};
