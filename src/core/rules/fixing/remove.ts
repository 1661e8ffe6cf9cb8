import type { SourceDocument } from '../../documents/document';
import type { Route } from '../../documents/tree';
import type { TextEdit } from '../../text/edits';
import { columnOf, entryEnd, lineEnd, lineStart, nextLine, nodeEnd, startsLine, target } from './locate';

interface Part {
  start: number;
  end: number;
}

/**
 * Edits that remove an entry or an item. In block style its lines go, with the comments on them; a collection
 * that becomes empty leaves its key alone, and an item that becomes empty goes itself.
 */
export function removal(document: SourceDocument, route: Route, ordinal?: number): TextEdit[] | undefined {
  const { text } = document;
  const holder = target(document, route, ordinal)?.holder;
  if (!holder) return undefined;
  let parts: Part[];
  let index: number;
  const collection = holder.in === 'map' ? holder.map : holder.list;
  if (holder.in === 'map') {
    const own = holder.map.entries.filter((entry) => !entry.merged);
    // A merge key stands among the entries without being one: only whole lines are safe then.
    if (
      own.length < holder.map.entries.length &&
      !(!holder.map.flow && startsLine(text, holder.entry.keySpan.start))
    )
      return undefined;
    parts = own.map((entry) => ({ start: entry.keySpan.start, end: entryEnd(text, entry) }));
    index = own.indexOf(holder.entry);
  } else {
    parts = [];
    for (const item of holder.list.items) {
      const start = holder.list.flow
        ? item.span.start
        : dashOf(text, holder.list.span.start, item.span.start);
      if (start === undefined) return undefined;
      parts.push({ start, end: Math.max(nodeEnd(text, item), start + 1) });
    }
    index = holder.index;
  }
  const part = parts[index];
  if (!part) return undefined;
  return collection.flow
    ? fromFlow(text, parts, index)
    : fromBlock(document, route, part, parts.length === 1);
}

/** The `-` of an item: at the list's column, on the item's line or above. */
function dashOf(text: string, list: number, item: number): number | undefined {
  const column = list - lineStart(text, list);
  for (let line = lineStart(text, item); ; line = lineStart(text, line - 1)) {
    const at = line + column;
    if (text[at] === '-' && at <= item && /^[ -]*$/.test(text.slice(line, at))) return at;
    if (line <= list) return undefined;
  }
}

function cut(start: number, end: number): TextEdit[] {
  return [{ span: { start, end }, newText: '' }];
}

function fromFlow(text: string, parts: Part[], index: number): TextEdit[] | undefined {
  const part = parts[index];
  const next = parts[index + 1];
  const before = parts[index - 1];
  if (!part) return undefined;
  if (next) return cut(part.start, next.start);
  if (before) return cut(before.end, part.end);
  // The last one: its brackets close up, unless a comment stands between them.
  let { start, end } = part;
  while (/\s/.test(text.charAt(end))) end++;
  if (text[end] === ',') end++;
  const comma = end;
  while (/\s/.test(text.charAt(end))) end++;
  while (/\s/.test(text.charAt(start - 1))) start--;
  const closed = /[[{]/.test(text.charAt(start - 1)) && /[\]}]/.test(text.charAt(end));
  return closed ? cut(start, end) : cut(part.start, text[comma - 1] === ',' ? comma : part.end);
}

function fromBlock(
  document: SourceDocument,
  route: Route,
  part: Part,
  only: boolean,
): TextEdit[] | undefined {
  const { text } = document;
  if (startsLine(text, part.start)) {
    const start = lineStart(text, part.start);
    const end = nextLine(text, part.end);
    if (end < text.length || end > lineEnd(text, part.end) || start === 0) return cut(start, end);
    // The last line has no line ending: the one before it goes instead.
    return cut(text.slice(start - 2, start) === '\r\n' ? start - 2 : start - 1, end);
  }
  // The first entry of an item, or the first item of an item: it shares its line with a dash.
  if (columnOf(text, part.start) === undefined) return undefined;
  if (only) return removal(document, route.slice(0, -1));
  let end = nextLine(text, part.end);
  while (/[ \t\r\n]/.test(text.charAt(end))) end++;
  return cut(part.start, end);
}
