import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { onGround, openGround, weighed } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'impact-assessment-incomplete',
  on: 'obligation',
  title: 'The impact assessment of a system lacks what the class asks for',
  why: 'An assessment without its assessor, its impacts or its approval cannot carry the decision to use the system.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.4', 'iso-42001:8.4', 'iso-42001:A.5.3', 'eu-ai-act:art-27'],
  fixable: false,
  messages: {
    incomplete:
      'The impact assessment of {system} ({class} risk) is not complete: {reason}. Add what is missing to it.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'impactAssessment') return [];
    const part = openGround(obligation, 'partial');
    if (!part) return [];
    return [
      {
        ...onGround(obligation, part, 'incomplete', { reason: part.text }),
        ...weighed(obligation, register),
      },
    ];
  },
};
