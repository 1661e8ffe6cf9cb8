import { findRecord } from '../../register/register';
import { dayAt, entriesAt, onRecord, textIn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'audit-finding-open',
  on: 'record',
  kinds: ['audit'],
  looks: 'links',
  title: 'A nonconformity that an audit found is not followed up',
  why: 'The next auditor looks first at what became of the findings of the last one.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:9.2.1', 'iso-42001:10.2'],
  fixable: false,
  messages: {
    open: 'The audit "{name}" found a {grade} nonconformity ("{text}"), and no record follows it up. Add one under `nonconformities` and name it here, or record the day in `closed`.',
  },
  check(record, register) {
    if (!record.complete || dayAt(record, 'on') === undefined) return [];
    return entriesAt(record, 'findings').flatMap(({ entry, route }) => {
      if (entry.grade !== 'major' && entry.grade !== 'minor') return [];
      if (textIn(entry, 'closed')) return [];
      const followed = textIn(entry, 'nonconformity');
      // A name that leads nowhere is told by `unknown-reference`.
      if (followed && (findRecord(register, 'nonconformity', followed) || !register.complete)) return [];
      if (followed) return [];
      const text = textIn(entry, 'text') ?? '';
      return [
        onRecord(record, 'open', [...route, 'grade'], {
          grade: entry.grade,
          text: text.length > 80 ? `${text.slice(0, 77)}…` : text,
        }),
      ];
    });
  },
};
