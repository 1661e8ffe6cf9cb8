import assert from 'node:assert/strict';
import { outlineMarkdown } from '../../../src/core/documents/markdown';
import { headingKey, headingText } from '../../../src/core/documents/markdown-text';
import { indexLines, positionAt } from '../../../src/core/text/positions';

const lines = (...all: string[]) => `${all.join('\n')}\n`;
const headings = (text: string) =>
  outlineMarkdown(text).headings.map(({ level, style, span }) => [
    level,
    style,
    text.slice(span.start, span.end),
  ]);
const blocks = (text: string) =>
  outlineMarkdown(text).blocks.map(({ type, span }) => [type, text.slice(span.start, span.end)]);

describe('outlineMarkdown', () => {
  describe('headings', () => {
    it('finds ATX and setext headings with the span of their text', () => {
      assert.deepEqual(
        headings(
          lines('# One', '', '  ## Two ##', '###', '', 'Three', '=====', '', 'Four', 'and more', '---'),
        ),
        [
          [1, 'atx', 'One'],
          [2, 'atx', 'Two'],
          [3, 'atx', ''],
          [1, 'setext', 'Three'],
          [2, 'setext', 'Four\nand more'],
        ],
      );
    });

    it('places them behind emoji, tabs and CRLF', () => {
      const text = '🚀 text\r\n\r\n#\t🎯 Intended *use*\r\n\r\nA\r\n===\r\n';
      const [first, second] = outlineMarkdown(text).headings;
      assert.equal(first && text.slice(first.span.start, first.span.end), '🎯 Intended *use*');
      assert.equal(first?.text, '🎯 Intended use');
      assert.deepEqual(positionAt(indexLines(text), first?.span.start ?? 0), { line: 2, character: 2 });
      assert.equal(second && text.slice(second.span.start, second.span.end), 'A');
    });

    it('counts from the start of the file when a body is given', () => {
      const text = '---\na: 1\n---\n# T\n';
      const { headings: found } = outlineMarkdown(text, { start: 13, end: text.length });
      assert.equal(found[0] && text.slice(found[0].span.start, found[0].span.end), 'T');
    });

    it('takes `#Heading` for a heading, and hashtags, comments and code for none', () => {
      assert.deepEqual(headings('#Limitations\nSome text\n\n#deep #learning\n\n#@title\n\n#!bash\n\n#1\n'), [
        [1, 'no-space', 'Limitations'],
      ]);
      assert.deepEqual(headings('```\n#Heading\n# Heading\n```\n\n    # code\n'), []);
    });

    it('takes a line of bold text for a heading one level down', () => {
      assert.deepEqual(
        headings(
          lines('## Use', '', '**Direct use**', '', 'Text', '__Bias:__', 'More', '', '**A sentence.**'),
        ),
        [
          [2, 'atx', 'Use'],
          [3, 'bold', 'Direct use'],
          [3, 'bold', 'Bias:'],
        ],
      );
      assert.deepEqual(headings('**Bias** is known.\n\n- **Bias**\n'), []);
    });

    it('finds headings in HTML, and summaries of details', () => {
      const text = lines(
        '<h2 align="center">Model <b>card</b></h2>',
        '<!-- <h2>no</h2> -->',
        '',
        '<details>',
        '<summary>Bias</summary>',
        '',
        'Text',
        '',
        '</details>',
      );
      assert.deepEqual(headings(text), [
        [2, 'html', 'Model <b>card</b>'],
        [3, 'summary', 'Bias'],
      ]);
      assert.deepEqual(
        outlineMarkdown(text).headings.map((heading) => heading.text),
        ['Model card', 'Bias'],
      );
    });

    it('gives each its body and its section', () => {
      const text = lines('# A', 'a', '## B', 'b', '### C', 'c', '## D', 'd');
      const found = outlineMarkdown(text).headings.map(({ body, section }) => [
        text.slice(body.start, body.end).trim(),
        text.slice(section.start, section.end).trim(),
      ]);
      assert.deepEqual(found, [
        ['a', 'a\n## B\nb\n### C\nc\n## D\nd'],
        ['b', 'b\n### C\nc'],
        ['c', 'c'],
        ['d', 'd'],
      ]);
    });
  });

  describe('blocks', () => {
    it('tells paragraphs, lists, quotes, tables, code and HTML apart', () => {
      const text = lines(
        'One',
        'two',
        '',
        '- a',
        '- b',
        '  - c',
        '',
        '> q',
        '',
        '| x | y |',
        '|---|---|',
        '| 1 | 2 |',
        '',
        '```python',
        'code',
        '```',
        '',
        '<div>',
        'html',
        '</div>',
      );
      assert.deepEqual(blocks(text), [
        ['paragraph', 'One\ntwo'],
        ['list-item', '- a'],
        ['list-item', '- b'],
        ['list-item', '- c'],
        ['quote', '> q'],
        ['table', '| x | y |\n|---|---|\n| 1 | 2 |'],
        ['code', '```python\ncode\n```'],
        ['html', '<div>\nhtml\n</div>'],
      ]);
    });

    it('says which heading stands above', () => {
      const { blocks: found } = outlineMarkdown('Intro\n\n# A\n\na\n\n**B**\nb\n');
      assert.deepEqual(
        found.map((block) => block.heading),
        [-1, 0, 1],
      );
    });

    it('keeps the info of a fence, and headings in four-backtick fences out', () => {
      const text = lines(
        '````markdown',
        '```',
        '# No heading',
        '```',
        '````',
        '',
        '```{r setup}',
        'x',
        '```',
      );
      const { headings: found, blocks: code } = outlineMarkdown(text);
      assert.deepEqual(found, []);
      assert.deepEqual(
        code.map((block) => block.info),
        ['markdown', '{r setup}'],
      );
    });

    it('is not led astray by a one-line fence of three backticks', () => {
      assert.deepEqual(headings('```x = 1```\n\n# Heading\n'), [[1, 'atx', 'Heading']]);
    });

    it('takes a link definition for no text', () => {
      assert.deepEqual(blocks('[a]: https://example.org\n'), []);
    });
  });

  it('stays linear on hostile text', () => {
    const size = 300_000;
    const parts = [
      '>',
      '> ',
      '- ',
      '* a\n',
      '[',
      '![](',
      '<!-- ',
      '<h1>',
      '**',
      '`',
      '```\n',
      '# \n',
      '|a',
      '\n',
      '\t',
    ];
    for (const part of parts) {
      const text = part.repeat(size / part.length);
      const started = performance.now();
      outlineMarkdown(text);
      assert.ok(performance.now() - started < 3000, part);
    }
    const table = `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(27_000)}`;
    const started = performance.now();
    assert.equal(outlineMarkdown(table).blocks.length, 1);
    assert.ok(performance.now() - started < 3000);
  });
});

describe('headingText', () => {
  it('shows what a reader sees', () => {
    assert.equal(headingText('**Bias** & `risk` of [this](x) ![logo](y.png)'), 'Bias & risk of this logo');
    assert.equal(headingText('Q&amp;A <a name="x"></a>'), 'Q&A');
    assert.equal(headingText('a\\_b'), 'a_b');
  });
});

describe('headingKey', () => {
  it('leaves emoji, numbers and closing punctuation out', () => {
    assert.equal(headingKey('3.1 🚀 Intended  Uses:'), 'intended uses');
    assert.equal(headingKey('Model in action 🚀'), 'model in action');
    assert.equal(headingKey('⚠️ BIAS'), 'bias');
    assert.equal(headingKey('2) Data (new)'), 'data (new)');
  });
});
