import type { Span } from '../text/positions';
import { PEOPLE, speaksOfBias } from './bias';
import type { DataCard } from './data-card';
import type { BiasTestFacts } from './facts';
import { anyOf } from './pattern';
import type { CardText, Unit } from './reading';

/** Metrics that measure a bias, a difference between groups or a toxicity. */
const METRIC = anyOf(
  /\b(?:crows[- ]?pairs?|wino ?bias|wino ?gender|ax-?g|bbq\b|bold\b|toxigen)\b/,
  /\b(?:real ?toxicity ?prompts|stereo ?set|bias[- ]in[- ]bios|seat\b|weat\b|regard\b)\b/,
  /\b(?:holistic ?bias|demographic parity|statistical parity)\b/,
  /\b(?:equal(?:ized|ised)? (?:odds|opportunity)|disparate impact)\b/,
  /\b(?:(?:fairness|bias|parity|disparity|toxicity|unintended bias) (?:metric|score|gap|ratio|difference|index)s?)\b/,
  /\b(?:(?:fpr|fnr|tpr|recall|accuracy|error|wer|precision|f1)[- ](?:gap|disparity|difference|ratio) (?:between|across|by))\b/,
  /\b(?:selection rate|subgroup auc|bpsn|bnsp|toxicity|stereotype score|icat)\b/,
);
/** The same in a table, whose cells hold little else. */
const BENCHMARK =
  /\b(?:crows[- ]?pairs?|wino ?bias|wino ?gender|toxigen|stereo ?set|real ?toxicity|bbq|unintended bias|demographic parity|disparate impact|equalized odds|statistical parity|bold)\b/;
/** A value as results have it: with a decimal point or a percent sign. */
const VALUE = /\d*\.\d+|\d\s?%/;
const COMPARES =
  /\b(?:than|versus|vs\.?|compared (?:to|with)|between|across|whereas|while|respectively|higher|lower|gap|difference|disparity|ratio)\b/;
/** A finding, not a fear: something was seen. */
const FOUND = anyOf(
  /\b(?:we|authors|they|developers|study|studies|analysis|tests?|experiments?|evaluations?|investigation|probes?)\b[^.]{0,60}\b(?:find|found|observe[ds]?|saw|show(?:s|ed|n)?|note[ds]?|notice[ds]?|reveal(?:s|ed)?|identified|demonstrate[ds]?)\b/,
  /\bstill observe\b|\bbased on (?:\w+ )?(?:experiments?|tests?|evaluations?|probes?)\b/,
  /\bsignificantly (?:worse|lower|higher|better)\b/,
  /\b(?:is|are|was|were) (?:\w+ ){0,2}(?:significantly|consistently|notably|often) (?:\w+ )?(?:worse|set as|less accurate|associated|higher|lower)/,
  /\b(?:example|here are|here is|following)\b[^.]{0,60}\b(?:bias\w*|stereotyp\w*)/,
);
const PERSON = anyOf(
  /\b(?:man|woman|men|women|he|she|black|white|muslim|jew|christian|asian|gay|lesbian|girl|boy)\b/i,
  /\b(?:male|female|arab|nurse|doctor|hombre|mujer|homme|femme|mann|frau)\b/i,
);

/** Whether a card shows a test for bias, with values or by findings and probes, and where. */
export function judgeBiasTest(card: CardText | DataCard): BiasTestFacts {
  const measured = measuredIn(card);
  if (measured) return { state: 'measured', place: measured };
  const seen = qualitativeIn(card);
  return seen ? { state: 'qualitative', place: seen } : { state: 'none' };
}

function measuredIn(card: CardText | DataCard): Span | null {
  if ('values' in card)
    for (const value of card.values) {
      if (
        value.names.bias === 'named' ||
        METRIC.test(value.path) ||
        (value.names.evaluation && PEOPLE.test(value.path))
      )
        return value.span;
    }
  for (const unit of card.units) {
    if (unit.scope.role === 'citation') continue;
    if (unit.type === 'table') {
      const found = tableMeasures(unit, card.text);
      if (found) return found;
    } else if (unit.type === 'prose' && sentenceMeasures(unit)) return unit.prose.span;
  }
  return null;
}

function sentenceMeasures(unit: Unit): boolean {
  const text = unit.prose.lower;
  if (!VALUE.test(text)) return false;
  if (METRIC.test(text) && !/\b(?:dataset|classif\w*|trained|labels?|detect\w*|f1|threshold)\b/.test(text))
    return true;
  // Two values for two groups of people, presented as a matter of bias.
  if (!(unit.names.bias || speaksOfBias(text)) || !PEOPLE.test(text)) return false;
  return (
    /\b(?:accura\w*|f1|recall|precision|error|rate|wer|auc|score|performance|gap|fpr|fnr|tpr)\b/.test(text) &&
    (COMPARES.test(text) || (text.match(/\d*\.\d+|\d+\s?%/g)?.length ?? 0) >= 2)
  );
}

function tableMeasures(unit: Unit, text: string): Span | null {
  const { span } = unit.prose;
  const source = text.slice(span.start, Math.min(span.end, span.start + 12_000)).toLowerCase();
  if (!VALUE.test(source)) return null;
  if (BENCHMARK.test(source)) return span;
  if (unit.names.bias === undefined) return null;
  // Under a heading on bias: slices of people, or a score.
  return PEOPLE.test(source) || /\b(?:toxicity|bias|fairness|parity|disparity)\b/.test(source) || unit.sole
    ? span
    : null;
}

/** Whether a table gives a value of a benchmark for bias or toxicity, under whatever heading. */
export function showsBenchmark(unit: Unit, text: string): boolean {
  if (unit.type !== 'table' || unit.scope.role === 'citation') return false;
  const { start, end } = unit.prose.span;
  const source = text.slice(start, Math.min(end, start + 12_000)).toLowerCase();
  return VALUE.test(source) && BENCHMARK.test(source);
}

function qualitativeIn(card: CardText | DataCard): Span | null {
  let speaking = -10;
  for (let i = 0; i < card.units.length; i++) {
    const unit = card.units[i];
    if (!unit || unit.scope.role === 'citation') continue;
    if (unit.type === 'prose') {
      const text = unit.prose.lower;
      if (!unit.names.bias && !speaksOfBias(text)) continue;
      speaking = i;
      if ((PEOPLE.test(text) || /\bnon-english\b|\blanguages\b/.test(text)) && FOUND.test(text))
        return unit.prose.span;
      continue;
    }
    // A probe: output of the model for people, right after a sentence on bias.
    if (unit.type !== 'code' && unit.type !== 'table') continue;
    if (i - speaking > 4 && unit.names.bias === undefined) continue;
    if (
      isProbe(
        card.text.slice(unit.prose.span.start, Math.min(unit.prose.span.end, unit.prose.span.start + 8000)),
      )
    )
      return unit.prose.span;
  }
  return null;
}

/** Whether a block of code or a table shows what a model makes of people. */
export function isProbe(source: string): boolean {
  if (!PERSON.test(source)) return false;
  return /\bwork(?:s|ed|ing)? (?:as|at|in|for)\b|\bwas (?:described|seen|known)\b|token_str|generated_text|'sequence'|\[mask\]|<mask>|generator\(|unmasker\(|\btrabaja|\btravaille|\barbeitet/i.test(
    source,
  );
}
