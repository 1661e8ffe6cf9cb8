import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'policy-stale',
  on: 'obligation',
  title: 'The AI policy was not reviewed in time',
  why: 'A policy that nobody has looked at for a year speaks of other systems and other law.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.2.4', 'iso-42001:5.2'],
  fixable: false,
  messages: {
    stale:
      'The AI policy of {organization} was not reviewed in time: {reason}. Review it, and record `review.last` and the approval of the version at hand.',
  },
  check(obligation, register) {
    return dutyFindings(obligation, register, ['policy'], { stale: 'stale' });
  },
};
