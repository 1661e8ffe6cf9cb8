import assert from 'node:assert/strict';
import { parseFrontMatter } from '../../../src/core/documents/front-matter';
import { get, textOf } from '../../../src/core/documents/tree';

const lines = (...all: string[]) => `${all.join('\n')}\n`;
const part = (text: string, span: { start: number; end: number } | null | undefined) =>
  span ? text.slice(span.start, span.end) : null;

function state(text: string, license?: string | null) {
  const { frontMatter } = parseFrontMatter(text);
  if (license !== undefined) assert.equal(textOf(get(frontMatter.tree, 'license')) ?? null, license);
  return frontMatter.state;
}

describe('parseFrontMatter', () => {
  it('reads metadata at the top, with places of fences and content', () => {
    const text = lines('---', 'license: mit', 'tags:', '- x', '---', '# Title');
    const { frontMatter, region, problems } = parseFrontMatter(text);
    assert.equal(frontMatter.state, 'ok');
    assert.equal(part(text, frontMatter.openFence), '---');
    assert.equal(frontMatter.openFence?.start, 0);
    assert.equal(part(text, frontMatter.closeFence), '---');
    assert.equal(part(text, frontMatter.span), 'license: mit\ntags:\n- x\n');
    assert.equal(part(text, region), '---\nlicense: mit\ntags:\n- x\n---');
    assert.deepEqual(problems, []);
  });

  it('reads it with Windows and old Mac line endings', () => {
    for (const ending of ['\r\n', '\r']) {
      const text = lines('---', 'license: mit', '---', '# Title').replaceAll('\n', ending);
      const { frontMatter } = parseFrontMatter(text);
      assert.equal(frontMatter.state, 'ok');
      const license = get(frontMatter.tree, 'license');
      assert.equal(part(text, license?.span), 'mit');
    }
  });

  it('is none without metadata, and for thematic breaks', () => {
    for (const text of [
      '',
      '\n\n',
      '# Title\n',
      lines('---', '', 'A paragraph between two rules, with a word: or two.', '', '---', 'text'),
      lines('# Title', '', '---', '', 'Text', '', '---', 'More'),
      lines('Title', '---', 'Text: with a colon', '---'),
      '---\n',
      lines('---', '', 'Only a rule at the top.'),
    ])
      assert.equal(state(text), 'none', text);
  });

  it('tells a blank line before it', () => {
    assert.equal(state('\n---\nlicense: mit\n---\n', 'mit'), 'leading-blank');
    assert.equal(state('  ---\nlicense: mit\n---\n', 'mit'), 'leading-blank');
  });

  it('finds it further down: after text, in a code block, at the end', () => {
    assert.equal(state('A line of text\n---\nlicense: mit\n---\n# T\n', 'mit'), 'not-top');
    assert.equal(state('# T\n\n```\n---\nlicense: mit\n---\n```\n', 'mit'), 'not-top');
    assert.equal(state('# T\n\nText.\n\n---\nlicense: mit\n---', 'mit'), 'not-top');
  });

  it('tells metadata that is never closed from what follows it', () => {
    const text = lines('---', 'license: mit', 'tags:', '- x', '', '# Title', 'Text: with a colon.');
    assert.equal(state(text, 'mit'), 'unclosed');
    const { frontMatter, region } = parseFrontMatter(text);
    assert.equal(frontMatter.closeFence, null);
    assert.equal(part(text, region), '---\nlicense: mit\ntags:\n- x');
    assert.equal(
      state(lines('---', 'license: mit', '', '# Title', 'It is.', '---', 'More'), 'mit'),
      'unclosed',
    );
    assert.equal(state(lines('---', 'license: mit', '  ---', '', '# Title'), 'mit'), 'unclosed');
  });

  it('tells a wrong fence, at either end', () => {
    for (const fence of ['----', '--', '-----', '—'])
      assert.equal(state(`${fence}\nlicense: mit\n${fence}\n# T\n`, 'mit'), 'wrong-fence', fence);
    assert.equal(state('---\nlicense: mit\n----\n# T\n', 'mit'), 'wrong-fence');
  });

  it('tells keys without any fence, and reads them', () => {
    const text = lines('license: mit', 'tags:', '- x', '', '# Title');
    const { frontMatter, region, problems } = parseFrontMatter(text);
    assert.equal(frontMatter.state, 'none');
    assert.equal(textOf(get(frontMatter.tree, 'license')), 'mit');
    assert.equal(part(text, region), 'license: mit\ntags:\n- x');
    assert.deepEqual(
      problems.map((found) => [found.code, part(text, found.span)]),
      [['front-matter-without-fence', 'license: mit']],
    );
    assert.deepEqual(parseFrontMatter('Note: this is prose.\n\nMore.\n').problems, []);
  });

  it('tells broken YAML, and keeps what can be read', () => {
    assert.equal(state('---\nname: a: b\nlicense: mit\n---\n', 'mit'), 'yaml-error');
    assert.equal(state('\n---\n- x\n license: mit\n---\n'), 'yaml-error');
    assert.equal(state('---\nlicense: \tmit\n---\n', 'mit'), 'yaml-error');
    assert.equal(state('---\nlicense: mit # a\ttab\nb: "x\ty"\n---\n', 'mit'), 'ok');
  });

  it('does not call broken what the hub reads', () => {
    const text = lines('---', 'widget:', '- text: "one', 'two"', 'license: mit', '---');
    assert.equal(state(text, 'mit'), 'ok');
    assert.deepEqual(
      parseFrontMatter(text).problems.map((found) => found.code),
      ['yaml-lenient'],
    );
  });

  it('tells what is no mapping', () => {
    assert.equal(state('---\n- a\n- b\n---\n'), 'not-mapping');
    assert.equal(state('---\n---\n'), 'not-mapping');
    assert.equal(state('---\n# nothing\n---\n'), 'not-mapping');
    const text = '---\ntags:conversational\n---\n';
    assert.equal(state(text), 'not-mapping');
    const found = parseFrontMatter(text).problems[0];
    assert.deepEqual([found?.code, part(text, found?.span)], ['yaml-missing-space', 'tags:']);
  });

  it('tells duplicate keys at any depth', () => {
    assert.equal(state('---\nlicense: mit\nlicense: mit\n---\n', 'mit'), 'duplicate-keys');
    assert.equal(state('---\na:\n  b: 1\n  b: 2\n---\n'), 'duplicate-keys');
  });

  it('puts problems where they are in the file, behind an emoji', () => {
    const text = '---\nemoji: 🚀\nname: one: two\n---\n';
    const found = parseFrontMatter(text).problems[0];
    assert.equal(part(text, found?.span), 'one: two');
  });

  it('tells white space behind a fence, which the hub minds', () => {
    const text = '---  \nlicense: mit\n---\n';
    const { frontMatter, problems } = parseFrontMatter(text);
    assert.equal(frontMatter.state, 'ok');
    assert.deepEqual(problems[0], {
      code: 'front-matter-fence-space',
      span: { start: 3, end: 4 },
      args: {},
      losesContent: false,
    });
  });
});
