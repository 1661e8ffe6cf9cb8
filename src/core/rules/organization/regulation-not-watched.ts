import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'regulation-not-watched',
  on: 'obligation',
  title: 'Regulations that apply are not watched',
  why: 'Dates and duties of AI law move; whoever does not watch learns of it from the authority.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:4.1', 'iso-42001:4.2', 'iso-42001:A.8.5', 'nist-ai-rmf:GOVERN-1.1'],
  fixable: false,
  messages: {
    never:
      '{organization} has recorded no regulation that applies to its AI. Add records under `regulations`, each with who watches it in `watchedBy` and the last look in `review.last`.',
    partial:
      'A regulation that applies to {organization} is not watched: {reason}. Add what is missing to it.',
    stale:
      'A regulation that applies to {organization} was not looked at recently: {reason}. Look whether it changed, and record `review.last`.',
  },
  check(obligation, register) {
    return dutyFindings(
      obligation,
      register,
      ['regulatoryWatch'],
      { missing: 'never', partial: 'partial', stale: 'stale' },
      { missing: 'information', partial: 'information' },
    );
  },
};
