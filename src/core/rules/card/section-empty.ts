import type { CardRule } from '../rule';
import { findingsOnState, topicMessages } from './topics';

export const rule: CardRule = {
  on: 'card',
  slug: 'section-empty',
  title: 'A section of a card is empty',
  why: 'A heading without content looks as if the matter had been dealt with.',
  severity: { noManifest: 'hint', unlinked: 'information', linked: 'warning' },
  confidence: 'medium',
  controls: ['iso-42001:A.6.2.7', 'iso-42001:A.8.2', 'eu-ai-act:art-13'],
  fixable: false,
  messages: {
    ...topicMessages(
      ({ name, remedy }) =>
        `The card announces ${name} here, but nothing beneath says anything about it. ${remedy}`,
    ),
    several:
      'The card announces {topics} here, but nothing beneath says anything about them. Write what is known, or remove the heading.',
  },
  // Headings of dataset cards that name tasks and leaderboards announce no result.
  check: (card) =>
    findingsOnState(card, 'empty', (topic) => card.facts.kind === 'model-card' || topic !== 'evaluation'),
};
