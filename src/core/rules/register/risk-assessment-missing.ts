import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, onSystem, weighed } from './obligation-finding';
import { recordFix } from './record-fix';

export const rule: ObligationRule = {
  slug: 'risk-assessment-missing',
  on: 'obligation',
  title: 'No risk is recorded for a system',
  why: 'Every system has risks; where none is written down, none was looked for, treated or accepted.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.2', 'iso-42001:8.2', 'eu-ai-act:art-9', 'nist-ai-rmf:MANAGE-1.4'],
  fixable: true,
  messages: {
    missing:
      '{system} ({class} risk) is named by no risk, so nothing shows that its risks were assessed. Add a record under `risks` with the system in `systems`, rated and with its treatment.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'riskAssessment' || gapsOf(obligation).length === 0) return [];
    const fixes = recordFix(register, obligation, 'risk', 'risk', 'a risk', {
      name: null,
      source: null,
      category: null,
      before: { likelihood: null, impact: null },
      treatment: null,
      owner: null,
      assessedOn: null,
    });
    return [{ ...onSystem(obligation, 'missing', []), ...weighed(obligation, register), fixes }];
  },
};
