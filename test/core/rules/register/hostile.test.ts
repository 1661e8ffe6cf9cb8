import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { checkFiles } from './memory';

/** Values that stand where another kind of value was meant; a file can hold any of them. */
const odd = [
  '[]',
  '{}',
  '5',
  'null',
  'true',
  '[1, {a: b}]',
  '{a: [1]}',
  '-1',
  '2026-02-30',
  '__proto__',
  '[[[]]]',
  '.nan',
  '1e400',
  '{constructor: 1}',
  '[null]',
  '""',
];

function example(): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync('examples/lending', { recursive: true, withFileTypes: true })) {
    const path = `${entry.parentPath}/${entry.name}`;
    if (entry.isFile() && /\.(?:ya?ml|md)$/.test(path))
      files.set(path.slice('examples/lending/'.length), readFileSync(path, 'utf8'));
  }
  return files;
}

/** A sequence of numbers below a limit, the same for each seed. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state % limit;
  };
}

/** Puts an odd value in the place of what stands under a key, with all that stood beneath. */
function spoil(text: string, next: (limit: number) => number): string {
  const lines = text.split('\n');
  const at = next(lines.length);
  const key = /^(\s*)((?:- )?["\w.-]+:)/.exec(lines[at] ?? '');
  if (!key) return text;
  const beneath = lines.slice(at + 1).findIndex((line) => !line.startsWith(`${key[1]} `));
  lines.splice(at, 1 + Math.max(0, beneath), `${key[1]}${key[2]} ${odd[next(odd.length)]}`);
  return lines.join('\n');
}

describe('a register of odd values', () => {
  const whole = example();
  const parts = [...whole.keys()].filter((path) => /yaml$|^governance\/[^/]*\.md$/.test(path));
  for (let seed = 1; seed <= 40; seed++)
    it(`is judged without an error of the tool (${seed})`, async () => {
      const next = numbers(seed);
      const files = new Map(whole);
      for (let i = 0; i < 15; i++) {
        const path = parts[next(parts.length)]!;
        files.set(path, spoil(files.get(path)!, next));
      }
      const { findings } = await checkFiles(files, '2026-11-23');
      assert.deepEqual(
        findings.filter(({ rule }) => rule === 'internal-error').map(({ message }) => message),
        [],
      );
      for (const { message } of findings) assert.ok(!/\[object|\bundefined\b/.test(message), message);
    });
});
