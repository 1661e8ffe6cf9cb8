import type { Span } from '../text/positions';
import type { DataNode, MapEntry } from './tree';

/** A copy of a tree with all places moved by a number of characters. Nodes shared through aliases stay shared. */
export function shiftTree(node: DataNode, by: number, memo: Map<unknown, unknown> = new Map()): DataNode {
  const span = shiftSpan(node.span, by);
  if (node.type === 'scalar') return { ...node, span };
  if (node.type === 'list') {
    let items = memo.get(node.items) as DataNode[] | undefined;
    if (!items) {
      items = node.items.map((item) => shiftTree(item, by, memo));
      memo.set(node.items, items);
    }
    return { type: 'list', span, flow: node.flow, items };
  }
  let entries = memo.get(node.entries) as MapEntry[] | undefined;
  if (!entries) {
    entries = node.entries.map((entry) => shiftEntry(entry, by, memo));
    memo.set(node.entries, entries);
  }
  return { type: 'map', span, flow: node.flow, entries };
}

function shiftEntry(entry: MapEntry, by: number, memo: Map<unknown, unknown>): MapEntry {
  const moved: MapEntry = {
    key: entry.key,
    keySpan: shiftSpan(entry.keySpan, by),
    value: entry.value && shiftTree(entry.value, by, memo),
  };
  if (entry.merged) moved.merged = shiftSpan(entry.merged, by);
  return moved;
}

export function shiftSpan(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
