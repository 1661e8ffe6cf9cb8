import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, onSystem } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'appeal-channel-missing',
  on: 'obligation',
  title: 'Nobody can ask about or challenge what a system decides about people',
  why: 'Whoever a decision is about must be able to ask for its reasons and to have a person look at it.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.8.3', 'iso-42001:A.8.2', 'eu-ai-act:art-26', 'nist-ai-rmf:GOVERN-5.1'],
  fixable: false,
  messages: {
    missing:
      '{system} decides about people, and no channel takes their questions and appeals. Add a record under `channels` and name it in `transparency.channels`.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'appeal' || gapsOf(obligation).length === 0) return [];
    return [onSystem(obligation, 'missing', ['transparency', 'channels'])];
  },
};
