import assert from 'node:assert/strict';
import { readProse, sentencesOf, tableRows } from '../../../src/core/cards/text';
import { judge, modelCard } from './helper';

const whole = (text: string) => ({ start: 0, end: text.length });

describe('reading a sentence', () => {
  it('reads what a reader sees', () => {
    const text = 'A **bold** _word_, `code` and [a link](https://example.org/a_b) &amp; ![figure](x.png)';
    const prose = readProse(text, whole(text));
    assert.equal(prose.plain, 'A bold word, code and a link &amp; figure');
    assert.deepEqual([prose.link, prose.code, prose.image], [true, true, true]);
  });

  it('keeps underscores within words and takes bare addresses for links', () => {
    const text = 'see model_card at https://example.org/x_y.';
    const prose = readProse(text, whole(text));
    assert.equal(prose.plain, 'see model_card at URL');
    assert.equal(prose.link, true);
  });

  it('leaves tags and comments out', () => {
    const text = 'Read <a href="x">this</a><!-- not this -->, <b>all</b> 3 < 4';
    assert.equal(readProse(text, whole(text)).plain, 'Read this, all 3 < 4');
  });
});

describe('sentences of a block', () => {
  const split = (text: string) =>
    sentencesOf(text, whole(text)).map(({ start, end }) => text.slice(start, end));

  it('ends them at full stops, not at abbreviations and versions', () => {
    assert.deepEqual(split('Sorts pears, e.g. Williams. See v1.2 of it. Done!'), [
      'Sorts pears, e.g. Williams.',
      'See v1.2 of it.',
      'Done!',
    ]);
  });

  it('keeps a sentence that runs over lines together', () => {
    assert.deepEqual(split('It sorts\nripe pears.\nIt is fast.'), ['It sorts\nripe pears.', 'It is fast.']);
  });

  it('begins one at a line with a label of its own', () => {
    assert.deepEqual(split('**Task:** sorting\n**Data:** PearNet'), [
      '**Task:** sorting',
      '**Data:** PearNet',
    ]);
  });

  it('ends them at the full stop of Chinese and Japanese', () => {
    assert.deepEqual(split('梨を分類する。速い。'), ['梨を分類する。', '速い。']);
  });
});

describe('rows of a table', () => {
  it('gives the cells without the bars and the delimiter row', () => {
    const text = '| a | b |\n|---|:-:|\n| 1 | 2 |';
    const rows = tableRows(text, whole(text)).map((row) =>
      row.map(({ start, end }) => text.slice(start, end)),
    );
    assert.deepEqual(rows, [
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
});

describe('headings, labels and lists', () => {
  it('lets a bold line, a number and an emoji pass for a heading', async () => {
    const card = await modelCard('**⚠️ 3. Known limitations**\n\nBruises under stickers go unnoticed.');
    assert.equal(card.sections.limitations.state, 'substantive');
    assert.equal(card.sections.limitations.headings.length, 1);
  });

  it('lets a neutral sub-heading inherit, and one of its own end, what a heading names', async () => {
    const card = await modelCard(
      '## Limitations\n\n### Weather\n\nRain drops look like bruises.\n\n### How to use\n\nCall sort() on each frame.',
    );
    assert.match(card.words('limitations'), /Rain drops/);
    assert.equal(card.sections.limitations.passages.length, 1);
  });

  it('takes a label before a list for the matter of its items', async () => {
    const card = await modelCard('Training data:\n\n- PearNet\n- OrchardCam');
    assert.equal(card.sections.trainingData.state, 'substantive');
    assert.match(card.words('trainingData'), /PearNet/);
  });

  it('takes an item that nobody ticked for a placeholder', async () => {
    const card = await modelCard('## Fairness audit\n\n- [ ] Compare grades of small and large growers.');
    assert.equal(card.sections.bias.state, 'placeholder');
  });

  it('takes an instruction in a comment for a placeholder', async () => {
    const card = await modelCard('## Bias\n\n<!-- This section should describe known biases. -->\n');
    assert.equal(card.sections.bias.state, 'placeholder');
    assert.match(card.words('bias'), /^<!--.*-->$/);
  });

  it('does not let a title name a matter', async () => {
    const card = await modelCard('Sorts.');
    assert.equal(card.sections.evaluation.state, 'absent');
    const titled = await judge(
      '---\nlicense: mit\npipeline_tag: x\n---\n\n# Results of measuring bias in job advertisements with pears\n\nSorts.\n',
    );
    assert.equal(titled.sections.bias.state, 'absent');
    assert.equal(titled.sections.evaluation.state, 'absent');
  });

  it('reads cards in other languages', async () => {
    const card = await judge(
      '# Ficha del modelo\n\n## Uso previsto\n\nClasificar peras en el almacén.\n\n## Limitaciones\n\nNo distingue peras verdes bajo luz de neón.\n\n## Sesgos\n\nPendiente de completar: TODO\n\n## Datos de entrenamiento\n\nFotografías de mercados de Lleida.\n\n## Model details\n\nPeras.\n',
      'MODEL_CARD.md',
    );
    assert.equal(card.sections.intendedUse.state, 'substantive');
    assert.equal(card.sections.limitations.state, 'substantive');
    assert.equal(card.sections.trainingData.state, 'substantive');
  });

  it('gives spans in UTF-16 units behind emoji and Windows line endings', async () => {
    const card = await modelCard('🍐🍐 Pears!\r\n\r\n## Bias\r\n\r\nMore information needed\r\n');
    assert.equal(card.words('bias'), 'More information needed');
  });
});

describe('hostile cards', () => {
  const N = 50_000;
  const BODIES: [string, string][] = [
    ['brackets', '['.repeat(N)],
    ['links that never close', '[a]('.repeat(N / 4)],
    ['angle brackets', '<'.repeat(N)],
    ['quotation marks in a line', 'a>'.repeat(N / 2)],
    ['a word of the trade', 'trained a '.repeat(N / 10)],
    ['verbs without an end', 'cannot measure '.repeat(N / 15)],
    ['capital letters with stops', 'A. '.repeat(N / 3)],
    ['headings', '# bias\n'.repeat(N / 7)],
    ['bars', '| a '.repeat(N / 4)],
    ['comments that never close', '<!-- '.repeat(N / 5)],
  ];
  for (const [name, body] of BODIES)
    it(`judges ${N} characters of ${name} in time`, async () => {
      const started = performance.now();
      const card = await modelCard(`## Limitations and bias\n\n${body}`);
      assert.ok(performance.now() - started < 2000);
      for (const section of Object.values(card.sections))
        if (section.place)
          assert.ok(
            section.place.start <= section.place.end && section.place.end <= card.document.text.length,
          );
    });
});
