import { entriesAt, lacks, onRecord } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'body-without-senior-member',
  on: 'record',
  kinds: ['body'],
  looks: 'record',
  title: 'A governance body has no member who can decide',
  why: 'A body of experts without anybody from the top finds what is wrong and cannot change it.',
  severity: always('information'),
  confidence: 'medium',
  controls: ['iso-42001:5.1', 'iso-42001:5.3', 'nist-ai-rmf:GOVERN-2.3'],
  fixable: false,
  messages: {
    missing:
      'No member of {name} is marked as senior, so nothing shows that it can decide. Add a member with `senior: true`, or mark the one who is.',
    members:
      '{name} has no members, so nobody decides in it. Record them under `members`, each with `capacity`.',
  },
  check(record) {
    if (record.node === null) return [];
    if (lacks(record, 'members')) return [onRecord(record, 'members', ['members'])];
    const members = entriesAt(record, 'members');
    if (!record.complete || members.length === 0 || members.some(({ entry }) => entry.senior === true))
      return [];
    return [onRecord(record, 'missing', ['members'])];
  },
};
