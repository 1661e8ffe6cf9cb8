import type { SourceDocument } from '../../documents/document';
import type { DataNode, ListNode, MapEntry, MapNode, Route } from '../../documents/tree';
import { isList, isMap } from '../../documents/tree';

/** What a route leads to, with the collection that holds it; the root has no holder. */
export interface Target {
  node: DataNode | null;
  holder: { in: 'map'; map: MapNode; entry: MapEntry } | { in: 'list'; list: ListNode; index: number } | null;
}

/**
 * Finds what a route leads to. Undefined when the route is gone, and when it leads through an alias or a merge
 * key: the text there belongs to other records too, and a change would reach them unseen.
 */
export function target(document: SourceDocument, route: Route, ordinal?: number): Target | undefined {
  let at: Target = { node: document.tree, holder: null };
  for (const [i, step] of route.entries()) {
    const node: DataNode | null = at.node;
    let next: Target | undefined;
    if (typeof step === 'number' && isList(node)) {
      const item = node.items[step];
      if (item) next = { node: item, holder: { in: 'list', list: node, index: step } };
    } else if (isMap(node)) {
      const same = node.entries.filter((entry) => entry.key === String(step));
      const entry = ordinal !== undefined && i === route.length - 1 ? same[ordinal] : same.at(-1);
      if (entry && !entry.merged && entry.keySpan.start >= node.span.start)
        next = { node: entry.value, holder: { in: 'map', map: node, entry } };
    }
    if (!next || !node) return undefined;
    if (next.node && (next.node.span.start < node.span.start || next.node.span.end > node.span.end))
      return undefined;
    at = next;
  }
  if (at.node && at.node.type !== 'scalar' && document.text[at.node.span.start] === '*') return undefined;
  return at;
}

export function isJson(document: SourceDocument): boolean {
  return /\.jsonc?$/i.test(document.path);
}

export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

/** The end of the offset's line, before its line ending. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** The beginning of the line after the offset's line. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (text[end] === '\r' && text[end + 1] === '\n') return end + 2;
  return Math.min(end + 1, text.length);
}

/** The end of a node's text, without the line ending a block scalar or collection takes along. */
export function nodeEnd(text: string, node: DataNode): number {
  let end = node.span.end;
  while (end > node.span.start && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

/** The offset right after an entry's `:`; undefined where the key has none. */
export function afterColon(text: string, entry: MapEntry): number | undefined {
  let at = entry.keySpan.end;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === ':' ? at + 1 : undefined;
}

export function entryEnd(text: string, entry: MapEntry): number {
  if (entry.value && entry.value.span.end > entry.keySpan.end)
    return Math.max(nodeEnd(text, entry.value), afterColon(text, entry) ?? entry.keySpan.end);
  return afterColon(text, entry) ?? entry.keySpan.end;
}

/** The white space that puts a line under the offset; undefined when more than dashes stand before it. */
export function columnOf(text: string, offset: number): string | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  return /^[ -]*$/.test(before) ? ' '.repeat(before.length) : undefined;
}

/** The white space at the beginning of the offset's line. */
export function indentAt(text: string, offset: number): string {
  let at = lineStart(text, offset);
  const from = at;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text.slice(from, at);
}

export function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}
