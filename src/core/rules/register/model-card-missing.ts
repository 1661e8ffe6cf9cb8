import type { ObligationRule } from '../rule';
import { cardFixes } from './card-fixes';
import { onGround } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'model-card-missing',
  on: 'obligation',
  title: 'A model of a system has no card',
  why: 'The card is the source of the limitations, data and results that the register, reviewers and users rely on.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.3', 'iso-42001:A.6.2.7', 'eu-ai-act:art-11'],
  fixable: true,
  messages: {
    missing:
      '{record} of {system} has no model card: {reason}. Write one and name it in `card`, or state where the card of the supplier is held.',
  },
  check(obligation, register, context) {
    if (obligation.requirement.id !== 'modelCard') return [];
    // A card that is named but does not exist is told by `file-not-found`.
    return obligation.grounds
      .filter(({ state, text }) => state === 'missing' && text.endsWith('names no card'))
      .map((ground) => ({
        ...onGround(obligation, ground, 'missing', { reason: ground.text }),
        fixes: cardFixes(register, ground.record, context),
      }));
  },
};
