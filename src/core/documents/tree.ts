import type { Span } from '../text/positions';

/**
 * The one tree that YAML, JSON and front matter are parsed into. Mappings keep their entries as a list, so
 * that order, duplicates and keys such as `__proto__` are plain data. Every part knows its span in the file.
 */
export type DataNode = MapNode | ListNode | ScalarNode;

/** How deep collections may nest, aliases followed. */
export const MAX_DEPTH = 200;

export interface MapNode {
  type: 'map';
  span: Span;
  flow: boolean;
  entries: MapEntry[];
}

export interface MapEntry {
  key: string;
  keySpan: Span;
  /** Null where the key stands without any value (`owner:`); its place is then the end of the key. */
  value: DataNode | null;
  /** Set when the entry came in through a merge key: the place of that `<<`. Key and value stand at the anchor. */
  merged?: Span | undefined;
  /**
   * Of a large file's parts, where they are read one by one: the entry as it was read, which stays the same object
   * while the text of its part does. Its spans count from `offset`, where the part begins.
   */
  unplaced?: MapEntry;
  offset?: number;
}

export interface ListNode {
  type: 'list';
  span: Span;
  flow: boolean;
  items: DataNode[];
}

export interface ScalarNode {
  type: 'scalar';
  span: Span;
  /** The value under the YAML 1.2 core schema or JSON; dates stay strings. */
  value: string | number | boolean | null;
  /** The scalar's text with quotes and folding resolved, before any typing: `1.10`, `007`, `no`. */
  source: string;
  style: 'plain' | 'single' | 'double' | 'block';
  /** Set when the scalar carries an explicit tag (`!include`, `!!str`), as written. */
  tag?: string;
}

/** A way from the root of a file's tree to a node: keys of mappings and indexes of lists. */
export type Route = readonly (string | number)[];

export function isMap(node: DataNode | null | undefined): node is MapNode {
  return node?.type === 'map';
}

export function isList(node: DataNode | null | undefined): node is ListNode {
  return node?.type === 'list';
}

export function isScalar(node: DataNode | null | undefined): node is ScalarNode {
  return node?.type === 'scalar';
}

/** Mappings with more entries are searched through an index. */
const LARGE = 32;

const indexes = new WeakMap<MapNode, { count: number; byKey: Map<string, MapEntry[]> }>();

/** All entries with this key, in order. */
export function entriesOf(node: DataNode | null | undefined, key: string): readonly MapEntry[] {
  if (!isMap(node)) return [];
  const { entries } = node;
  if (entries.length <= LARGE) return entries.filter((entry) => entry.key === key);
  let index = indexes.get(node);
  if (index?.count !== entries.length) {
    index = { count: entries.length, byKey: new Map() };
    for (const entry of entries) {
      const same = index.byKey.get(entry.key);
      if (same) same.push(entry);
      else index.byKey.set(entry.key, [entry]);
    }
    indexes.set(node, index);
  }
  return index.byKey.get(key) ?? [];
}

/** The last entry with this key (of duplicates the last one wins, as in every loader that accepts them). */
export function entryOf(node: DataNode | null | undefined, key: string): MapEntry | undefined {
  if (!isMap(node)) return undefined;
  return node.entries.length <= LARGE
    ? node.entries.findLast((entry) => entry.key === key)
    : entriesOf(node, key).at(-1);
}

/** The entry as it was read, where that is known apart from the place where it stands now. */
export function unplacedEntry(entry: MapEntry): MapEntry {
  return entry.unplaced ?? entry;
}

/** From the key of an entry to the end of its value, in the file. */
export function spanOfEntry(entry: MapEntry): Span {
  const { keySpan, value } = unplacedEntry(entry);
  const by = entry.offset ?? 0;
  return { start: keySpan.start + by, end: (value?.span.end ?? keySpan.end) + by };
}

/** The value under a key; undefined when the key is absent, null when it has no value. */
export function get(node: DataNode | null | undefined, key: string): DataNode | null | undefined {
  return entryOf(node, key)?.value;
}

/** The text of a scalar as it was written, trimmed; undefined for null, lists, mappings and blank text. */
export function textOf(node: DataNode | null | undefined): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  const text = node.source.trim();
  return text === '' ? undefined : text;
}

/** True for a key without value, an explicit null and blank text. */
export function isBlank(node: DataNode | null | undefined): boolean {
  return node == null || (isScalar(node) && (node.value === null || node.source.trim() === ''));
}

/** The node at a route; undefined when the route leaves the tree, null for a key without value. */
export function nodeAt(root: DataNode | null | undefined, route: Route): DataNode | null | undefined {
  let node: DataNode | null | undefined = root;
  for (const step of route) {
    if (typeof step === 'number') node = isList(node) ? node.items[step] : undefined;
    else node = get(node, step);
    if (node === undefined) return undefined;
  }
  return node;
}

/** Calls `visit` for every node below and including `node`, depth first, with its route. */
export function walk(
  node: DataNode | null,
  visit: (node: DataNode, route: Route) => void,
  route: Route = [],
): void {
  if (!node) return;
  visit(node, route);
  if (node.type === 'map') for (const entry of node.entries) walk(entry.value, visit, [...route, entry.key]);
  else if (node.type === 'list')
    node.items.forEach((item, i) => {
      walk(item, visit, [...route, i]);
    });
}

/** The plain JavaScript value of a node; mappings become objects without a prototype. */
export function toValue(node: DataNode | null): unknown {
  if (!node) return null;
  if (node.type === 'scalar') return node.value;
  if (node.type === 'list') return node.items.map(toValue);
  const out: Record<string, unknown> = Object.create(null);
  for (const entry of node.entries) out[entry.key] = toValue(entry.value);
  return out;
}
