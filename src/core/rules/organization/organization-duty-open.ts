import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

/** Obligations of the organization that no rule of their own speaks of. */
const duties: readonly string[] = [
  'interestedParties',
  'alignment',
  'roles',
  'riskMethod',
  'objectives',
  'competence',
  'documentControl',
  'improvement',
];

export const rule: ObligationRule = {
  slug: 'organization-duty-open',
  on: 'obligation',
  title: 'A part of the management system is not there yet, or out of date',
  why: 'The clauses of the standard hang together: a part that is missing leaves others without ground.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:4.4'],
  fixable: false,
  messages: {
    open: 'Open at {organization}: {title} ({reason}). Add what is missing to the manifest or its parts.',
    stale: 'Out of date at {organization}: {title} ({reason}). Go through it, and record the day.',
  },
  check(obligation, register) {
    // What single objectives and nonconformities lack is told on them.
    const single = ['objectives', 'improvement'].includes(obligation.requirement.definition.id);
    if (
      single &&
      obligation.state === 'partial' &&
      obligation.grounds.some(({ state }) => state === 'partial')
    )
      return [];
    return dutyFindings(
      obligation,
      register,
      duties,
      { missing: 'open', partial: 'open', stale: 'stale' },
      { missing: 'hint' },
    );
  },
};
