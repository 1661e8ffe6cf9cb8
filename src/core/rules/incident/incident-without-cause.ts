import { has, lacks, onRecord } from '../register/record-finding';
import { systemsOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'incident-without-cause',
  on: 'record',
  kinds: ['incident'],
  looks: 'links',
  title: 'An incident is closed without its cause',
  why: 'Until the cause is known and treated, the incident will come back.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:10.2', 'iso-42001:A.8.4'],
  fixable: false,
  messages: {
    missing:
      'The incident "{name}" is closed, and its cause is not recorded. Record `rootCause`, and under `actions` what was done about it.',
  },
  check(record, register) {
    if (!has(record, 'closed') || record.value.drill === true || record.value.severity === 'near-miss')
      return [];
    if (!lacks(record, 'rootCause', 'report', 'nonconformity')) return [];
    return [
      onRecord(
        record,
        'missing',
        ['rootCause'],
        {},
        { systems: systemsOf(register, record).map(({ id }) => id) },
      ),
    ];
  },
};
