import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { displayWidth, excerpt, printable, printablePath } from '../../../src/core/reports/display';
import { writeText } from '../../../src/core/reports/text';
import { contextWith, findingOn, resultWith } from './sample';

/** What stands above the carets. */
function marked({ source, marks }: { source: string; marks: string }): string {
  const from = marks.indexOf('^');
  let column = 0;
  let out = '';
  for (const { segment } of new Intl.Segmenter('en').segment(source)) {
    if (column >= from && column < marks.length) out += segment;
    column += displayWidth(segment);
  }
  return out;
}

function excerptOf(line: string, mark: string, width = 80) {
  const start = line.indexOf(mark);
  return excerpt(line, start, start + mark.length, width);
}

describe('source excerpts', () => {
  for (const [what, line, mark] of [
    ['plain text', 'license: mit-0', 'mit-0'],
    ['tabs', '\tname:\tcredit', 'credit'],
    ['wide characters', '名前: 信用スコア # owner', 'owner'],
    ['an emoji', '😀 license: foo', 'foo'],
    ['an emoji of several code points', '👩‍👩‍👧 and 👍🏽 license: foo', 'foo'],
    ['a combining accent', 'cafe\u0301: foo', 'foo'],
    ['wide characters that are marked themselves', 'owner: 山田太郎 (lead)', '山田太郎'],
  ] as const)
    it(`stand under what they mark: ${what}`, () => {
      const cut = excerptOf(line, mark);
      assert.equal(marked(cut), mark);
      assert.equal(cut.marks.trim().length, displayWidth(mark));
    });

  it('cut a long line around the range and still mark it', () => {
    const line = `${'a '.repeat(5000)}license: nonsense ${'b '.repeat(5000)}`;
    const cut = excerptOf(line, 'nonsense', 60);
    assert.ok(displayWidth(cut.source) <= 60, cut.source);
    assert.match(cut.source, /^….*nonsense.*…$/);
    assert.equal(marked(cut), 'nonsense');
  });

  it('cut a long marked range itself, and never between the halves of a surrogate pair', () => {
    const line = '😀'.repeat(4000);
    const cut = excerpt(line, 1000, 7000, 60);
    assert.ok(displayWidth(cut.source) <= 60);
    assert.ok(cut.marks.length <= 60);
    assert.doesNotMatch(cut.source, /\p{Surrogate}/u);
  });

  it('put one caret where the range is empty, at the end of the line too', () => {
    assert.deepEqual(excerpt('owner:', 6, 6, 80), { source: 'owner:', marks: '      ^' });
  });

  it('never send control codes or marks that reorder text to the terminal', () => {
    const cut = excerptOf('a\x1b[31m\u202eb: nonsense', 'nonsense');
    assert.equal(cut.source, 'a␛[31m<U+202E>b: nonsense');
    assert.equal(marked(cut), 'nonsense');
    assert.equal(printable('x\x07\x9b1m\r\ny'), 'x␇<U+009B>1m␍ y');
  });

  it('quote a path that a CI runner would take for a command', () => {
    assert.equal(printablePath('::add-mask::x.md'), '"::add-mask::x.md"');
    assert.equal(printablePath('models/card.md'), 'models/card.md');
    assert.doesNotMatch(printablePath('a ##[error]x.md'), /##\[/);
  });
});

describe('the text format', () => {
  const text = '---\r\nlicense: nonsense\r\n---\r\n# Card\r\n## Bias\r\nMore information needed\r\n';
  const manifest = 'aims: 1\nsystems:\n  a:\n    card: README.md\n';

  it('gives path, line and column from 1, the source line, related places, counts and advice', () => {
    const result = resultWith(
      [
        findingOn('b/README.md', text, 'Bias', {
          related: [
            {
              ...findingOn('aims.yaml', manifest, 'README.md'),
              message: 'The system "a" links this card.',
            },
          ],
          fixes: [{ title: 'Remove it', safe: true, steps: [] }],
        }),
        findingOn('b/README.md', text, 'nonsense', {
          rule: 'license-unknown',
          severity: 'error',
          message: 'Unknown licence.',
        }),
        findingOn('aims.yaml', manifest, 'a:', { severity: 'hint', message: 'No owner.' }),
      ],
      {
        summary: {
          bySeverity: { error: 0, warning: 0, information: 0, hint: 0 },
          byRule: {},
          unknown: 2,
          advice: ['Add a manifest.'],
        },
      },
    );
    assert.equal(
      writeText(result, contextWith({ 'b/README.md': text, 'aims.yaml': manifest })),
      `aims.yaml:3:3: hint: No owner. [bias-section-placeholder]
  3 |   a:
    |   ^^

b/README.md:2:10: error: Unknown licence. [license-unknown]
  2 | license: nonsense
    |          ^^^^^^^^
b/README.md:5:4: warning: The bias section holds template text only. [bias-section-placeholder]
  5 | ## Bias
    |    ^^^^
  see aims.yaml:4:11: The system "a" links this card.

1 error, 1 warning and 1 hint in 2 files; 2 documents checked. 2 checks lacked the data to decide and stayed silent. 1 can be fixed with "aims fix".
Advice: Add a manifest.
`,
    );
  });

  it('says how many lines a long range has', () => {
    const out = writeText(
      resultWith([findingOn('README.md', text, '## Bias\r\nMore information needed')]),
      contextWith({ 'README.md': text }),
    );
    assert.match(out, / {2}5 \| ## Bias\n {4}\| \^{7}\n {4}\| … and 1 more line\n/);
  });

  it('tells waived findings with reason, person and end, and does not count them', () => {
    const waived = { reason: 'Pilot only.', by: 'dana', until: '2026-12-31' };
    const out = writeText(
      resultWith([findingOn('README.md', text, 'Bias', { waived })]),
      contextWith({ 'README.md': text }),
    );
    assert.match(out, /waived warning/);
    assert.match(out, /waived by dana until 2026-12-31: Pilot only\./);
    assert.match(out, /No findings; 1 document checked\. 1 finding waived\./);
  });

  it('colours only when told to', () => {
    const result = resultWith([findingOn('README.md', text, 'Bias')]);
    assert.doesNotMatch(writeText(result, contextWith({ 'README.md': text })), /\x1b/);
    assert.match(writeText(result, contextWith({ 'README.md': text }, { colour: true })), /\x1b\[33;1m\^{4}/);
  });

  it('does without a source line where the file can no longer be read', () => {
    const out = writeText(resultWith([findingOn('README.md', text, 'Bias')]), contextWith());
    assert.match(out, /^README\.md:5:4: warning: /);
    assert.doesNotMatch(out, /\^/);
  });
});
