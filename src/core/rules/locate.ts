import type { SourceDocument } from '../documents/document';
import {
  type DataNode,
  entriesOf,
  entryOf,
  isList,
  isMap,
  type MapEntry,
  type Route,
} from '../documents/tree';
import { shiftSpan } from '../documents/tree-shift';
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

/** A node on the way, and how far its spans are from those of the file (see `MapEntry.unplaced`). */
interface Step {
  node: DataNode | null;
  offset: number;
}

/** An entry of a mapping as it was read, so that a large file need not be placed to find one thing in it. */
function enter({ offset }: Step, entry: MapEntry): { entry: MapEntry; offset: number } {
  return entry.unplaced ? { entry: entry.unplaced, offset: entry.offset ?? 0 } : { entry, offset };
}

function routeSpan(document: SourceDocument, route: Route, part: 'key' | 'value'): Span {
  let at: Step = { node: document.tree, offset: 0 };
  let named: Span | null = null;
  for (const step of route) {
    if (typeof step === 'number') {
      const item: DataNode | undefined = isList(at.node) ? at.node.items[step] : undefined;
      if (!item) return named ?? cardSpan(document);
      at = { node: item, offset: at.offset };
      named = shiftSpan(nameOfNode(item), at.offset);
    } else {
      const found = entryOf(at.node, step);
      if (!found) return named ?? cardSpan(document);
      const { entry, offset } = enter(at, found);
      at = { node: entry.value, offset };
      named = shiftSpan(entry.keySpan, offset);
    }
  }
  if (!named) return cardSpan(document);
  return part === 'value' && at.node?.type === 'scalar' ? shiftSpan(at.node.span, at.offset) : named;
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
        : (entryOf(parent, step)?.value ?? null);
  const entry = typeof last === 'string' ? entriesOf(parent, last)[ordinal] : undefined;
  return entry?.keySpan ?? routeSpan(document, route, 'key');
}
