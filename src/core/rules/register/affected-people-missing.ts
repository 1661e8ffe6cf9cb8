import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { isClassed, isMissing, onSystem } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'affected-people-missing',
  on: 'obligation',
  title: 'A system does not say whom it affects',
  why: 'Impact assessment, bias test, notice and appeal all begin with the people whom the system affects.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:4.2', 'iso-42001:A.5.4', 'iso-42001:A.5.2'],
  fixable: false,
  messages: {
    missing:
      '{system} does not say whom it affects, so nobody can tell whom to test for and inform. Record the groups under `affectedPeople.groups`, or the reason under `affectedPeople.none` where it affects nobody.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'ownership' || !isClassed(obligation)) return [];
    if (!isMissing(obligation, 'affectedPeople')) return [];
    return [onSystem(obligation, 'missing', ['affectedPeople'])];
  },
};
