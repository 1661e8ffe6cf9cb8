import { TOPICS, type Topic } from '../../cards/facts';
import type { FindingDraft, Fix } from '../finding';
import { NOT_TESTED, sectionAsk } from '../fixing/card-skeleton';
import type { CardRule, JudgedDocument } from '../rule';
import { situationOf } from './situation';
import { findingsOnState, topicMessage, topicMessages } from './topics';

export const rule: CardRule = {
  on: 'card',
  slug: 'section-placeholder',
  title: 'A section of a card is still template text',
  why: 'Template text tells readers nothing, and an audit counts it as missing.',
  severity: { noManifest: 'information', unlinked: 'information', linked: 'warning' },
  confidence: 'medium',
  controls: ['iso-42001:A.6.2.7', 'iso-42001:A.8.2', 'eu-ai-act:art-13'],
  fixable: true,
  messages: {
    ...topicMessages(({ name, remedy }) => `What the card says on ${name} is still template text. ${remedy}`),
    several:
      'What the card says on {topics} is still template text. Write what is known, or say why it is not.',
  },
  // The hub's template for datasets is seldom filled in as a whole; without a register that is no news.
  check: (card) => {
    const drafts = findingsOnState(card, 'placeholder').map((draft) => ({
      ...draft,
      fixes: fixesFor(card, draft),
    }));
    return card.facts.kind === 'dataset-card' && situationOf(card) === 'noManifest'
      ? drafts.map((draft) => ({ ...draft, severity: 'hint' as const }))
      : drafts;
  },
};

/** Questions in place of the template, for an author who does not know what to write; they are no content either. */
function fixesFor({ document, facts }: JudgedDocument, { message, place }: FindingDraft): Fix[] {
  if (!document.markdown || place.at !== 'token') return [];
  const { start, end } = place.span;
  const token = document.text.slice(start, end);
  // What stands in the metadata is data.
  if (token === '' || start < (document.frontMatter?.closeFence?.end ?? 0)) return [];
  const topic: Topic | undefined = TOPICS.find((one) => topicMessage(facts.kind, one) === message);
  if (!topic) return [];
  const replaced = (title: string, text: string): Fix => ({
    title,
    safe: false,
    steps: [{ op: 'replace-token', path: place.path, token, ordinal: place.ordinal, span: place.span, text }],
  });
  const kind = facts.kind === 'model-card' ? 'model' : 'dataset';
  const fixes = [
    replaced('Ask in its place for what to write (a placeholder until then)', sectionAsk(kind, topic)),
  ];
  if (topic === 'bias' && kind === 'model')
    fixes.push(replaced('Say in its place that it was not tested, with the reason to fill in', NOT_TESTED));
  return fixes;
}
