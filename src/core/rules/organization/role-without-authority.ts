import { lacks, onRecord, wordOf } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

/** Roles that exist in order to say no. */
const deciding: Readonly<Record<string, string>> = {
  'ethics-officer': 'challenge and stop decisions',
  overseer: 'overrule and stop a system',
  'system-owner': 'decide on the system',
  'risk-owner': 'decide on treatment and acceptance of risks',
  sponsor: 'decide and provide resources',
};

export const rule: RecordRule = {
  slug: 'role-without-authority',
  on: 'record',
  kinds: ['role'],
  looks: 'record',
  title: 'A role that has to decide or object has no authority',
  why: 'An ethics officer or overseer without the right to stop something can only watch.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:5.3', 'iso-42001:A.3.2', 'nist-ai-rmf:GOVERN-2.1'],
  fixable: false,
  messages: {
    missing:
      'The role "{name}" is one that has to {what}, and it is given no authority. Record under `authority` what it may decide, see and stop.',
  },
  check(record) {
    const type = wordOf(record.value.type);
    if (!Object.hasOwn(deciding, type) || !lacks(record, 'authority')) return [];
    return [onRecord(record, 'missing', ['authority'], { what: deciding[type]! })];
  },
};
