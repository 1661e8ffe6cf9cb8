import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, onSystem, weighed } from './obligation-finding';

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
      '{system} ({class} risk) has acceptance criteria but no result against them. Record the results under `evidence`, or under `criteria` of the release.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'acceptance') return [];
    const gaps = gapsOf(obligation).map(({ need }) => need?.id);
    if (gaps.length === 0) return [];
    const draft = gaps.includes('criteria')
      ? onSystem(obligation, 'criteria', ['acceptanceCriteria'])
      : onSystem(obligation, 'result', ['releases']);
    return [{ ...draft, ...weighed(obligation, register) }];
  },
};
