/**
 * "Did you mean": the closest of some known words. Compared without regard to case and to `-`, `_` and blanks, so that
 * `model_index` is as good as `model-index`.
 */

const longest = 80;

/** Rows of the table of distances, used again and again; a longer word makes them longer. */
let rows: [number[], number[], number[]] = [[], [], []];

/**
 * Edits between two texts (insert, delete, replace, swap of neighbours: the optimal string alignment distance), or
 * `limit + 1` as soon as it is known to be more than `limit`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  // What both begin and end with costs nothing in one of the shortest ways from one to the other.
  let from = 0;
  let endA = a.length;
  let endB = b.length;
  while (from < endA && from < endB && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const width = endB - from;
  if (endA === from || width === 0) return Math.min(endA - from + width, limit + 1);
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= width; j++) last[j] = j;
  for (let i = 1; i <= endA - from; i++) {
    const letter = a.charCodeAt(from + i - 1);
    const before = i > 1 ? a.charCodeAt(from + i - 2) : -1;
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(from + j - 1);
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (letter === other ? 0 : 1));
      if (j > 1 && before === other && letter === b.charCodeAt(from + j - 2))
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  rows = [beforeLast, last, row];
  return Math.min(last[width]!, limit + 1);
}

/** How many edits a word of this length may be away and still be meant: none up to 2, then one for three letters. */
export function tolerance(length: number): number {
  return length <= 2 ? 0 : Math.min(3, Math.floor(length / 3));
}

function simple(text: string): string {
  return text.toLowerCase().replace(/[-_\s]/g, '');
}

/** Words that many texts are compared with. */
export interface Vocabulary {
  words: readonly string[];
  simple: readonly string[];
  /** Which letters occur in each. */
  letters: Uint32Array;
}

export function vocabularyOf(words: Iterable<string>): Vocabulary {
  const all = [...words];
  const plain = all.map(simple);
  return { words: all, simple: plain, letters: Uint32Array.from(plain, lettersOf) };
}

const ofLists = new WeakMap<readonly string[], Map<string, Vocabulary>>();

/** The vocabulary of a list that never changes, each word with a prefix; put together once. */
export function vocabularyOfList(list: readonly string[], prefix = ''): Vocabulary {
  const made = ofLists.get(list) ?? new Map<string, Vocabulary>();
  ofLists.set(list, made);
  const found = made.get(prefix) ?? vocabularyOf(list.map((word) => prefix + word));
  made.set(prefix, found);
  return found;
}

/** The letters and digits that occur in a text, one bit each; several may share one. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters >>> 0;
}

/** At least as many edits as these lie between two texts: each brings or takes one letter. */
function leastEdits(one: number, other: number): number {
  return Math.max(bits(one & ~other), bits(other & ~one));
}

function bits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Gives the vocabulary of words, the one given last where they are the same: one slip seldom comes alone. */
export function steadyVocabulary(): (words: readonly string[]) => Vocabulary {
  let last = vocabularyOf([]);
  return (words) => {
    const { words: known } = last;
    if (known.length !== words.length || !words.every((word, i) => word === known[i]))
      last = vocabularyOf(words);
    return last;
  };
}

/**
 * The candidate that was probably meant, or undefined when none is close. Among equally close ones a candidate with
 * the same first letter wins, then the earlier one.
 */
export function nearest(text: string, candidates: Iterable<string> | Vocabulary): string | undefined {
  return nearestOf(text, ['simple' in candidates ? candidates : vocabularyOf(candidates)]);
}

/** The same among the words of several vocabularies, one after the other. */
export function nearestOf(text: string, vocabularies: Iterable<Vocabulary>): string | undefined {
  if (text.length === 0 || text.length > longest) return undefined;
  const wanted = simple(text);
  const own = lettersOf(wanted);
  let best: string | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const { words, simple: others, letters } of vocabularies)
    for (let i = 0; i < words.length; i++) {
      const other = others[i]!;
      if (other === wanted) return words[i];
      // Nothing that is further away than the best so far can win.
      const limit = Math.min(tolerance(Math.max(wanted.length, other.length)), Math.floor(bestScore));
      if (leastEdits(own, letters[i]!) > limit) continue;
      const edits = distance(wanted, other, limit);
      if (edits > limit) continue;
      const score = edits + (wanted[0] === other[0] ? 0 : 0.5);
      if (score < bestScore) {
        best = words[i];
        bestScore = score;
      }
    }
  return best;
}
