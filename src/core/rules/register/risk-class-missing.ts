import type { ObligationRule } from '../rule';
import { isMissing, onSystem } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'risk-class-missing',
  on: 'obligation',
  title: 'A system has no risk class',
  why: 'Everything that is asked of a system depends on its risk class, so nothing else can be judged before a person has decided it.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:6.1.2', 'iso-42001:8.2', 'eu-ai-act:art-6'],
  fixable: false,
  messages: {
    missing:
      '{system} has no risk class, so what it must show cannot be worked out. Have a person decide it and record `riskClass` with class (prohibited, high, limited or minimal), rationale, decidedBy and decidedOn.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'riskClass') return [];
    if (isMissing(obligation, 'class')) return [onSystem(obligation, 'missing', ['riskClass'])];
    return [];
  },
};
