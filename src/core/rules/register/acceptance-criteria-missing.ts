import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, onGround, onSystem, weighed } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'acceptance-criteria-missing',
  on: 'obligation',
  title: 'A system in use has no acceptance criteria or no result against them',
  why: 'Without criteria that were set beforehand, every test result can be called good enough.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:A.6.2.5', 'nist-ai-rmf:MANAGE-1.1'],
  fixable: false,
  messages: {
    criteria:
      '{system} ({class} risk) has no acceptance criteria, so nothing says when it is good enough to be used. Record `acceptanceCriteria` with metric and threshold.',
    result:
      '{system} ({class} risk) does not show that it meets its acceptance criteria: {reason}. Record the result under `criteria` of the release, or as a test under `evidence` with the same metric.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'acceptance') return [];
    const gaps = gapsOf(obligation);
    const [open] = gaps;
    if (!open) return [];
    const draft = gaps.some(({ need }) => need?.id === 'criteria')
      ? onSystem(obligation, 'criteria', ['acceptanceCriteria'])
      : onGround(obligation, open, 'result', { reason: gaps.map(({ text }) => text).join('; ') });
    return [{ ...draft, ...weighed(obligation, register) }];
  },
};
