import { has, lacks, onRecord } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'party-without-contact',
  on: 'record',
  kinds: ['interested-party'],
  looks: 'record',
  title: 'An interested party is to be engaged, and nobody is in charge of it',
  why: 'An engagement that is planned by nobody for nobody does not take place.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:4.2', 'iso-42001:A.8.5', 'nist-ai-rmf:GOVERN-5.1'],
  fixable: false,
  messages: {
    missing:
      'Nobody is named who speaks with {name}, although its engagement is planned. Record `contact` with the id of a person, role or body, or `channels` by which it is reached.',
  },
  check(record) {
    const engaged = has(record, 'engagement') || has(record, 'information') || has(record, 'obligations');
    if (!engaged || !lacks(record, 'contact', 'channels')) return [];
    return [onRecord(record, 'missing', ['contact'])];
  },
};
