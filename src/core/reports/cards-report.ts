/** The report on cards: what each model card and dataset card says, in the words of the card judgement. */
import { compareText } from './context';
import { csvRow } from './escape';

export type CardSectionName = 'bias' | 'limitations' | 'intendedUse' | 'evaluation' | 'trainingData';

/** One card as `aims report cards --format json` prints it. */
export interface CardRow {
  path: string;
  kind: string;
  format: string;
  frontMatter: string;
  sections: Record<CardSectionName, string>;
  biasTest: string;
  license: string;
  modelIndex: string;
}

/** The part of a card's judgement that the report shows; the judgement itself knows more (places, reasons). */
export interface JudgedCard {
  path: string;
  kind: string;
  format: string;
  frontMatter: string;
  sections: Record<CardSectionName, { state: string }>;
  biasTest: { state: string };
  license: { state: string };
  modelIndex: { state: string };
}

export interface CardsReport {
  asOf: string;
  cards: CardRow[];
}

/** The report's rows, by path. `asOf` (`YYYY-MM-DD`) is printed in the formats for people. */
export function cardsReport(cards: readonly JudgedCard[], asOf: string): CardsReport {
  const rows = cards.map(
    ({ path, kind, format, frontMatter, sections, biasTest, license, modelIndex }): CardRow => ({
      path,
      kind,
      format,
      frontMatter,
      sections: {
        bias: sections.bias.state,
        limitations: sections.limitations.state,
        intendedUse: sections.intendedUse.state,
        evaluation: sections.evaluation.state,
        trainingData: sections.trainingData.state,
      },
      biasTest: biasTest.state,
      license: license.state,
      modelIndex: modelIndex.state,
    }),
  );
  return { asOf, cards: rows.sort((a, b) => compareText(a.path, b.path)) };
}

/** How a value reads at a glance; colour is never the only sign of it. */
export type Tone = 'good' | 'middling' | 'poor' | 'neutral';

export interface CardColumn {
  title: string;
  value(row: CardRow): string;
  tone(value: string): Tone;
}

const TONES = new Map<string, Tone>([
  ['substantive', 'good'],
  ['measured', 'good'],
  ['ok', 'good'],
  ['boilerplate', 'middling'],
  ['qualitative', 'middling'],
  ['nonstandard', 'middling'],
  ['leading-blank', 'middling'],
]);

const judged = (value: string): Tone => TONES.get(value) ?? 'poor';
/** Where "none" is no fault: a card needs neither front matter nor a `model-index`. */
const optional = (value: string): Tone => (value === 'none' ? 'neutral' : judged(value));
const neutral = (): Tone => 'neutral';

/** The columns of the table, without path and kind. */
export const CARD_COLUMNS: readonly CardColumn[] = [
  { title: 'Bias', value: (row) => row.sections.bias, tone: judged },
  { title: 'Limitations', value: (row) => row.sections.limitations, tone: judged },
  { title: 'Intended use', value: (row) => row.sections.intendedUse, tone: judged },
  { title: 'Evaluation', value: (row) => row.sections.evaluation, tone: judged },
  { title: 'Training data', value: (row) => row.sections.trainingData, tone: judged },
  { title: 'Bias test', value: (row) => row.biasTest, tone: judged },
  { title: 'Licence', value: (row) => row.license, tone: judged },
  { title: 'model-index', value: (row) => row.modelIndex, tone: optional },
  { title: 'Front matter', value: (row) => row.frontMatter, tone: optional },
  { title: 'Format', value: (row) => row.format, tone: neutral },
];

export interface CardGroup {
  title: string;
  rows: CardRow[];
  /** Sentences such as `7 of 9 model cards state limitations`. */
  counts: string[];
}

interface Count {
  one: string;
  many: string;
  test(row: CardRow): boolean;
}

const COUNTS: readonly Count[] = [
  {
    one: 'says what it is for or not for',
    many: 'say what they are for or not for',
    test: (row) => row.sections.intendedUse === 'substantive',
  },
  {
    one: 'states limitations',
    many: 'state limitations',
    test: (row) => row.sections.limitations === 'substantive',
  },
  {
    one: 'speaks of bias in its own words',
    many: 'speak of bias in their own words',
    test: (row) => row.sections.bias === 'substantive',
  },
  {
    one: 'has a measured bias test',
    many: 'have a measured bias test',
    test: (row) => row.biasTest === 'measured',
  },
  {
    one: 'gives evaluation results',
    many: 'give evaluation results',
    test: (row) => row.sections.evaluation === 'substantive',
  },
  {
    one: 'describes its training data',
    many: 'describe their training data',
    test: (row) => row.sections.trainingData === 'substantive',
  },
  { one: 'has a known licence', many: 'have a known licence', test: (row) => row.license === 'ok' },
];

/** What a dataset card is not asked for. */
const MODEL_ONLY = new Set([
  'has a measured bias test',
  'gives evaluation results',
  'describes its training data',
]);

/** The cards by kind, model cards first, each group with its counts; groups without cards are left out. */
export function cardGroups(report: CardsReport): CardGroup[] {
  return [
    groupOf(report, 'model-card', 'Model cards', 'model card'),
    groupOf(report, 'dataset-card', 'Dataset cards', 'dataset card'),
  ].filter((group) => group.rows.length > 0);
}

function groupOf(report: CardsReport, kind: string, title: string, noun: string): CardGroup {
  const rows = report.cards.filter((row) => row.kind === kind);
  const total = rows.length;
  const counts = COUNTS.filter((count) => kind === 'model-card' || !MODEL_ONLY.has(count.one)).map(
    ({ one, many, test }) => {
      const count = rows.filter(test).length;
      return `${count} of ${total} ${noun}${total === 1 ? '' : 's'} ${count === 1 ? one : many}`;
    },
  );
  return { title, rows, counts };
}

/** What the words of the table mean, for readers who meet them the first time. */
export const CARD_WORDS: readonly (readonly [string, string])[] = [
  ['absent', 'neither a heading nor a sentence on the matter'],
  ['empty', 'a heading or key names it, with nothing about it beneath'],
  ['placeholder', 'template text or an instruction to the author'],
  ['boilerplate', 'generic text that names nothing of this model or its data'],
  ['substantive', 'specific to this model or its data'],
  ['qualitative', 'findings on groups without values'],
  ['measured', 'groups compared, or a fairness or toxicity metric, with values'],
];

/** `{cards: […]}`, as `schemas/output/cards-report.schema.json` describes it. */
export function writeCardsJson(report: CardsReport): string {
  return `${JSON.stringify({ cards: report.cards }, null, 2)}\n`;
}

/** One row per card (RFC 4180), safe to open in a spreadsheet. */
export function writeCardsCsv(report: CardsReport): string {
  const head = [
    'path',
    'kind',
    'format',
    'frontMatter',
    'bias',
    'limitations',
    'intendedUse',
    'evaluation',
    'trainingData',
    'biasTest',
    'license',
    'modelIndex',
  ];
  const rows = report.cards.map(({ sections, ...row }) => [
    row.path,
    row.kind,
    row.format,
    row.frontMatter,
    sections.bias,
    sections.limitations,
    sections.intendedUse,
    sections.evaluation,
    sections.trainingData,
    row.biasTest,
    row.license,
    row.modelIndex,
  ]);
  return [head, ...rows].map(csvRow).join('');
}
