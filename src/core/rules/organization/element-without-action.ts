import { entriesAt, onRecord, textIn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'element-without-action',
  on: 'record',
  kinds: ['management-system'],
  looks: 'record',
  title: 'A gap between an existing management system and AI has no action',
  why: 'A gap analysis is done for the sake of what follows from it.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:4.4', 'iso-42001:A.2.3'],
  fixable: false,
  messages: {
    missing:
      '"{topic}" of {name} has to be {use} for AI, and no action says who does it by when. Record `action` with what, owner and due.',
  },
  check(record) {
    if (!record.complete) return [];
    return entriesAt(record, 'elements').flatMap(({ entry, route }) => {
      const topic = textIn(entry, 'topic');
      if (!topic || (entry.use !== 'adapt' && entry.use !== 'new') || entry.action !== undefined) return [];
      const use = entry.use === 'adapt' ? 'adapted' : 'made anew';
      return [onRecord(record, 'missing', [...route, 'topic'], { topic, use })];
    });
  },
};
