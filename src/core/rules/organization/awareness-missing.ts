import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'awareness-missing',
  on: 'obligation',
  title: 'Nothing shows that people know the policy and their part',
  why: 'Rules that nobody has heard of are not followed, and concerns that nobody knows where to bring are not raised.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:7.3', 'iso-42001:7.4'],
  fixable: false,
  messages: {
    open: 'Nothing shows that people at {organization} know the policy and their part: {reason}. Record campaigns under `communications`, and what is told to whom and when under `communicationPlan`.',
  },
  check(obligation, register) {
    return dutyFindings(
      obligation,
      register,
      ['awareness'],
      { missing: 'open', partial: 'open', stale: 'open' },
      { missing: 'hint' },
    );
  },
};
