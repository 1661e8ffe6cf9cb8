import { has, lacks, onRecord } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'training-without-effectiveness',
  on: 'record',
  kinds: ['training'],
  looks: 'record',
  title: 'Nobody has said whether a training works',
  why: 'Clause 7.2 asks for the effect of what was done for competence, not for a list of those who attended.',
  severity: always('hint'),
  confidence: 'high',
  controls: ['iso-42001:7.2', 'iso-42001:A.4.6'],
  fixable: false,
  messages: {
    missing:
      'The training "{name}" was held, and nothing says whether it works. Record in `effectiveness` how that was seen: a test, fewer mistakes, cases in an audit.',
  },
  check(record) {
    if (!has(record, 'records.on') || !lacks(record, 'effectiveness')) return [];
    return [onRecord(record, 'missing', ['effectiveness'])];
  },
};
