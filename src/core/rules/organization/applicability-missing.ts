import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'applicability-missing',
  on: 'obligation',
  title: 'The Statement of Applicability is missing, incomplete or out of date',
  why: 'The statement is the first document that an auditor asks for: each control of Annex A, applicable or not, and why.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.3'],
  fixable: false,
  messages: {
    missing:
      '{organization} has no Statement of Applicability. Add an entry for each control of Annex A under `statementOfApplicability`, with `applicable` and `justification`, and its approval under `statement`.',
    partial:
      'The Statement of Applicability of {organization} is not complete: {reason}. Add what is missing under `statementOfApplicability` and `statement`.',
    stale:
      'The Statement of Applicability of {organization} is out of date: {reason}. Go through it, and have the new version approved under `statement.approval`.',
  },
  check(obligation, register) {
    return dutyFindings(obligation, register, ['statementOfApplicability'], {
      missing: 'missing',
      partial: 'partial',
      stale: 'stale',
    });
  },
};
