import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'scope-missing',
  on: 'obligation',
  title: 'Context or scope of the management system is not stated',
  why: 'What the management system covers, and what it stands in, decides what every other record has to answer for.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:4.1', 'iso-42001:4.3'],
  fixable: false,
  messages: {
    missing:
      'Neither context nor scope of the management system of {organization} is stated. Record `scope.statement`, and under `contextIssues` the internal and external issues and whether climate change is one.',
    partial:
      'Context and scope of the management system of {organization} are stated in part: {reason}. Add what is missing to the head of the manifest.',
  },
  check(obligation, register) {
    return dutyFindings(
      obligation,
      register,
      ['context'],
      { missing: 'missing', partial: 'partial' },
      { partial: 'information' },
    );
  },
};
