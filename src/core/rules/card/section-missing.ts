import { TOPICS, type Topic } from '../../cards/facts';
import type { CardRule } from '../rule';
import { losesText, situationOf } from './situation';
import { type Kind, topicMessage, topicMessages } from './topics';

/** Matters that every card of a kind should speak of; the others only where a record relies on the card. */
const always: readonly Topic[] = ['bias', 'limitations'];
const asked: Record<Kind, readonly Topic[]> = {
  'model-card': TOPICS,
  'dataset-card': ['bias', 'limitations', 'intendedUse', 'trainingData'],
};

export const rule: CardRule = {
  on: 'card',
  slug: 'section-missing',
  title: 'A card does not speak of a matter it should',
  why: 'Who uses a model or dataset has to know what it is for, how well it works and whom it may harm.',
  severity: { noManifest: 'off', unlinked: 'hint', linked: 'warning' },
  confidence: 'medium',
  controls: ['iso-42001:A.6.2.7', 'iso-42001:A.8.2', 'eu-ai-act:art-13'],
  fixable: false,
  messages: topicMessages(({ name, remedy }, card) => `This ${card} says nothing on ${name}. ${remedy}`),
  check(card, context) {
    const { document, facts } = card;
    const situation = situationOf(card);
    if (situation === 'noManifest') return [];
    const wanted = asked[facts.kind].filter((topic) => situation === 'linked' || always.includes(topic));
    const missing = wanted.filter((topic) => facts.sections[topic].state === 'absent');
    if (missing.length > 0 && losesText(document)) {
      context.unknown('section-missing');
      return [];
    }
    const { path } = document;
    return missing.map((topic) => ({
      message: topicMessage(facts.kind, topic),
      subject: { path },
      place: { path, at: 'card' },
    }));
  },
};
