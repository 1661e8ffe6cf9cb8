import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'inventory-survey-stale',
  on: 'obligation',
  title: 'No recent survey looked for AI outside the code',
  why: 'Most AI in an organization is bought, switched on in other software or used in a browser: no scan of code finds it.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.4.2', 'iso-42001:4.1', 'nist-ai-rmf:GOVERN-1.6'],
  fixable: false,
  messages: {
    never:
      'Nobody at {organization} has looked for AI outside the code. Ask procurement, look at sign-on logs or send a questionnaire, and record it under `inventorySurveys`.',
    partial:
      'The survey for AI outside the code at {organization} is not complete: {reason}. Add what is missing.',
    stale:
      'The last survey for AI outside the code at {organization} was long ago: {reason}. Look again, and record it under `inventorySurveys`.',
  },
  check(obligation, register) {
    return dutyFindings(
      obligation,
      register,
      ['inventorySurvey'],
      { missing: 'never', partial: 'partial', stale: 'stale' },
      { missing: 'information', partial: 'information' },
    );
  },
};
