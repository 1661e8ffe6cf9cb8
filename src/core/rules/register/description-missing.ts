import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { lacks, onRecord } from './record-finding';
import { stakeOf } from './relations';

export const rule: RecordRule = {
  slug: 'description-missing',
  on: 'record',
  kinds: ['system'],
  looks: 'record',
  title: 'A system is not described in plain words',
  why: 'Who decides on a system, oversees it or is affected by it is rarely who built it, and needs to understand what it does.',
  severity: always('hint'),
  confidence: 'high',
  controls: ['iso-42001:A.8.2', 'iso-42001:A.6.2.7'],
  fixable: false,
  messages: {
    missing:
      'Nothing tells in plain words what {name} is and how it works. Record `description` in a few sentences that a person without technical knowledge understands, or name the explanation for affected people in `transparency.explanation`.',
  },
  check(record, register) {
    if (!lacks(record, 'description', 'transparency.explanation')) return [];
    const { tier, underway } = stakeOf(register, record);
    if (!underway || (tier !== 'high' && tier !== 'limited')) return [];
    return [onRecord(record, 'missing', ['description'], {}, { systems: [record.id] })];
  },
};
