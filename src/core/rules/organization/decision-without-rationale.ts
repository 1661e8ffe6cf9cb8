import { lacks, onRecord, wordOf } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'decision-without-rationale',
  on: 'record',
  kinds: ['decision'],
  looks: 'record',
  title: 'A decision does not say why it was taken',
  why: 'Later on only the reasons tell whether a decision still holds, and what was known when it was taken.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:7.5', 'iso-42001:A.6.2.3'],
  fixable: false,
  messages: {
    missing:
      'The decision "{name}" gives no reason, so nobody can tell later whether it still holds. Record `rationale`, and the other `options` that were looked at.',
    decider:
      'The decision "{name}" does not say who took it. Record `by` with the id of a person, role or body, and the day in `on`.',
  },
  check(record) {
    if (record.node === null || ['proposed', 'superseded', 'rejected'].includes(wordOf(record.value.status)))
      return [];
    if (lacks(record, 'rationale', 'documents')) return [onRecord(record, 'missing', ['rationale'])];
    return lacks(record, 'by') ? [onRecord(record, 'decider', ['by'])] : [];
  },
};
