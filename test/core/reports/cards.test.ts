import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, it } from 'mocha';
import { writeCardsHtml } from '../../../src/core/reports/cards-html';
import {
  cardsReport,
  type JudgedCard,
  writeCardsCsv,
  writeCardsJson,
} from '../../../src/core/reports/cards-report';
import { writeCardsMarkdown, writeCardsText } from '../../../src/core/reports/cards-text';
import { csvCell } from '../../../src/core/reports/escape';

function card(path: string, more: Partial<JudgedCard> = {}, bias = 'absent'): JudgedCard {
  const state = (word: string) => ({ state: word });
  return {
    path,
    kind: 'model-card',
    format: 'hugging-face',
    frontMatter: 'ok',
    sections: {
      bias: state(bias),
      limitations: state('substantive'),
      intendedUse: state('placeholder'),
      evaluation: state('empty'),
      trainingData: state('boilerplate'),
    },
    biasTest: state('none'),
    license: state('ok'),
    modelIndex: state('none'),
    ...more,
  };
}

const evil = '=cmd|"x"!A1<script>alert(1)<\u202e>.md';
const report = cardsReport(
  [card('z.md'), card(evil, {}, 'substantive'), card('d/README.md', { kind: 'dataset-card' })],
  '2026-09-30',
);

describe('the card report', () => {
  it('is what its schema says, and nothing more than the words of the judgement', () => {
    const schema = JSON.parse(readFileSync('schemas/output/cards-report.schema.json', 'utf8'));
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    const data = JSON.parse(writeCardsJson(report));
    assert.equal(validate(data), true, JSON.stringify(validate.errors));
    assert.deepEqual(data.cards[2], {
      path: 'z.md',
      kind: 'model-card',
      format: 'hugging-face',
      frontMatter: 'ok',
      sections: {
        bias: 'absent',
        limitations: 'substantive',
        intendedUse: 'placeholder',
        evaluation: 'empty',
        trainingData: 'boilerplate',
      },
      biasTest: 'none',
      license: 'ok',
      modelIndex: 'none',
    });
  });

  it('counts instead of scoring', () => {
    const out = writeCardsText(report, { colour: false });
    assert.match(out, /^Model cards \(2\)\n/);
    assert.match(out, /\n2 of 2 model cards state limitations\.\n/);
    assert.match(out, /\n1 of 2 model cards speaks of bias in its own words\.\n/);
    assert.match(out, /\n1 of 1 dataset card states limitations\.\n/);
    assert.doesNotMatch(out, /%/);
  });

  it('keeps the columns of the text table under their titles', () => {
    const lines = writeCardsText(report, { colour: false }).split('\n');
    const head = lines.find((line) => line.startsWith('Bias ')) ?? '';
    const row = lines.find((line) => line.endsWith('z.md')) ?? '';
    assert.equal(row.indexOf('substantive'), head.indexOf('Limitations'));
    assert.equal(row.indexOf('z.md'), head.indexOf('Card', head.indexOf('Format')));
  });

  it('shows file names as data in HTML, without scripts, links or anything to load', () => {
    const html = writeCardsHtml(report);
    assert.match(html, /=cmd\|&quot;x&quot;!A1&lt;script&gt;alert\(1\)&lt;\[U\+202E\]&gt;\.md/);
    assert.doesNotMatch(html, /<script|<a |<img|<link|https?:|url\(/);
    assert.match(html, /default-src 'none'/);
    assert.match(html, /@media print/);
  });

  it('keeps file names in Markdown within their cell', () => {
    const row = writeCardsMarkdown(report)
      .split('\n')
      .find((line) => line.includes('=cmd'));
    assert.match(row ?? '', /^\| `=cmd\\\|"x"!A1<script>/);
  });

  it('writes CSV that no spreadsheet takes for a formula', () => {
    const csv = writeCardsCsv(report);
    assert.ok(csv.split('\r\n')[1]?.startsWith(`"'=cmd|""x""!A1`));
    for (const cell of ['=1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '\n=1'])
      assert.match(csvCell(cell), /^"?'/, JSON.stringify(cell));
    assert.equal(csvCell('models/a-b.md'), 'models/a-b.md');
    assert.equal(csvCell('a,b'), '"a,b"');
  });

  it('gives the same bytes for the same cards in any order', () => {
    const one = [card('b.md'), card('a.md')];
    const other = [card('a.md'), card('b.md')];
    for (const write of [writeCardsHtml, writeCardsCsv, writeCardsMarkdown, writeCardsJson])
      assert.equal(write(cardsReport(one, '2026-09-30')), write(cardsReport(other, '2026-09-30')));
  });

  it('says so when there is no card', () => {
    const none = cardsReport([], '2026-09-30');
    assert.equal(writeCardsText(none, { colour: false }), 'No model card or dataset card was found.\n');
    assert.match(writeCardsHtml(none), /No model card or dataset card was found\./);
    assert.deepEqual(JSON.parse(writeCardsJson(none)), { cards: [] });
  });
});
