import type { ObligationRule } from '../rule';
import { isMissing, onSystem } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'owner-missing',
  on: 'obligation',
  title: 'A system has no owner',
  why: 'Without an owner nobody answers for the system, its open points or its incidents.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:5.3', 'iso-42001:A.3.2'],
  fixable: false,
  messages: {
    missing:
      '{system} has no owner, so nobody answers for its open points. Record `owner` with the id of a person, role or body.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'ownership') return [];
    if (!isMissing(obligation, 'owner')) return [];
    return [onSystem(obligation, 'missing', ['owner'])];
  },
};
