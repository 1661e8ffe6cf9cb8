import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, gapTitles, onSystem } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'retirement-incomplete',
  on: 'obligation',
  title: 'How a system was taken out of operation is not recorded',
  why: 'Data, models, logs and users of a system outlive it; somebody has to say what became of them.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:A.6.1.3', 'nist-ai-rmf:GOVERN-1.7', 'nist-ai-rmf:MANAGE-2.4'],
  fixable: false,
  messages: {
    missing:
      'The retirement of {system} lacks {fields}. Record `retirement.on` with the day, and `retirement.data` with what became of data and models.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'retirement') return [];
    const gaps = gapsOf(obligation);
    if (gaps.length === 0) return [];
    return [
      onSystem(obligation, 'missing', ['retirement', gaps[0]?.need?.id ?? 'on'], { fields: gapTitles(gaps) }),
    ];
  },
};
