import type { ObligationRule } from '../rule';
import { onGround, openGround } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'bias-test-stale',
  on: 'obligation',
  title: 'A bias test no longer speaks for the system',
  why: 'Data, model and users change: a result counts for the version it tested and for as long as the requirement says.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:A.5.4', 'eu-ai-act:art-15', 'nist-ai-rmf:MEASURE-2.11'],
  fixable: false,
  messages: {
    stale:
      'The bias test of {system} is stale: {reason}. Test the current version again and record the new result.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'biasTest') return [];
    const ground = openGround(obligation, 'stale');
    return ground ? [onGround(obligation, ground, 'stale', { reason: ground.text })] : [];
  },
};
