import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, gapTitles, onSystem } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'legal-basis-missing',
  on: 'obligation',
  title: 'Legal basis or retention of personal data is not stated',
  why: 'Personal data may be used only on a legal basis and no longer than needed, in every risk class.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.7.2', 'iso-42001:A.7.3', 'eu-ai-act:art-10', 'nist-ai-rmf:MEASURE-2.10'],
  fixable: false,
  messages: {
    missing:
      '{system} uses personal data and does not state its {fields}. Record `personalData.legalBasis` (such as contract, consent or legitimate interest) and `personalData.retention`.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'personalData') return [];
    const gaps = gapsOf(obligation);
    if (gaps.length === 0) return [];
    return [
      onSystem(obligation, 'missing', ['personalData', gaps[0]?.need?.id ?? 'legalBasis'], {
        fields: gapTitles(gaps),
      }),
    ];
  },
};
