import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';
import { procedureDuties } from './procedure-missing';

export const rule: ObligationRule = {
  slug: 'procedure-stale',
  on: 'obligation',
  title: 'A procedure was not reviewed in time, or changed since its approval',
  why: 'People follow what they were taught; a procedure that no longer fits is worked around.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:7.5.2', 'iso-42001:7.5.3'],
  fixable: false,
  messages: {
    stale:
      'Out of date at {organization}: {title} ({reason}). Review the procedure, and record `review.last` and the approval of the version at hand.',
  },
  check(obligation, register) {
    // Another version than the approved one is told by `approval-other-version`.
    if (obligation.grounds.every(({ state, due }) => state !== 'stale' || due === undefined)) return [];
    return dutyFindings(obligation, register, procedureDuties, { stale: 'stale' });
  },
};
