import { judgeBias, PEOPLE, speaksOfBias } from './bias';
import { isProbe, showsBenchmark } from './bias-test';
import { DATA_SOURCE, type Reader, type Verdict } from './cues';
import { judgeData } from './data';
import type { DataCard } from './data-card';
import { type Passage, TOPICS, type Topic } from './facts';
import type { Naming } from './headings';
import { judgeLimits, statesLimit } from './limits';
import { commentInstruction, type FoundPlaceholder, placeholderIn } from './placeholder';
import type { CardText, Unit } from './reading';
import { judgeResults } from './results';
import { judgeUse, saysUse } from './use';
import { ownWords, wordCount } from './words';

/** A passage and the matter it is about. */
export interface Found extends Passage {
  topic: Topic;
  /** How the heading or key above names the matter. */
  naming: Naming | undefined;
  /** Whether the sentence speaks of the matter by itself, without the heading above it. */
  plain?: boolean;
}

export function rank({ state }: { state: Passage['state'] }): number {
  return state === 'substantive' ? 3 : state === 'boilerplate' ? 2 : 1;
}

/** A probe for bias stands at most so many units after the sentence that announces it. */
const PROBE_REACH = 4;
/** A heading of so many words is a sentence. */
const HEADING_SENTENCE = 12;
/** So much of a block of code is looked at. */
const CODE_READ = 8000;

/** All that a card says on the five matters, in the order of the file. */
export function passagesOf(card: CardText | DataCard, path: string): Found[] {
  const reader: Reader = { kind: card.kind, own: ownWords(card.title, fileWords(path)) };
  const out: Found[] = [];
  let speaking = -1 - PROBE_REACH;
  const elsewhere = aboutSkills(card);
  card.units.forEach((unit, i) => {
    const isProse = unit.type === 'prose';
    if (isProse && saysNothing(unit)) return;
    if (
      unit.heading &&
      wordCount(unit.prose) < HEADING_SENTENCE &&
      !/\w[.!](?:\s|$)/.test(unit.prose.plain)
    ) {
      add(out, unit, 'trainingData', judgeData(unit, reader, card.text));
      return;
    }
    const placeholder = isProse ? placeholderOf(unit, card.text) : null;
    if (placeholder) {
      addPlaceholder(out, unit, placeholder);
      return;
    }
    if (isProse) {
      if (speaksOfBias(unit.prose.lower)) speaking = i;
      if (!elsewhere.has(unit.scope)) addProse(out, unit, reader);
    } else addBiasShown(out, unit, i - speaking <= PROBE_REACH, card.text);
    add(out, unit, 'evaluation', judgeResults(announced(card.units, i), reader, card.text));
    add(out, unit, 'trainingData', judgeData(unit, reader, card.text));
  });
  addComments(out, card);
  addSourcesOfBias(out, card);
  if ('values' in card) addValues(out, card);
  return out.sort((a, b) => a.span.start - b.span.start);
}

/** What answering the questions of a dataset takes. */
const SKILL =
  /\b(?:requir\w+|critical|important)\b[^.]{0,80}\b(?:reasoning|understanding|understand|skills?)\b|\bunderstanding\b[^.]{0,60}\b(?:important|required|critical)\b/;

/** Scopes of a dataset card whose heading names bias and whose text is about the skills that its tasks take. */
function aboutSkills(card: CardText): Set<Unit['scope']> {
  const skills = new Map<Unit['scope'], number>();
  if (card.kind !== 'dataset-card') return new Set();
  const spoken = new Set<Unit['scope']>();
  for (const { scope, type, prose } of card.units) {
    if (scope.own.names.bias !== 'named' || Object.keys(scope.own.names).length > 1 || type !== 'prose')
      continue;
    if (speaksOfBias(prose.lower) || PEOPLE.test(prose.lower)) spoken.add(scope);
    else if (SKILL.test(prose.lower)) skills.set(scope, (skills.get(scope) ?? 0) + 1);
  }
  return new Set([...skills].filter(([scope, n]) => n >= 2 && !spoken.has(scope)).map(([scope]) => scope));
}

/** A name in a list, a line of a table of contents: under no heading of ours, and too short to say a thing. */
function saysNothing({ names, scope, prose }: Unit): boolean {
  for (const _ in names) return false;
  if (scope.role === 'citation') return true;
  return (
    !prose.image &&
    !/\d|[^\x00-\x7f]/.test(prose.lower) &&
    !/[a-z]{2}[^a-z]+[a-z]{2,}[^a-z]+[a-z]{2}/.test(prose.lower)
  );
}

function placeholderOf(unit: Unit, text: string): FoundPlaceholder | null {
  if (unit.prose.image) return null;
  if (unit.unticked || unit.stub) return { span: unit.prose.span, reason: 'template' };
  return placeholderIn(text, unit.prose, unit.label !== '');
}

function fileWords(path: string): string {
  const parts = path.replace(/\.\w+$/, '').split('/');
  return parts.slice(-2).join(' ');
}

function add(out: Found[], unit: Unit, topic: Topic, verdict: Verdict | null): void {
  if (!verdict) return;
  const { state, reason } = verdict;
  out.push({
    topic,
    span: unit.prose.span,
    state,
    reason,
    naming: unit.names[topic],
    plain: explains(topic, unit),
  });
}

