import type { ObligationRule } from '../rule';
import { onGround, openGround } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'bias-test-failed',
  on: 'obligation',
  title: 'A bias test failed',
  why: 'The system treats groups more differently than the threshold that was set allows.',
  severity: { noManifest: 'off', unlinked: 'error', linked: 'error' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:A.5.4', 'eu-ai-act:art-15', 'nist-ai-rmf:MEASURE-2.11'],
  fixable: false,
  messages: {
    failed:
      'The bias test of {system} failed: {reason}. Treat the cause and test again, or have the risk accepted by whoever may accept it.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'biasTest') return [];
    const ground = openGround(obligation, 'failed');
    return ground ? [onGround(obligation, ground, 'failed', { reason: ground.text })] : [];
  },
};
