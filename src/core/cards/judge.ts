import type { FrontMatterState, SourceDocument } from '../documents/document';
import { isMap } from '../documents/tree';
import type { Span } from '../text/positions';
import { judgeBias, PEOPLE, speaksOfBias } from './bias';
import { isProbe, judgeBiasTest } from './bias-test';
import { DATA_SOURCE, type Reader, type Verdict } from './cues';
import { judgeData } from './data';
import { type DataCard, licenseOfData, readData } from './data-card';
import {
  type CardFacts,
  type LicenseFacts,
  type Passage,
  type SectionFacts,
  TOPICS,
  type Topic,
} from './facts';
import type { Naming } from './headings';
import { licenseOfMetadata, licenseOfText } from './license';
import { judgeLimits, statesLimit } from './limits';
import { firstMeasuredValue, judgeModelIndex } from './model-index';
import { commentInstruction, type FoundPlaceholder, placeholderIn } from './placeholder';
import { type CardText, readMarkdown, type Unit } from './reading';
import { judgeResults } from './results';
import { judgeUse, saysUse } from './use';
import { ownWords } from './words';

interface Found extends Passage {
  topic: Topic;
  /** Whether the heading above names the matter outright; a placeholder counts less where it only may hold it. */
  naming: Naming | undefined;
  /** Whether the sentence speaks of the matter by itself, without the heading above it. */
  plain?: boolean;
}

/**
 * Judges a model or dataset card by the definitions of docs/judging-cards.md: which matters it speaks of and whether
 * with substance, whether it shows a test for bias, its licence, its `model-index`. Host-free, synchronous, pure;
 * linear in the length of the card; never throws.
 * @param document a document whose kind is `model-card` or `dataset-card`
 */
export function judgeCard(document: SourceDocument): CardFacts {
  const kind = document.kind === 'dataset-card' ? 'dataset-card' : 'model-card';
  const card = document.markdown ? readMarkdown(document, kind) : readData(document);
  const reader: Reader = { kind, own: ownWords(card.title, fileWords(document.path)) };
  const found = passagesOf(card, reader);
  const metadata = document.markdown ? document.tree : null;
  const measured = firstMeasuredValue(document.tree);
  if (measured && kind === 'model-card')
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
    frontMatter: (document.frontMatter?.state ?? 'none') satisfies FrontMatterState,
    sections,
    biasTest: judgeBiasTest(card),
    license: licenseOf(document, card),
    modelIndex: judgeModelIndex(document.markdown ? metadata : document.tree),
  };
}

function fileWords(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return `${name} ${folder.slice(folder.lastIndexOf('/') + 1)}`;
}

function licenseOf(document: SourceDocument, card: CardText): LicenseFacts {
  if (!document.markdown) return licenseOfData(document);
  return isMap(document.tree) && document.tree.entries.length > 0
    ? licenseOfMetadata(document.tree)
    : licenseOfText(card);
}

function passagesOf(card: CardText | DataCard, reader: Reader): Found[] {
  const out: Found[] = [];
  const add = (unit: Unit, topic: Topic, verdict: Verdict | null): void => {
    if (!verdict) return;
    out.push({
      topic,
      plain: explains(topic, unit),
      span: unit.prose.span,
      state: verdict.state,
      reason: verdict.reason,
      naming: unit.names[topic],
    });
  };
  let speaking = -10;
  card.units.forEach((unit, i) => {
    const placeholder =
      unit.type === 'prose' && !unit.prose.image
        ? placeholderIn(card.text, unit.prose, unit.label !== '')
        : null;
    if (placeholder) {
      addPlaceholder(out, unit, placeholder);
      return;
    }
    if (unit.type === 'prose') {
      const bias = judgeBias(unit, reader);
      if (bias || speaksOfBias(unit.prose.lower)) speaking = i;
      add(unit, 'bias', bias);
      // Who only speaks of bias speaks of a limit all the same.
      if (bias) add(unit, 'limitations', bias);
      const limits = judgeLimits(unit, reader);
      if (limits && (!bias || (rank(limits) > rank(bias) && statesLimit(unit.prose.lower))))
        add(unit, 'limitations', limits);
      if (unit.prose.plain !== '') add(unit, 'intendedUse', judgeUse(unit, reader));
    } else if (
      i - speaking <= 4 &&
      unit.type === 'code' &&
      isProbe(
        card.text.slice(unit.prose.span.start, Math.min(unit.prose.span.end, unit.prose.span.start + 8000)),
      )
    ) {
      for (const topic of ['bias', 'limitations'] as const)
        add(unit, topic, { state: 'substantive', reason: 'probe' });
    } else if (unit.type === 'table' && unit.names.bias === 'named' && unit.sole) {
      for (const topic of ['bias', 'limitations'] as const)
        add(unit, topic, { state: 'substantive', reason: 'result' });
    }
    add(unit, 'evaluation', judgeResults(announced(card.units, i), reader, card.text));
    add(unit, 'trainingData', judgeData(unit, reader, card.text));
  });
  for (const comment of card.comments) {
    const instruction = commentInstruction(card.text, comment.span);
    if (!instruction) continue;
    for (const topic of TOPICS) {
      const naming = comment.scope.own.names[topic];
      if (naming)
        out.push({ topic, span: instruction.span, state: 'placeholder', reason: instruction.reason, naming });
    }
  }
  sourcesOfBias(card, out);
  if ('values' in card) dataValues(card, out);
  return out.sort((a, b) => a.span.start - b.span.start);
}

