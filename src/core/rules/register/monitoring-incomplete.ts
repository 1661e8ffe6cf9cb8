import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, gapTitles, onSystem, weighed } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'monitoring-incomplete',
  on: 'obligation',
  title: 'A system in operation is not watched, or nobody is told when it goes wrong',
  why: 'A system that was good at release drifts; without figures and an escalation nobody notices in time.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.6', 'iso-42001:9.1', 'eu-ai-act:art-72', 'nist-ai-rmf:MEASURE-2.4'],
  fixable: false,
  messages: {
    missing:
      'The monitoring of {system} ({class} risk) lacks {fields}. Record `monitoring.kpis` with bounds and values, and `monitoring.escalation` with who is told, how fast, and what then happens.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'monitoring') return [];
    // Bounds and values are told figure by figure.
    const gaps = gapsOf(obligation).filter(({ need }) => need?.need === 'field');
    if (gaps.length === 0) return [];
    return [
      {
        ...onSystem(obligation, 'missing', ['monitoring', gaps[0]?.need?.id ?? 'kpis'], {
          fields: gapTitles(gaps),
        }),
        ...weighed(obligation, register),
      },
    ];
  },
};
