import { listed } from '../../text/phrases';
import { lacks, onRecord, wordOf } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'objective-not-measurable',
  on: 'record',
  kinds: ['objective'],
  looks: 'record',
  title: 'An objective cannot be measured',
  why: 'Whether an objective was reached must not depend on whom you ask.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.2', 'iso-42001:9.1', 'iso-42001:A.6.1.2', 'iso-42001:A.9.3'],
  fixable: false,
  messages: {
    missing:
      'The objective "{name}" has no {fields}, so nobody can say whether it was reached. Record what is measured in `measure` (or `builtIn`), the `target` and the day in `due`.',
  },
  check(record) {
    if (record.node === null || ['reached', 'missed', 'dropped'].includes(wordOf(record.value.status)))
      return [];
    const missing: [field: string, title: string][] = [];
    if (lacks(record, 'measure', 'builtIn')) missing.push(['measure', 'measure']);
    if (lacks(record, 'target')) missing.push(['target', 'target']);
    if (lacks(record, 'due', 'review.every')) missing.push(['due', 'date']);
    if (missing.length === 0) return [];
    return [
      onRecord(record, 'missing', [missing[0]![0]], { fields: listed(missing.map(([, title]) => title)) }),
    ];
  },
};
