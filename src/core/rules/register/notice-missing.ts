import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, onSystem } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'notice-missing',
  on: 'obligation',
  title: 'People who meet a system are not told so',
  why: 'People have to know that they deal with AI; Article 50 of the EU AI Act asks for it in every risk class.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.8.2', 'iso-42001:A.8.5', 'eu-ai-act:art-50', 'nist-ai-rmf:MEASURE-2.8'],
  fixable: false,
  messages: {
    missing:
      'People meet {system} and no notice tells them so. Record under `transparency.notice` the text or the file, and where it is shown.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'notice' || gapsOf(obligation).length === 0) return [];
    return [onSystem(obligation, 'missing', ['transparency', 'notice'])];
  },
};
