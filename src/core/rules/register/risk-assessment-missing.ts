import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, onSystem, weighed } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'risk-assessment-missing',
  on: 'obligation',
  title: 'No risk is recorded for a system',
  why: 'Every system has risks; where none is written down, none was looked for, treated or accepted.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.2', 'iso-42001:8.2', 'eu-ai-act:art-9', 'nist-ai-rmf:MANAGE-1.4'],
  fixable: false,
  messages: {
    missing:
      '{system} ({class} risk) is named by no risk, so nothing shows that its risks were assessed. Add a record under `risks` with the system in `systems`, rated and with its treatment.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'riskAssessment' || gapsOf(obligation).length === 0) return [];
    return [{ ...onSystem(obligation, 'missing', []), ...weighed(obligation, register) }];
  },
};
