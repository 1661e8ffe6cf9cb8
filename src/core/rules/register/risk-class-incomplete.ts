import { listed } from '../../text/phrases';
import type { ObligationRule } from '../rule';
import { isMissing, missingFields, onSystem } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'risk-class-incomplete',
  on: 'obligation',
  title: 'A risk class has no rationale, decider or date',
  why: 'A class that nobody stands behind is a guess: an auditor asks who decided it, when, and why.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:6.1.2', 'iso-42001:8.2', 'eu-ai-act:art-6'],
  fixable: false,
  messages: {
    incomplete:
      'The risk class of {system} lacks {fields}. Add what is missing to `riskClass`, so that the decision can be followed.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'riskClass') return [];
    if (isMissing(obligation, 'class')) return [];
    const fields = missingFields(obligation);
    if (fields.length === 0) return [];
    return [onSystem(obligation, 'incomplete', ['riskClass'], { fields: listed(fields) })];
  },
};
