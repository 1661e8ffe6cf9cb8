import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { onGround, openGround, weighed } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'risk-assessment-stale',
  on: 'obligation',
  title: 'The risks of a system were assessed long ago or before a change',
  why: 'Risks move with the system, its users and its surroundings; an old rating says little about today.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.2', 'iso-42001:8.2', 'eu-ai-act:art-9'],
  fixable: false,
  messages: {
    undated:
      'A risk of {system} ({record}) has no day of assessment, so nobody can tell how old its rating is. Record `assessedOn`.',
    stale:
      'The risk assessment of {system} is stale: {reason}. Go through its risks again, and record `assessedOn` on each.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'riskAssessment') return [];
    const undated = openGround(obligation, 'partial');
    // What a risk lacks is told by the rules on risks.
    if (undated?.text.includes('has no date'))
      return [{ ...onGround(obligation, undated, 'undated'), severity: 'information' }];
    const old = openGround(obligation, 'stale');
    if (!old) return [];
    return [
      { ...onGround(obligation, old, 'stale', { reason: old.text }), ...weighed(obligation, register) },
    ];
  },
};
