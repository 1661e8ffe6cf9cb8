import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'review-input-blank',
  on: 'obligation',
  title: 'A management review left out an input, or came to no result',
  why: 'Clause 9.3.2 names what has to be looked at; what was left out was not reviewed.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:9.3.2', 'iso-42001:9.3.3'],
  fixable: false,
  messages: {
    blank:
      'The management review of {organization} is not complete: {reason}. Record what was looked at under `inputs`, "nothing to report" included, and what was decided.',
  },
  check(obligation, register) {
    return dutyFindings(obligation, register, ['managementReview'], { partial: 'blank' });
  },
};
