import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'policy-missing',
  on: 'obligation',
  title: 'The organization has no AI policy in force',
  why: 'The policy is what everything else is derived from: without it nobody knows what the organization wants of its AI.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:5.2', 'iso-42001:A.2.2', 'nist-ai-rmf:GOVERN-1.2'],
  fixable: false,
  messages: {
    missing:
      '{organization} has no AI policy. Add a record under `policies` with `topics: [ai]`, its document, approval and to whom it was communicated.',
    partial: 'The AI policy of {organization} is not in force yet: {reason}. Add what is missing to it.',
  },
  check(obligation, register) {
    return dutyFindings(obligation, register, ['policy'], { missing: 'missing', partial: 'partial' });
  },
};
