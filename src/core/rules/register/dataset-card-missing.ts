import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { cardFixes } from './card-fixes';
import { onGround, weighed } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'dataset-card-missing',
  on: 'obligation',
  title: 'A dataset of a system has no card',
  why: 'What a dataset holds, where it comes from and whom it represents decides what a model can learn from it.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.4.3', 'iso-42001:A.7.2', 'iso-42001:A.7.4', 'eu-ai-act:art-10'],
  fixable: true,
  messages: {
    missing:
      '{record} of {system} has no dataset card, so nobody knows what it holds and whom it represents. Write one and name it in `card`, or state where the card of the supplier is held.',
  },
  check(obligation, register, context) {
    if (obligation.requirement.id !== 'datasetCards') return [];
    if (obligation.requirement.demand.strength !== 'required') return [];
    // A card that is named but does not exist is told by `file-not-found`.
    return obligation.grounds
      .filter(
        ({ state, need, text }) =>
          state === 'missing' && need?.need === 'card' && text.endsWith('names no card'),
      )
      .map((ground) => ({
        ...onGround(obligation, ground, 'missing'),
        ...weighed(obligation, register),
        fixes: cardFixes(register, ground.record, context),
      }));
  },
};
