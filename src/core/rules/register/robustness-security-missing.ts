import type { ObligationRule } from '../rule';
import { always, listed } from '../schema/parts';
import { gapsOf, onGround, onSystem, openGround, weighed } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'robustness-security-missing',
  on: 'obligation',
  title: 'Robustness or security of a system is not shown by a valid test',
  why: 'Unusual input, attacks and outages come without notice; only a test tells beforehand what they do.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'eu-ai-act:art-15', 'nist-ai-rmf:MEASURE-2.5', 'nist-ai-rmf:MEASURE-2.7'],
  fixable: false,
  messages: {
    missing:
      '{system} ({class} risk) has no {tests}. Add results to `evidence` with kind robustness or security, metric, value, threshold, sampleSize, dataset, modelVersion and date.',
    'not-tested':
      '{system} ({class} risk) is recorded as {reason}. The gap is stated, but it stays open until a result exists.',
    incomplete:
      'A test of {system} lacks {reason}, so it does not count yet. Add what is missing to this result.',
    stale:
      'A robustness or security test of {system} no longer speaks for it: {reason}. Test the current version again and record the new result.',
  },
  check(obligation, register) {
    const { requirement, state } = obligation;
    if (requirement.id !== 'robustnessSecurity') return [];
    const weight = weighed(obligation, register);
    const gaps = gapsOf(obligation);
    const none = gaps.filter(({ reason }) => reason === undefined);
    if (none.length > 0)
      return [
        {
          ...onSystem(obligation, 'missing', ['evidence'], {
            tests: listed(none.flatMap(({ need }) => need?.title ?? [])),
          }),
          ...weight,
        },
      ];
    const said = gaps[0] ?? openGround(obligation, state === 'stale' ? 'stale' : 'partial');
    if (!said) return [];
    const message = gaps[0] ? 'not-tested' : state === 'stale' ? 'stale' : 'incomplete';
    return [{ ...onGround(obligation, said, message, { reason: said.text }), ...weight }];
  },
};
