import { entriesAt, onRecord, textIn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'survey-finding-open',
  on: 'record',
  kinds: ['inventory-survey'],
  looks: 'record',
  title: 'AI that a survey found is neither registered nor dismissed',
  why: 'A survey is worth what follows from it: AI that is known and not registered has no owner and no risk class.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.4.2', 'iso-42001:8.1', 'nist-ai-rmf:GOVERN-1.6'],
  fixable: false,
  messages: {
    open: 'The survey found "{what}", and it is neither registered nor dismissed. Add a system and name it in `system`, or say in `dismissed` why it needs no entry.',
  },
  check(record) {
    if (!record.complete) return [];
    return entriesAt(record, 'found').flatMap(({ entry, route }) => {
      const what = textIn(entry, 'what');
      if (!what || textIn(entry, 'system') || textIn(entry, 'dismissed')) return [];
      return [onRecord(record, 'open', [...route, 'what'], { what })];
    });
  },
};
