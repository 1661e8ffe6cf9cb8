import { type Group, type Memo, remember, type See } from './cells';
import type { Spoken } from './judge';

/** What some rules said, and how many of them lacked their data. */
export interface Said {
  spoken: Spoken[];
  unknown: number;
}

/** What was said of one part of the workspace; the same object until something of it changes. */
export interface Whole extends Said {
  /** The part, the same from check to check. */
  by: object;
}

/**
 * One part of the workspace, such as the records in one file, and what is kept of it: the whole while nothing woke it,
 * and within it each result that is still good.
 */
export interface Part<Key, Result, W = Whole> {
  group: Group;
  /** The state that the whole is of; another one is gone through. */
  of: unknown;
  whole: W | undefined;
  results: Map<Key, Result>;
}

export function newPart<Key, Result, W = Whole>(): Part<Key, Result, W> {
  return { group: { awake: true }, of: undefined, whole: undefined, results: new Map() };
}

/** The part of that name, made when it is first asked for. */
export function partOf<Name, Key, Result, W = Whole>(
  parts: Map<Name, Part<Key, Result, W>>,
  name: Name,
): Part<Key, Result, W> {
  let part = parts.get(name);
  if (!part) {
    part = newPart();
    parts.set(name, part);
  }
  return part;
}

/** Lets go of the parts that a check did not come by. */
export function dropOthers<Name>(
  parts: Map<Name, unknown>,
  names: Pick<ReadonlySet<Name>, 'has' | 'size'>,
): void {
  if (parts.size > names.size) for (const name of parts.keys()) if (!names.has(name)) parts.delete(name);
}

/** The whole of a part where nothing of it can have changed. @param of the state that is asked about */
export function asItWas<Key, Result, W>(part: Part<Key, Result, W>, of: unknown): W | undefined {
  return part.group.awake || part.of !== of ? undefined : part.whole;
}

/** A part while it is gone through. Who gives up on the way keeps the results that were reached. */
export interface Going<Key, Result> {
  /** The result for a key: worked out, or the known one where it is good. */
  take(key: Key, make: (known: Result | undefined) => Result): Result;
  /** As `remember` in `cells.ts`, for results of this part. */
  remember<T>(known: Memo<T> | undefined, compute: (see: See) => T): Memo<T>;
}

/** Begins to go through a part; `end` lets it sleep with its new whole. @param of the state that is gone through */
export function goThrough<Key, Result, W>(
  part: Part<Key, Result, W>,
  of: unknown,
  check: number,
): Going<Key, Result> & { end(whole: W): W } {
  const { group, results } = part;
  // Of another state, only the results that it has are kept.
  const reached = part.of === of ? results : new Map<Key, Result>();
  return {
    take(key, make) {
      const known = results.get(key);
      const result = make(known);
      if (result !== known) results.set(key, result);
      if (reached !== results) reached.set(key, result);
      return result;
    },
    remember: (known, compute) => remember(known, check, compute, group),
    end(whole) {
      Object.assign(part, { of, whole, results: reached });
      group.awake = false;
      return whole;
    },
  };
}

/** Adds what was said to a whole. */
export function add(whole: Said, { spoken, unknown }: Said): void {
  for (const one of spoken) whole.spoken.push(one);
  whole.unknown += unknown;
}
