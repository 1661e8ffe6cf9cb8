import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, gapTitles, onSystem, weighed } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'oversight-missing',
  on: 'obligation',
  title: 'How people oversee and understand a system is not recorded',
  why: 'Somebody must be able to see why the system answered as it did, to overrule it, and to stop it.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.9.2', 'iso-42001:A.9.3', 'eu-ai-act:art-14', 'nist-ai-rmf:MAP-3.5'],
  fixable: false,
  messages: {
    missing:
      '{system} ({class} risk) lacks {fields}. Record under `humanOversight` who can overrule and stop it and how, and under `explainability` how its output is explained, or why it cannot be.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'oversight') return [];
    const gaps = gapsOf(obligation);
    if (gaps.length === 0) return [];
    const field = gaps[0]?.need?.id ?? 'humanOversight';
    return [
      {
        ...onSystem(obligation, 'missing', [field], { fields: gapTitles(gaps) }),
        ...weighed(obligation, register),
      },
    ];
  },
};