/** A table right after "Test results:" holds results, whatever heading it stands under. */
function announced(units: Unit[], i: number): Unit {
  const unit = units[i] as Unit;
  if (unit.type !== 'table' || unit.names.evaluation) return unit;
  const before = units[i - 1];
  if (before?.type !== 'prose' || before.scope !== unit.scope) return unit;
  const says = /\b(?:results?|scores?|performance|evaluat\w+|accuracy|benchmarks?)\b/.test(
    before.prose.lower,
  );
  return says ? { ...unit, names: { ...unit.names, evaluation: 'named' } } : unit;
}

function explains(topic: Topic, unit: Unit): boolean {
  const { lower } = unit.prose;
  if (topic === 'bias') return speaksOfBias(lower) && PEOPLE.test(lower);
  if (topic === 'limitations') return statesLimit(lower);
  return topic === 'intendedUse' ? saysUse(lower) : false;
}

function rank(verdict: { state: string }): number {
  return verdict.state === 'substantive' ? 3 : verdict.state === 'boilerplate' ? 2 : 1;
}

function addPlaceholder(out: Found[], unit: Unit, found: FoundPlaceholder): void {
  for (const topic of TOPICS) {
    const naming = unit.names[topic] ?? (unit.label !== '' ? undefined : unit.scope.names[topic]);
    if (naming) out.push({ topic, span: found.span, state: 'placeholder', reason: found.reason, naming });
  }
}

/** "The data was scraped from the web. The model can therefore be biased.": together they name a source. */
function sourcesOfBias(card: CardText, out: Found[]): void {
  const generic = out.filter(
    (found) => found.topic === 'bias' && found.state === 'boilerplate' && found.reason === 'generic',
  );
  for (const found of generic) {
    const index = card.units.findIndex(
      (unit) => unit.type === 'prose' && unit.prose.span.start === found.span.start,
    );
    const unit = card.units[index];
    if (!unit) continue;
    for (const next of [card.units[index - 1], card.units[index + 1]]) {
      if (next?.type !== 'prose' || next.block !== unit.block || !DATA_SOURCE.test(next.prose.lower))
        continue;
      if (
        speaksOfBias(next.prose.lower) ||
        !/\b(?:this|the|our) (?:\w+ )?(?:models?|data|training)\b/.test(next.prose.lower)
      )
        continue;
      for (const topic of ['bias', 'limitations'] as const)
        out.push({
          topic,
          span: next.prose.span,
          state: 'substantive',
          reason: 'source',
          naming: unit.names[topic],
        });
    }
  }
}

function dataValues(card: DataCard, out: Found[]): void {
  for (const value of card.values)
    for (const topic of ['evaluation', 'bias'] as const)
      if (value.names[topic] === 'named') {
        if (
          topic === 'evaluation' &&
          /\b(?:threshold|size|samples|count|bound|seed|epochs?)\b[^/]*$/.test(value.path)
        )
          continue;
        out.push({ topic, span: value.span, state: 'substantive', reason: 'result', naming: 'named' });
        if (topic === 'bias')
          out.push({
            topic: 'limitations',
            span: value.span,
            state: 'substantive',
            reason: 'result',
            naming: undefined,
          });
      }
  for (const figure of card.figures)
    if (figure.names.evaluation === 'named')
      out.push({
        topic: 'evaluation',
        span: figure.span,
        state: 'substantive',
        reason: 'figure',
        naming: 'named',
      });
}

/** The better the passage the more it explains; of equals the first under a heading that names the matter. */
function weight(passage: Found): number {
  return 4 * rank(passage) + (passage.plain ? 2 : 0) + (passage.naming === 'named' ? 1 : 0);
}

function sectionOf(
  topic: Topic,
  card: CardText | DataCard,
  all: Found[],
  document: SourceDocument,
): SectionFacts {
  const headings: number[] = [];
  const weak: number[] = [];
  card.scopes.forEach((scope) => {
    const naming = scope.own.names[topic];
    if (naming === 'named') headings.push(scope.heading);
    else if (naming === 'weak') weak.push(scope.heading);
  });
  const keys =
    'named' in card ? card.named.filter((key) => key.topic === topic && key.naming === 'named') : [];
  const named = headings.length > 0 || keys.length > 0;
  const found = all.filter((passage) => passage.topic === topic);
  const passages: Passage[] = found.map(({ span, state, reason }) => ({ span, state, reason }));
  // Where a heading names the matter outright, a placeholder under one that only may hold it explains nothing.
  const counted = found.filter(
    (passage) =>
      !(passage.state === 'placeholder' && passage.naming === 'weak' && named && topic === 'evaluation'),
  );
  const best = counted.reduce<Found | null>(
    (top, passage) => (!top || weight(passage) > weight(top) ? passage : top),
    null,
  );
  if (best)
    return { state: best.state, headings: headings.length > 0 ? headings : weak, place: best.span, passages };
  const place =
    placeOf(headings, document) ?? keys[0]?.span ?? (topic === 'evaluation' ? placeOf(weak, document) : null);
  if (place) return { state: 'empty', headings: headings.length > 0 ? headings : weak, place, passages };
  return { state: 'absent', headings: [], place: null, passages };
}

function placeOf(headings: number[], document: SourceDocument): Span | null {
  const first = headings[0];
  return first === undefined ? null : (document.markdown?.headings[first]?.span ?? null);
}
