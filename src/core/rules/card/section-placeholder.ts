import type { CardRule } from '../rule';
import { situationOf } from './situation';
import { findingsOnState, topicMessages } from './topics';

export const rule: CardRule = {
  on: 'card',
  slug: 'section-placeholder',
  title: 'A section of a card is still template text',
  why: 'Template text tells readers nothing, and an audit counts it as missing.',
  severity: { noManifest: 'information', unlinked: 'information', linked: 'warning' },
  confidence: 'medium',
  controls: ['iso-42001:A.6.2.7', 'iso-42001:A.8.2', 'eu-ai-act:art-13'],
  fixable: false,
  messages: {
    ...topicMessages(({ name, remedy }) => `What the card says on ${name} is still template text. ${remedy}`),
    several:
      'What the card says on {topics} is still template text. Write what is known, or say why it is not.',
  },
  // The hub's template for datasets is seldom filled in as a whole; without a register that is no news.
  check: (card) => {
    const drafts = findingsOnState(card, 'placeholder');
    return card.facts.kind === 'dataset-card' && situationOf(card) === 'noManifest'
      ? drafts.map((draft) => ({ ...draft, severity: 'hint' as const }))
      : drafts;
  },
};