function explains(topic: Topic, unit: Unit): boolean {
  const { lower } = unit.prose;
  if (topic === 'bias') return speaksOfBias(lower) && PEOPLE.test(lower);
  if (topic === 'limitations') return statesLimit(lower);
  return topic === 'intendedUse' && saysUse(lower);
}

function addProse(out: Found[], unit: Unit, reader: Reader): void {
  const bias = judgeBias(unit, reader);
  add(out, unit, 'bias', bias);
  // Who only speaks of bias speaks of a limit all the same.
  add(out, unit, 'limitations', bias);
  const limits = judgeLimits(unit, reader);
  if (limits && (!bias || (rank(limits) > rank(bias) && statesLimit(unit.prose.lower))))
    add(out, unit, 'limitations', limits);
  if (unit.prose.plain !== '') add(out, unit, 'intendedUse', judgeUse(unit, reader));
}

/** What a model makes of people, in code after a sentence on bias; a table under a heading on bias alone. */
function addBiasShown(out: Found[], unit: Unit, near: boolean, text: string): void {
  const { start, end } = unit.prose.span;
  const probe = unit.type === 'code' && near && isProbe(text.slice(start, Math.min(end, start + CODE_READ)));
  const table = unit.type === 'table' && unit.sole && unit.names.bias === 'named';
  if (!probe && !table) {
    if (showsBenchmark(unit, text)) add(out, unit, 'bias', { state: 'substantive', reason: 'result' });
    return;
  }
  for (const topic of ['bias', 'limitations'] as const)
    add(out, unit, topic, { state: 'substantive', reason: probe ? 'probe' : 'result' });
}

function addPlaceholder(out: Found[], unit: Unit, { span, reason }: FoundPlaceholder): void {
  for (const topic of TOPICS) {
    const naming = unit.names[topic] ?? (unit.label === '' ? unit.scope.names[topic] : undefined);
    if (naming && !(unit.stub && naming === 'weak'))
      out.push({ topic, span, state: 'placeholder', reason, naming });
  }
}

function addComments(out: Found[], card: CardText): void {
  for (const comment of card.comments) {
    const instruction = commentInstruction(card.text, comment.span);
    if (!instruction) continue;
    for (const topic of TOPICS) {
      const naming = comment.scope.own.names[topic];
      if (naming) out.push({ ...instruction, topic, state: 'placeholder', naming });
    }
  }
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

/** "The data was scraped from the web. The model can therefore be biased.": together they name a source. */
function addSourcesOfBias(out: Found[], card: CardText): void {
  const generic = new Set(
    out
      .filter(({ topic, reason }) => topic === 'bias' && (reason === 'generic' || reason === 'shared'))
      .map(({ span }) => span.start),
  );
  if (generic.size === 0) return;
  card.units.forEach((unit, i) => {
    if (unit.type !== 'prose' || !generic.has(unit.prose.span.start)) return;
    for (const next of [card.units[i - 1], card.units[i + 1]]) {
      if (next?.type !== 'prose' || next.block !== unit.block) continue;
      const { lower } = next.prose;
      if (!DATA_SOURCE.test(lower) || speaksOfBias(lower)) continue;
      if (!/\b(?:this|the|our) (?:\w+ )?(?:models?|data|training)\b/.test(lower)) continue;
      for (const topic of ['bias', 'limitations'] as const)
        add(out, { ...next, names: unit.names }, topic, { state: 'substantive', reason: 'source' });
    }
  });
}

/** Words at the end of a key's path that make a number no result. */
const NO_RESULT = /\b(?:threshold|size|samples|count|support|bound|seed|epochs?)\b[^/]*$/;
/** Words of a key that make a number a result wherever it stands. */
const METRIC_KEY =
  /(?:^|[ /])(?:(?:test|val|validation|eval|holdout|cv|mean|macro|micro|weighted) )*(?:accuracy|acc|f1(?: score)?|auc|roc auc|pr auc|auroc|precision|recall|rmse|mae|mse|r2|bleu|wer|rouge\w*|perplexity|map|ndcg|iou|dice)(?: (?:score|macro|micro|weighted|mean|test))*$/;

/** What the numbers, flags and figures of a JSON or YAML card say. */
function addValues(out: Found[], card: DataCard): void {
  const put = (topic: Topic, span: Found['span'], naming: Naming | undefined, verdict: Verdict): void => {
    out.push({ topic, span, naming, ...verdict });
  };
  const result: Verdict = { state: 'substantive', reason: 'result' };
  for (const { names, path, span } of card.values) {
    if (names.evaluation === 'named' ? !NO_RESULT.test(path) : METRIC_KEY.test(path))
      put('evaluation', span, names.evaluation, result);
    if (names.bias !== 'named') continue;
    put('bias', span, 'named', result);
    put('limitations', span, names.limitations, result);
  }
  for (const { names, span } of card.flags)
    if (names.bias === 'named') put('bias', span, 'named', { state: 'boilerplate', reason: 'claim' });
  for (const { names, span } of card.figures)
    if (names.evaluation === 'named')
      put('evaluation', span, 'named', { state: 'substantive', reason: 'figure' });
}
