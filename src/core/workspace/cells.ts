/**
 * Something that a check can look at. What was worked out stays good until a cell it looked at is found different, so
 * that an edit costs what depends on it and no more.
 */
export interface Cell {
  /** Number of the last check that found it different. */
  changed: number;
  /** The groups with a result that looked at it since. */
  watchers: Group | Set<Group> | undefined;
}

/** Notes that something was looked at. */
export type See = (cell: Cell) => void;

/**
 * Results that are gone through together, such as those of the records in one file. A cell that is found different wakes
 * the groups that looked at it; in one that sleeps every result is good.
 */
export interface Group {
  awake: boolean;
}

/** A result with what it rests on. */
export interface Memo<T> {
  value: T;
  cells: readonly Cell[];
  /** Number of the check that worked it out. */
  at: number;
}

export function newCell(): Cell {
  return { changed: 0, watchers: undefined };
}

/** In place of the number of a check: no other one follows, so that nothing needs to be noted. */
export const ONLY = -1;

/** Notes nothing. */
export const blind: See = () => {};

/**
 * The known result where nothing that it rests on has changed, else a new one.
 * @param group that it belongs to; always the same one, or another would not wake for it
 */
export function remember<T>(
  known: Memo<T> | undefined,
  check: number,
  compute: (see: See) => T,
  group?: Group,
): Memo<T> {
  if (check === ONLY) return { value: compute(blind), cells: NONE, at: check };
  if (known && isGood(known)) return known;
  const outer = seen;
  seen = free.pop() ?? new Set();
  try {
    const value = compute(see);
    if (group) for (const cell of seen) watch(cell, group);
    return { value, cells: seen.size === 0 ? NONE : [...seen], at: check };
  } finally {
    seen.clear();
    free.push(seen);
    seen = outer;
  }
}

/** What is worked out now has looked at these. A part of it may be a result of its own, which looks for itself. */
let seen = new Set<Cell>();
const free: Set<Cell>[] = [];
const see: See = (cell) => seen.add(cell);
const NONE: readonly Cell[] = [];

/** Whether nothing that a result rests on was found different since. */
export function isGood({ cells, at }: Memo<unknown>): boolean {
  for (const cell of cells) if (cell.changed > at) return false;
  return true;
}

/** Has a cell wake a group when it is found different the next time. */
export function watch(cell: Cell, group: Group): void {
  const { watchers } = cell;
  if (watchers === undefined) cell.watchers = group;
  else if (watchers instanceof Set) watchers.add(group);
  else if (watchers !== group) cell.watchers = new Set([watchers, group]);
}

/** Marks a cell as different and wakes who looked at it; one that nobody looked at needs no mark. */
export function touch(cell: Cell | undefined, check: number): void {
  if (!cell) return;
  cell.changed = check;
  const { watchers } = cell;
  // Whatever looked at it is worked out again, and then looks at it again.
  cell.watchers = undefined;
  if (watchers instanceof Set) for (const group of watchers) group.awake = true;
  else if (watchers) watchers.awake = true;
}

/** Cells by name, made when they are first looked at. */
export type Cells = Map<string, Cell>;

export function cellOf(cells: Cells, name: string): Cell {
  let cell = cells.get(name);
  if (!cell) {
    cell = newCell();
    cells.set(name, cell);
  }
  return cell;
}

/** Marks the cells of all keys whose values differ between two states. */
export function touchDifferent<V>(
  cells: Cells,
  before: ReadonlyMap<string, V>,
  after: ReadonlyMap<string, V>,
  check: number,
  same: (one: V | undefined, other: V) => boolean = Object.is,
): boolean {
  let different = before.size !== after.size;
  for (const [key, value] of after)
    if (!same(before.get(key), value)) {
      touch(cells.get(key), check);
      different = true;
    }
  for (const key of before.keys())
    if (!after.has(key)) {
      touch(cells.get(key), check);
      different = true;
    }
  return different;
}
