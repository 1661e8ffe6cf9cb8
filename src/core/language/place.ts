import type { DataNode, MapEntry, Route } from '../documents/tree';
import type { Span } from '../text/positions';

/** A key or value of a tree, as a position points at it. */
export interface DataPlace {
  route: Route;
  part: 'key' | 'value';
  /** The key or scalar, with its quotes. */
  span: Span;
  node: DataNode | null;
}

const holds = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

/** The key or scalar at an offset; undefined between them. */
export function placeAt(tree: DataNode | null, offset: number): DataPlace | undefined {
  let node = tree;
  const route: (string | number)[] = [];
  while (node) {
    if (node.type === 'scalar')
      return holds(node.span, offset) ? { route, part: 'value', span: node.span, node } : undefined;
    if (node.type === 'list') {
      const index = node.items.findIndex((item) => holds(item.span, offset));
      if (index < 0) return undefined;
      route.push(index);
      node = node.items[index] ?? null;
      continue;
    }
    const entry: MapEntry | undefined = node.entries.find(
      (one) => !one.merged && (holds(one.keySpan, offset) || (one.value && holds(one.value.span, offset))),
    );
    if (!entry) return undefined;
    route.push(entry.key);
    if (holds(entry.keySpan, offset)) return { route, part: 'key', span: entry.keySpan, node: entry.value };
    node = entry.value;
  }
  return undefined;
}
