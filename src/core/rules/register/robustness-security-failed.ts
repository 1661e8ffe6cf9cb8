import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { onGround, openGround } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'robustness-security-failed',
  on: 'obligation',
  title: 'A robustness or security test failed',
  why: 'The system breaks, or can be broken, beyond the threshold that was set for it.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'eu-ai-act:art-15', 'nist-ai-rmf:MEASURE-2.5', 'nist-ai-rmf:MEASURE-2.7'],
  fixable: false,
  messages: {
    failed:
      'A robustness or security test of {system} failed: {reason}. Treat the cause and test again, or have the risk accepted by whoever may accept it.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'robustnessSecurity') return [];
    const ground = openGround(obligation, 'failed');
    return ground ? [onGround(obligation, ground, 'failed', { reason: ground.text })] : [];
  },
};
