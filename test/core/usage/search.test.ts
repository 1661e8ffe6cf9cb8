import { deepEqual, equal } from 'node:assert/strict';
import {
  buildSearcher,
  containsAny,
  type LeftEdge,
  type Needle,
  type RightEdge,
} from '../../../src/core/usage/search';

/** What the text before a name must match. */
const LEFT: Readonly<Record<LeftEdge, RegExp>> = {
  any: /$/,
  word: /(?:^|[^a-z\d])$/i,
  quote: /(?:^|["'`/:@. ])$/,
  literal: /(?:^|["'`/:@])$/,
  import: /^$|["',(]$|[tm,(](?:[^!-~]|\\)*[ \t\n\\]$/,
  specifier: /^$|["'`:@]$|^[^"'`]*\/$|["'`](?!\.)[^"'`]*\/$/,
  source: /^$|[tm(/](?:[^!-~]|\\)*$/,
};
const RIGHT: Readonly<Record<RightEdge, RegExp>> = {
  any: /^/,
  word: /^(?:$|[^a-z\d])/i,
  quote: /^(?:$|["'`/:@. ])/,
  literal: /^(?:$|["'`/:@])/,
  version: /^[\w.-]*\d/,
};

/** The same search in the plainest way. */
function stands({ text, left, right }: Needle, content: string): boolean {
  const lower = content.toLowerCase();
  for (let at = lower.indexOf(text); at >= 0; at = lower.indexOf(text, at + 1)) {
    if (LEFT[left].test(content.slice(0, at)) && RIGHT[right].test(content.slice(at + text.length)))
      return true;
  }
  return false;
}

/** Numbers below a bound, the same at each run. */
function dice(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

describe('search for names', () => {
  it('finds what the plainest search finds, at every place and edge', () => {
    const roll = dice(7);
    const text = (letters: string, length: number): string =>
      Array.from({ length }, () => letters[roll(letters.length)]).join('');
    const pick = <E extends string>(edges: Readonly<Record<E, RegExp>>): E => {
      const all = Object.keys(edges) as E[];
      return all[roll(all.length)] as E;
    };
    let found = 0;
    for (let round = 0; round < 6000; round++) {
      const needles = Array.from({ length: 1 + roll(6) }, (): Needle => {
        const left = pick(LEFT);
        return { text: text('abt-.@1', 3 + roll(6)), left, right: pick(RIGHT) };
      });
      const needle = needles[roll(needles.length)] as Needle;
      const name = roll(2) === 0 ? needle.text : needle.text.toUpperCase();
      const around = 'abtT-.@1 "\'/:,(\n\\_!';
      const content = text(around, roll(9)) + (roll(4) === 0 ? '' : name) + text(around, roll(9));
      const expected = needles.some((one) => stands(one, content));
      if (expected) found++;
      const shift = roll(3);
      const bytes = new TextEncoder().encode(' '.repeat(shift) + content).subarray(shift);
      equal(containsAny(buildSearcher(needles), bytes), expected, JSON.stringify({ needles, content }));
    }
    equal(found > 1000 && found < 5000, true, `${found} of 6000`);
  });

  it('tells thousands of names apart', () => {
    const roll = dice(11);
    const names = Array.from({ length: 5000 }, (_, i) => `${i.toString(36)}${'xyzq'[roll(4)]}${roll(1e6)}`);
    const searcher = buildSearcher(names.map((text) => ({ text, left: 'word', right: 'word' })));
    const missed = names.filter((name) => !containsAny(searcher, new TextEncoder().encode(`a ${name};`)));
    deepEqual(missed, []);
    const wrong = names.filter((name) => containsAny(searcher, new TextEncoder().encode(`a${name};`)));
    deepEqual(wrong, []);
  });

  it('finds nothing in nothing', () => {
    const searcher = buildSearcher([{ text: 'abc', left: 'any', right: 'any' }]);
    for (const content of ['', 'a', 'ab', 'bc', 'abd'])
      equal(containsAny(searcher, new TextEncoder().encode(content)), false);
    for (const content of ['abc', 'xabc', 'abcx', 'xabcx', 'xxabc'])
      equal(containsAny(searcher, new TextEncoder().encode(content)), true, content);
  });
});
