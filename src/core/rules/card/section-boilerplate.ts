import type { CardRule } from '../rule';
import { findingsOnState, topicMessages } from './topics';

export const rule: CardRule = {
  on: 'card',
  slug: 'section-boilerplate',
  title: 'A section of a card holds general text only',
  why: 'General text would fit any model or dataset, so it tells readers nothing about this one.',
  severity: { noManifest: 'off', unlinked: 'off', linked: 'warning' },
  confidence: 'medium',
  controls: ['iso-42001:A.6.2.7', 'iso-42001:A.8.2', 'eu-ai-act:art-13'],
  fixable: false,
  messages: {
    ...topicMessages(({ name, remedy }) => `What the card says on ${name} would fit any card. ${remedy}`),
    several: 'What the card says on {topics} would fit any card. Name what is particular to this one.',
  },
  check: (card) => findingsOnState(card, 'boilerplate'),
};
