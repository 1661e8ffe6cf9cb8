/**
 * Something that a check can look at. What was worked out stays good until a cell it looked at is found different, so
 * that an edit costs what depends on it and no more.
 */
export interface Cell {
  /** Number of the last check that found it different. */
  changed: number;
}

/** Notes that something was looked at. */
export type See = (cell: Cell) => void;

/** A result with what it rests on. */
export interface Memo<T> {
  value: T;
  cells: readonly Cell[];
  /** Number of the check that worked it out. */
  at: number;
}

export function newCell(): Cell {
  return { changed: 0 };
}

/** The known result where nothing that it rests on has changed, else a new one. */
export function remember<T>(known: Memo<T> | undefined, check: number, compute: (see: See) => T): Memo<T> {
  if (known && isGood(known)) return known;
  seen.clear();
  const value = compute(see);
  return { value, cells: seen.size === 0 ? NONE : [...seen], at: check };
}

/** What is worked out now has looked at these; one thing is worked out after the other. */
const seen = new Set<Cell>();
const see: See = (cell) => seen.add(cell);
const NONE: readonly Cell[] = [];

function isGood({ cells, at }: Memo<unknown>): boolean {
  for (const cell of cells) if (cell.changed > at) return false;
  return true;
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

/** Marks a cell as different; one that nobody looked at needs no mark. */
export function touch(cell: Cell | undefined, check: number): void {
  if (cell) cell.changed = check;
}

/** Marks the cells of all keys whose values differ between two states. */
export function touchDifferent<V>(
  cells: Cells,
  before: ReadonlyMap<string, V>,
  after: ReadonlyMap<string, V>,
  check: number,
): boolean {
  let different = before.size !== after.size;
  for (const [key, value] of after)
    if (before.get(key) !== value) {
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
