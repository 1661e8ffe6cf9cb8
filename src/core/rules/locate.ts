import type { SourceDocument } from '../documents/document';
import { type DataNode, isList, isMap, type MapEntry, type Route } from '../documents/tree';
import { type Span, trimSpan } from '../text/positions';
import type { Place } from './finding';

/**
 * Turns a place into a span of the document as it is now: the only function that does. A route that leads out of the
 * document falls back to the nearest key above it, so that a finding is never outside its file.
 */
export function locate(document: SourceDocument, place: Place): Span {
  switch (place.at) {
    case 'token':
      return clip(document, place.span);
    case 'heading':
      return document.markdown?.headings[place.heading]?.span ?? cardSpan(document);
    case 'card':
      return cardSpan(document);
    case 'duplicate':
      return duplicateSpan(document, place.route, place.ordinal);
    case 'route':
      return routeSpan(document, place.route, place.part);
  }
}

function clip(document: SourceDocument, span: Span): Span {
  const length = document.text.length;
  const start = Math.max(0, Math.min(span.start, length));
  return { start, end: Math.max(start, Math.min(span.end, length)) };
}

/** A card as a whole: its H1, else its first front-matter key, else its first line with text. */
function cardSpan(document: SourceDocument): Span {
  const title = document.markdown?.headings.find(({ level }) => level === 1);
  if (title) return title.span;
  const root = document.tree;
  if (isMap(root) && root.entries[0]) return root.entries[0].keySpan;
  return firstLine(document.text);
}

function firstLine(text: string): Span {
  const start = Math.max(0, text.search(/\S/));
  const end = text.slice(start).search(/[\r\n]/);
  return trimSpan(text, { start, end: end < 0 ? text.length : start + end });
}

function entriesNamed(node: DataNode | null, key: string): MapEntry[] {
  return isMap(node) ? node.entries.filter((entry) => entry.key === key) : [];
}

function routeSpan(document: SourceDocument, route: Route, part: 'key' | 'value'): Span {
  let node: DataNode | null = document.tree;
  let named: Span | null = null;
  for (const step of route) {
    if (typeof step === 'number') {
      const item: DataNode | undefined = isList(node) ? node.items[step] : undefined;
      if (!item) return named ?? cardSpan(document);
      node = item;
      named = nameOfNode(item);
    } else {
      const entry: MapEntry | undefined = entriesNamed(node, step).at(-1);
      if (!entry) return named ?? cardSpan(document);
      node = entry.value;
      named = entry.keySpan;
    }
  }
  if (!named) return cardSpan(document);
  return part === 'value' && node?.type === 'scalar' ? node.span : named;
}

/** What stands for a node without a key of its own: a scalar as it is, a mapping by its first key. */
function nameOfNode(node: DataNode): Span {
  if (node.type === 'scalar') return node.span;
  if (isMap(node)) return node.entries[0]?.keySpan ?? node.span;
  const first = node.items[0];
  return first ? nameOfNode(first) : node.span;
}

function duplicateSpan(document: SourceDocument, route: Route, ordinal: number): Span {
  const last = route.at(-1);
  let parent: DataNode | null = document.tree;
  for (const step of route.slice(0, -1))
    parent =
      typeof step === 'number'
        ? ((isList(parent) ? parent.items[step] : null) ?? null)
        : (entriesNamed(parent, step).at(-1)?.value ?? null);
  const entry = typeof last === 'string' ? entriesNamed(parent, last)[ordinal] : undefined;
  return entry?.keySpan ?? routeSpan(document, route, 'key');
}
