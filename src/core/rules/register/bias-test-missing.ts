import { systemOf } from '../../register/obligation';
import type { ObligationRule } from '../rule';
import { onGround, onSystem, openGround } from './obligation-finding';
import { newTestFixes } from './test-fixes';

export const rule: ObligationRule = {
  slug: 'bias-test-missing',
  on: 'obligation',
  title: 'No bias test is recorded where one is asked for',
  why: 'A system that affects people may treat groups differently, and without a measured result nobody knows.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:A.5.4', 'eu-ai-act:art-15', 'nist-ai-rmf:MEASURE-2.11'],
  fixable: true,
  messages: {
    missing:
      '{system} ({class} risk) has no bias test. Add a result to `evidence` with metric, value, groups, threshold, sampleSize, dataset, modelVersion and date; a library or a heading is no test.',
    'not-tested':
      '{system} ({class} risk) has no bias test: it is recorded as {reason}. The gap is stated, but it stays open until a result exists.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'biasTest') return [];
    const ground = openGround(obligation, 'missing');
    if (!ground) return [];
    if (ground.reason) return [onGround(obligation, ground, 'not-tested', { reason: ground.text })];
    const system = systemOf(obligation);
    const fixes = system ? newTestFixes(register, system, 'bias', 'bias test') : [];
    return [{ ...onSystem(obligation, 'missing', ['evidence']), fixes }];
  },
};
