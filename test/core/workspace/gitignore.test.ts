import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isIgnoredBy, matchIgnoreRules, parseIgnoreRules } from '../../../src/core/workspace/gitignore';

function ignored(patterns: string, path: string, isFolder = false): boolean {
  return isIgnoredBy([{ folder: '', rules: parseIgnoreRules(patterns) }], path, isFolder);
}

describe('ignore files', () => {
  for (const [patterns, yes, no] of [
    ['*.log', ['a.log', 'x/y/a.log'], ['a.log.md']],
    ['/build', ['build'], ['x/build']],
    ['a/b', ['a/b'], ['x/a/b', 'a/b/c']],
    ['**/b', ['b', 'x/y/b'], ['bb']],
    ['a/**', ['a/b', 'a/b/c'], ['a', 'b/a']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/x', 'ab']],
    ['[a-c]?.md', ['a1.md', 'b😀.md'], ['d1.md', 'a.md', 'a/x.md']],
    ['[!a]x', ['bx'], ['ax']],
    ['\\#x', ['#x'], ['x']],
    ['\\!x', ['!x'], ['x']],
    ['# comment\n\nx  \ny\\ ', ['x', 'y '], ['y', '# comment']],
    ['*\n!keep.md', ['a'], ['keep.md']],
    ['[unclosed', [], ['[unclosed', 'u']],
    ['globstar/x', ['globstar/x'], ['a/x', 'x']],
    ['cafe\u0301', ['caf\u00e9'], ['cafe']],
  ] as const)
    it(`read ${JSON.stringify(patterns)} as git does`, () => {
      for (const path of yes) assert.equal(ignored(patterns, path), true, path);
      for (const path of no) assert.equal(ignored(patterns, path), false, path);
    });

  it('keep a pattern with a slash at the end to folders', () => {
    assert.equal(ignored('out/', 'out', true), true);
    assert.equal(ignored('out/', 'out', false), false);
  });

  it('let the file in the inner folder decide', () => {
    const files = [
      { folder: '', rules: parseIgnoreRules('*.md') },
      { folder: 'docs', rules: parseIgnoreRules('!/card.md') },
    ];
    assert.equal(isIgnoredBy(files, 'docs/card.md', false), false);
    assert.equal(isIgnoredBy(files, 'docs/x/card.md', false), true);
  });

  it('stay quick on patterns made to be slow', () => {
    const rules = parseIgnoreRules(`${'*a'.repeat(60)}*b\n${'**/a/'.repeat(60)}b`);
    const start = performance.now();
    assert.equal(matchIgnoreRules(rules, `${'a/'.repeat(100)}${'a'.repeat(255)}`, false), undefined);
    assert.ok(performance.now() - start < 200);
  });

  it('survive lines that are no text', () => {
    assert.equal(ignored('\u0000\ufffd[\\', 'a'), false);
    assert.equal(ignored('!\n/\n//\n!/', 'a'), false);
  });
});
