/**
 * "Did you mean": the closest of some known words. Compared without regard to case and to `-`, `_` and blanks, so that
 * `model_index` is as good as `model-index`.
 */

const longest = 80;

/**
 * Edits between two texts (insert, delete, replace, swap of neighbours: the optimal string alignment distance), or
 * `limit + 1` as soon as it is known to be more than `limit`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/** How many edits a word of this length may be away and still be meant: none up to 2, then one for three letters. */
export function tolerance(length: number): number {
  return length <= 2 ? 0 : Math.min(3, Math.floor(length / 3));
}

function simple(text: string): string {
  return text.toLowerCase().replace(/[-_\s]/g, '');
}

/** Words that were compared before: the ids of a register are asked for again and again. Bounded, and then begun anew. */
const simplified = new Map<string, string>();

function simplifiedOf(text: string): string {
  let known = simplified.get(text);
  if (known === undefined) {
    known = simple(text);
    if (simplified.size > 50_000) simplified.clear();
    simplified.set(text, known);
  }
  return known;
}

/**
 * The candidate that was probably meant, or undefined when none is close. Among equally close ones a candidate with
 * the same first letter wins, then the earlier one.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  if (text.length === 0 || text.length > longest) return undefined;
  const wanted = simple(text);
  let best: string | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const other = simplifiedOf(candidate);
    if (other === wanted) return candidate;
    // Nothing that is further away than the best so far can win.
    const limit = Math.min(tolerance(Math.max(wanted.length, other.length)), Math.floor(bestScore));
    const edits = distance(wanted, other, limit);
    if (edits > limit) continue;
    const score = edits + (wanted[0] === other[0] ? 0 : 0.5);
    if (score < bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}
