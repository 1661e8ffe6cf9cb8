import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'sponsor-missing',
  on: 'obligation',
  title: 'Resources or sponsor of the management system are not stated',
  why: 'A management system without money, people and somebody at the top who wants it stays on paper.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:7.1', 'iso-42001:5.1'],
  fixable: false,
  messages: {
    open: 'What {organization} gives to the management system is not stated: {reason}. Record under `resources` the budget or people, and the `sponsor`.',
  },
  check(obligation, register) {
    return dutyFindings(
      obligation,
      register,
      ['resources'],
      { missing: 'open', partial: 'open' },
      { missing: 'hint' },
    );
  },
};
