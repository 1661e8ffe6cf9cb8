import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'internal-audit-stale',
  on: 'obligation',
  title: 'No internal audit was held in time',
  why: 'Only somebody who did not build it sees whether the management system does what it says.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:9.2.1', 'iso-42001:9.2.2'],
  fixable: false,
  messages: {
    never:
      '{organization} has held no internal audit yet. Plan one under `auditProgramme`, and record it under `audits` with day, independence and result.',
    partial: 'The internal audit of {organization} is not complete: {reason}. Add what is missing.',
    stale:
      'The last internal audit of {organization} was long ago: {reason}. Hold one, and record it under `audits`.',
  },
  check(obligation, register) {
    return dutyFindings(
      obligation,
      register,
      ['internalAudit'],
      { missing: 'never', partial: 'partial', stale: 'stale' },
      { missing: 'information', partial: 'information' },
    );
  },
};
