import type { SourceDocument } from '../documents/document';
import { isMap } from '../documents/tree';
import type { Span } from '../text/positions';
import { judgeBiasTest } from './bias-test';
import { type DataCard, licenseOfData, readData } from './data-card';
import {
  type CardFacts,
  type LicenseFacts,
  type Passage,
  type SectionFacts,
  TOPICS,
  type Topic,
} from './facts';
import { licenseOfMetadata, licenseOfText } from './license';
import { firstMeasuredValue, judgeModelIndex } from './model-index';
import { type Found, passagesOf, rank } from './passages';
import { type CardText, readMarkdown } from './reading';

/**
 * Judges a model or dataset card by the definitions of docs/judging-cards.md: which matters it speaks of and whether
 * with substance, whether it shows a test for bias, its licence, its `model-index`. Host-free, synchronous, pure;
 * linear in the length of the card; never throws.
 * @param document a document whose kind is `model-card` or `dataset-card`
 */
export function judgeCard(document: SourceDocument): CardFacts {
  const kind = document.kind === 'dataset-card' ? 'dataset-card' : 'model-card';
  const card = document.markdown ? readMarkdown(document, kind) : readData(document);
  const found = passagesOf(card, document.path);
  const measured = kind === 'model-card' ? firstMeasuredValue(document.tree) : null;
  if (measured)
    found.push({
      topic: 'evaluation',
      span: measured.span,
      state: 'substantive',
      reason: 'metadata',
      naming: undefined,
    });
  const sections = Object.fromEntries(
    TOPICS.map((topic) => [topic, sectionOf(topic, card, found, document)]),
  ) as Record<Topic, SectionFacts>;
  return {
    path: document.path,
    kind,
    format: document.format,
    frontMatter: document.frontMatter?.state ?? 'none',
    sections,
    biasTest: judgeBiasTest(card),
    license: licenseOf(document, card),
    modelIndex: judgeModelIndex(document.tree),
  };
}

function licenseOf(document: SourceDocument, card: CardText): LicenseFacts {
  if (!document.markdown) return licenseOfData(document);
  const hasMetadata = isMap(document.tree) && document.tree.entries.length > 0;
  return hasMetadata && isMap(document.tree) ? licenseOfMetadata(document.tree) : licenseOfText(card);
}

/** The better a passage the more it explains; of equals the one that speaks for itself, then under a heading. */
function weight(passage: Found): number {
  return 4 * rank(passage) + (passage.plain ? 2 : 0) + (passage.naming === 'named' ? 1 : 0);
}

function sectionOf(
  topic: Topic,
  card: CardText | DataCard,
  all: Found[],
  document: SourceDocument,
): SectionFacts {
  const named: number[] = [];
  const weak: number[] = [];
  for (const scope of card.scopes) {
    const naming = scope.own.names[topic];
    if (naming === 'named') named.push(scope.heading);
    else if (naming === 'weak') weak.push(scope.heading);
  }
  const keys =
    'named' in card ? card.named.filter((key) => key.topic === topic && key.naming === 'named') : [];
  const outright = named.length > 0 || keys.length > 0;
  const headings = named.length > 0 ? named : weak;
  const found = all.filter((passage) => passage.topic === topic);
  const passages: Passage[] = found.map(({ span, state, reason }) => ({ span, state, reason }));
  // Where a heading names results outright, a placeholder under one that only may hold them explains nothing.
  const counted = found.filter(
    (passage) =>
      !(topic === 'evaluation' && outright && passage.state === 'placeholder' && passage.naming === 'weak'),
  );
  const best = counted.reduce<Found | null>(
    (top, passage) => (!top || weight(passage) > weight(top) ? passage : top),
    null,
  );
  if (best) return { state: best.state, headings, place: best.span, passages };
  const place =
    placeOf(named, document) ?? keys[0]?.span ?? (topic === 'evaluation' ? placeOf(weak, document) : null);
  if (place) return { state: 'empty', headings, place, passages };
  return { state: 'absent', headings: [], place: null, passages };
}

function placeOf(headings: number[], document: SourceDocument): Span | null {
  const first = headings[0];
  return first === undefined ? null : (document.markdown?.headings[first]?.span ?? null);
}
