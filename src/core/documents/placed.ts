import type { Span } from '../text/positions';
import type { DataNode, MapEntry, MapNode } from './tree';
import { shiftSpan, shiftTree } from './tree-shift';

/** A part of a file whose tree counts from its own start, at the place where it stands now. */
export interface PlacedPart {
  offset: number;
  /** The tree with places in the file, copied when it is first asked for: most parts of a large file never are. */
  tree(): DataNode | null;
  /** For a mapping its entries, which wait with their values in the same way; null for any other part. */
  entries: MapEntry[] | null;
}

/** Places a part of a file. @param memo shared with other trees of the part, so that aliases stay shared */
export function placePart(base: DataNode | null, offset: number, memo?: Map<unknown, unknown>): PlacedPart {
  let tree: DataNode | null | undefined;
  const placed = (): DataNode | null => {
    if (tree === undefined) tree = base && shiftTree(base, offset, memo);
    return tree;
  };
  const map = base?.type === 'map' ? base : null;
  const part: PlacedPart = { offset, tree: placed, entries: null };
  if (map)
    part.entries = map.entries.map((entry, i) => new PlacedEntry(entry, i, offset, placed as () => MapNode));
  return part;
}

/** An entry that shifts its places when they are asked for. */
class PlacedEntry implements MapEntry {
  readonly unplaced: MapEntry;
  readonly #index: number;
  readonly #offset: number;
  readonly #tree: () => MapNode;

  constructor(unplaced: MapEntry, index: number, offset: number, tree: () => MapNode) {
    this.unplaced = unplaced;
    this.#index = index;
    this.#offset = offset;
    this.#tree = tree;
  }

  get key(): string {
    return this.unplaced.key;
  }

  get keySpan(): Span {
    return shiftSpan(this.unplaced.keySpan, this.#offset);
  }

  get value(): DataNode | null {
    return this.unplaced.value && (this.#tree().entries[this.#index]?.value ?? null);
  }

  get merged(): Span | undefined {
    return this.unplaced.merged && shiftSpan(this.unplaced.merged, this.#offset);
  }

  get offset(): number {
    return this.#offset;
  }
}
