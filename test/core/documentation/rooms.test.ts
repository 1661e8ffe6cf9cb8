import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'mocha';

const text = readFileSync('ARCHITECTURE.md', 'utf8');
/** The rooms of the core from top to bottom; what is generated is no room. */
const rooms = [...text.matchAll(/^\| `src\/core\/(\w+)\/` \|/gm)]
  .map(([, room]) => room!)
  .filter((room) => room !== 'generated');

/** A function without a state that a room above uses. */
const excepted = ['src/core/register/paths.ts: src/core/workspace/gitignore'];

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? sourcesIn(path) : path.endsWith('.ts') ? [path] : [];
  });
}

/** Imports of a file that leave something in the program, by the path of what is imported. */
function importsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^(?:import|export) (?!type )([^;']*?)from '(\.[^']+)';/gm)]
    .filter(([, names = '']) => !/^\{(\s*type [^,}]+,?)+\s*\}\s*$/.test(names))
    .map(([, , from = '']) => posix.join(posix.dirname(path), from));
}

describe('ARCHITECTURE', () => {
  it('has a row for every room', () => {
    const there = readdirSync('src/core').filter((name) => name !== 'generated');
    assert.deepEqual([...rooms].sort(), there.sort());
    for (const folder of readdirSync('src').filter((name) => name !== 'core'))
      assert.ok(text.includes(`| \`src/${folder}/\` |`), folder);
  });

  it('orders the rooms so that code uses only rooms above it', () => {
    const against: string[] = [];
    for (const room of rooms)
      for (const path of sourcesIn(`src/core/${room}`))
        for (const imported of importsOf(path)) {
          const other = imported.split('/')[2]!;
          if (rooms.indexOf(other) > rooms.indexOf(room)) against.push(`${path}: ${imported}`);
          assert.ok(
            imported.startsWith('src/core/') ||
              imported.endsWith('package.json') ||
              imported.startsWith('schemas/'),
            `${path}: ${imported}`,
          );
        }
    assert.deepEqual(against, excepted);
  });

  it('gives a reason for every library', () => {
    const { devDependencies, dependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
      dependencies?: Record<string, string>;
    };
    const libraries = text.slice(text.indexOf('## Libraries'));
    for (const name of Object.keys({ ...dependencies, ...devDependencies }))
      if (!name.startsWith('@types/'))
        assert.ok(libraries.includes(`\`${name.replace(/^@biomejs\//, '')}\``), name);
  });
});
