import { TOPICS, type Topic } from '../../cards/facts';
import type { Fix } from '../finding';
import { notTestedSkeleton, sectionSkeleton, sectionTitle } from '../fixing/card-skeleton';
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
  why: 'Whoever uses a model or dataset has to know what it is for, how well it works and whom it may harm.',
  severity: { noManifest: 'off', unlinked: 'hint', linked: 'warning' },
  confidence: 'medium',
  controls: ['iso-42001:A.6.2.7', 'iso-42001:A.8.2', 'eu-ai-act:art-13'],
  fixable: true,
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
      fixes: document.markdown ? sectionFixes(path, facts.kind, topic) : [],
    }));
  },
};

function sectionFixes(path: string, card: Kind, topic: Topic): Fix[] {
  const kind = card === 'model-card' ? 'model' : 'dataset';
  const add = (title: string, text: string): Fix => ({
    title,
    safe: false,
    steps: [{ op: 'add-section', path, after: -1, text }],
  });
  const title = sectionTitle(kind, topic);
  const fixes = [
    add(`Add a section “${title}” to fill in (a placeholder until then)`, sectionSkeleton(kind, topic)),
  ];
  if (topic === 'bias' && kind === 'model')
    fixes.push(
      add(
        'Add a section that says why it was not tested, with the reason to fill in',
        notTestedSkeleton(kind, topic),
      ),
    );
  return fixes;
}
