import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { isIgnoredBy, parseIgnoreRules } from '../../src/core/workspace/gitignore';
import { git, hasGit, workspace } from './workspace';

const ATOMS = [
  'a',
  'b',
  'ab',
  '*',
  '?',
  '**',
  '/',
  '/',
  '[ab]',
  '[!a]',
  '[^b-d]',
  '\\a',
  '\\*',
  'c',
  '.md',
  '[[:alpha:]]',
  'a*b',
  '**/',
  '/**',
  ' ',
  '\\ ',
  '[a',
  '\\',
  '-',
  ']',
  '[]a]',
  '[a\\]b]',
  '[a-]',
  '#',
  '!',
];
const NAMES = ['a', 'b', 'ab', 'abc', 'c.md', 'a b', 'a*', 'b]', '-', 'acb', 'a ', '#', '!a', '[a', '\\'];

/** A small generator of reproducible random numbers (numbers below `limit`). */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % limit;
  };
}

describe('ignore files against git itself', () => {
  it('say the same as git on thousands of random patterns and paths', function () {
    if (!hasGit) return this.skip();
    this.timeout(60_000);
    const root = workspace({});
    git(root, 'init', '-q');
    const random = randomFrom(20260930);
    let ignored = 0;
    for (let round = 0; round < 120; round++) {
      const lines = Array.from({ length: 1 + random(4) }, () => {
        const body = Array.from({ length: 1 + random(5) }, () => ATOMS[random(ATOMS.length)]).join('');
        return `${random(4) === 0 ? '!' : ''}${body}${random(5) === 0 ? '/' : ''}`;
      });
      const patterns = `${lines.join('\n')}\n`;
      writeFileSync(join(root, '.gitignore'), patterns);
      const paths = [
        ...new Set(
          Array.from({ length: 40 }, () =>
            Array.from({ length: 1 + random(3) }, () => NAMES[random(NAMES.length)]).join('/'),
          ),
        ),
      ];
      const { stdout } = spawnSync('git', ['check-ignore', '--no-index', '-v', '-n', '-z', '--stdin'], {
        cwd: root,
        input: `${paths.join('\0')}\0`,
        encoding: 'utf8',
      });
      const fields = stdout.split('\0');
      for (let i = 0; i + 3 < fields.length; i += 4) {
        const path = fields[i + 3] ?? '';
        const byGit = fields[i] !== '' && !fields[i + 2]?.startsWith('!');
        if (byGit) ignored++;
        assert.equal(isLeftOut(patterns, path), byGit, JSON.stringify({ lines, path }));
      }
    }
    assert.ok(ignored > 300, `only ${ignored} paths were ignored, so little was compared`);
  });
});

function isLeftOut(patterns: string, path: string): boolean {
  const files = [{ folder: '', rules: parseIgnoreRules(patterns) }];
  const parts = path.split('/');
  return parts.some((_, i) => isIgnoredBy(files, parts.slice(0, i + 1).join('/'), i < parts.length - 1));
}
