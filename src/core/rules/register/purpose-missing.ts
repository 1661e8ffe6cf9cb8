import type { ObligationRule } from '../rule';
import { isMissing, onSystem } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'purpose-missing',
  on: 'obligation',
  title: 'A system has no purpose',
  why: 'Risk, impact and intended use can only be judged against what the system is for.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.4.2', 'iso-42001:A.9.4'],
  fixable: false,
  messages: {
    missing:
      '{system} has no purpose, so its risks and intended use cannot be judged. Record `purpose` in one sentence.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'ownership') return [];
    if (!isMissing(obligation, 'purpose')) return [];
    return [onSystem(obligation, 'missing', ['purpose'])];
  },
};
