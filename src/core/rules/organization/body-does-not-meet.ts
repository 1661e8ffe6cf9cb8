import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'body-does-not-meet',
  on: 'obligation',
  title: 'The body that governs AI does not meet',
  why: 'A body that does not meet decides nothing, whatever its charter says.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:5.1', 'iso-42001:5.3', 'iso-42001:A.3.2'],
  fixable: false,
  messages: {
    never:
      'No meeting of a body that governs AI at {organization} is recorded: {reason}. Record its `meetings` with day and minutes under `bodies`.',
    stale:
      'The body that governs AI at {organization} has not met for a long time: {reason}. Hold a meeting, and record it with its minutes.',
  },
  check(obligation, register) {
    // Without a body nobody can meet: `organization-duty-open` speaks of roles and body.
    if (obligation.grounds.every(({ record }) => record === undefined)) return [];
    return dutyFindings(
      obligation,
      register,
      ['governanceBody'],
      { missing: 'never', partial: 'never', stale: 'stale' },
      { missing: 'information', partial: 'information' },
    );
  },
};
