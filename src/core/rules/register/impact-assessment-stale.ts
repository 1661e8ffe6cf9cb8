import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { onGround, openGround, weighed } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'impact-assessment-stale',
  on: 'obligation',
  title: 'The impact assessment of a system is out of date',
  why: 'An assessment speaks for the system and the people it looked at, and for as long as the requirement says.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.4', 'iso-42001:8.4', 'iso-42001:A.5.2', 'eu-ai-act:art-27'],
  fixable: false,
  messages: {
    stale:
      'The impact assessment of {system} is out of date: {reason}. Assess the system as it is now, and have the new version approved.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'impactAssessment') return [];
    const old = openGround(obligation, 'stale');
    // What differs from what was approved is told by `approval-other-version`.
    if (!old?.due) return [];
    return [
      { ...onGround(obligation, old, 'stale', { reason: old.text }), ...weighed(obligation, register) },
    ];
  },
};
