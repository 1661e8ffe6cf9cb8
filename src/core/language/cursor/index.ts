import { isSpace } from '../../documents/problems';
import type { Route } from '../../documents/tree';
import { closingQuote, isEmptyLine, keyEnd, lineAt, type YamlLine } from '../../documents/yaml-lines';
import type { Span } from '../../text/positions';
import {
  afterDash,
  type BlockLevel,
  type BlockState,
  enter,
  stateBefore,
  takenBelow,
  unquoted,
  valueStart,
  withoutComment,
} from './block';
import { type FlowState, flowTokenAt, readFlow, takenAfter } from './flow';

/** What may be written at a place of a YAML or JSON text, from its lines alone: half-typed and broken texts too. */
export interface Cursor {
  /**
   * `key`: a key of the mapping at `route`. `value`: the value at `route`, behind its key. `item`: an item of the list
   * at `route`'s parent, which may also be a mapping and then begins with a key. `below`: the place beneath the key at
   * `route`, which has no value yet: a key, a list item or a value.
   */
  at: 'key' | 'value' | 'item' | 'below';
  route: Route;
  /** What is replaced: the word or text around the cursor, without its quotes. */
  span: Span;
  /** From the start of the span to the cursor. */
  typed: string;
  quote: '' | '"' | "'";
  /** Whether the quote is closed behind the span. */
  closed: boolean;
  /** The keys of the mapping, or the plain items of the list, that are there already. */
  taken: string[];
  /** Of an item that may become a mapping: the keys that stand below its first line. */
  keys?: string[];
  /** Column of the keys or dashes at the place. */
  indent: number;
  flow: boolean;
  /** Whether a colon follows the span. */
  colon: boolean;
  /** Whether a blank is missing before the value (`key:|`). */
  tight: boolean;
  /** Where the line is indented otherwise than its neighbours: the white space to be put right. */
  margin?: Span;
}

export interface Region extends Span {
  /** `json`: keys and texts are quoted. */
  syntax: 'yaml' | 'json';
}

/** What may be written at an offset; undefined in comments, in running text, and where nothing can be told. */
export function cursorAt(text: string, offset: number, region: Region): Cursor | undefined {
  if (offset < region.start || offset > region.end) return undefined;
  if (region.syntax === 'json') {
    const state: FlowState = { levels: [], token: null };
    readFlow(state, text, region.start, offset);
    return flowCursor(state, text, offset, region.end, []);
  }
  const line = lineAt(text, offset);
  // YAML has no tabs in indentation.
  if (text.slice(line.start, Math.min(line.first, offset)).includes('\t')) return undefined;
  const blank = offset <= line.first;
  const column = blank && isEmptyLine(line) ? offset - line.start : line.first - line.start;
  const state = stateBefore(text, region.start, line, column);
  if (state.flow.levels.length > 0) {
    readFlow(state.flow, text, line.start, offset);
    return flowCursor(state.flow, text, offset, region.end, routeOf(state.levels));
  }
  if (state.quoted >= 0) return undefined;
  if (state.scalar >= 0 && column > state.scalar) return undefined;
  if (blank && !isEmptyLine(line))
    return offset === line.first ? inLine(state, text, offset, line, region) : undefined;
  if (blank) return freeCursor(state, text, { start: offset, end: offset }, offset, line, region);
  return inLine(state, text, offset, line, region);
}

function routeOf(levels: readonly BlockLevel[]): (string | number)[] {
  return levels.map((level) => (level.type === 'map' ? level.key : Math.max(0, level.index)));
}

const plain = { quote: '', closed: true, flow: false, colon: false, tight: false } as const;

function inLine(
  state: BlockState,
  text: string,
  offset: number,
  line: YamlLine,
  region: Region,
): Cursor | undefined {
  let at = line.first;
  if (text[at] === '#') return undefined;
  let dashed = false;
  for (let next = afterDash(text, at, line.end); next >= 0; next = afterDash(text, at, line.end)) {
    if (offset <= at) break;
    if (offset === at + 1) return undefined;
    enter(state, 'list', at - line.start).index++;
    state.open = true;
    dashed = true;
    at = Math.min(next, Math.max(offset, at + 2));
    if (at < next && next < line.last) return undefined;
  }
  const column = at - line.start;
  const content = text.slice(at, line.last);
  const end = keyEnd(content);
  if (end >= 0 && offset > at + end) {
    const colon = text.indexOf(':', at + end);
    if (offset <= colon) return undefined;
    const map = enter(state, 'map', column);
    map.key = unquoted(content.slice(0, end));
    map.taken.push(map.key);
    const start = valueStart(text, at + end, line.last);
    if (offset < start && start < line.last) return undefined;
    const tight = offset === colon + 1;
    return valueCursor(state, text, Math.min(start, offset), offset, line, region, 'value', tight);
  }
  if (end >= 0) {
    const quote = text[at] === '"' || text[at] === "'" ? (text[at] as '"' | "'") : '';
    const inner = quote ? 1 : 0;
    const span = { start: at + inner, end: at + end - inner };
    if (offset < span.start || offset > span.end) return undefined;
    enter(state, 'map', column);
    return keyCursor(state, text, span, offset, line, region, { quote, colon: true });
  }
  if (dashed) return valueCursor(state, text, at, offset, line, region, 'item', false);
  const span = wordAt(text, at, line);
  if (!span || offset > span.end) return undefined;
  return freeCursor(state, text, span, offset, line, region);
}

/** A word that begins a line and has no colon yet; undefined for what cannot become a key or a plain value. */
function wordAt(text: string, at: number, line: YamlLine): Span | undefined {
  const content = withoutComment(text.slice(at, line.last));
  if (/^["'{[&*!|>%@`]/.test(content)) return undefined;
  return { start: at, end: at + content.length };
}

function keyCursor(
  state: BlockState,
  text: string,
  span: Span,
  offset: number,
  line: YamlLine,
  region: Region,
  more: Partial<Cursor> = {},
): Cursor | undefined {
  const top = state.levels.at(-1);
  if (top?.type !== 'map') return undefined;
  return {
    ...plain,
    at: 'key',
    route: routeOf(state.levels.slice(0, -1)),
    span,
    typed: text.slice(span.start, offset),
    taken: [...top.taken, ...takenBelow(text, line, 'map', top.indent, region.end)],
    indent: top.indent,
    ...more,
  };
}

/** The value behind a key or a dash, from `start`. */
function valueCursor(
  state: BlockState,
  text: string,
  start: number,
  offset: number,
  line: YamlLine,
  region: Region,
  at: 'value' | 'item',
  tight: boolean,
): Cursor | undefined {
  const first = text[start] ?? '';
  const route = routeOf(state.levels);
  const base: Omit<Cursor, 'span' | 'typed'> = {
    ...plain,
    at,
    route,
    taken: [],
    indent: start - line.start,
    tight,
  };
  if (at === 'item') {
    const list = state.levels.at(-1);
    const below = list ? takenBelow(text, line, 'list', list.indent, region.end) : [];
    base.taken = [...(list?.taken ?? []), ...below];
    base.keys = takenBelow(text, line, 'map', base.indent, region.end);
  }
  if (offset > start && (first === '{' || first === '[')) {
    const flow: FlowState = { levels: [], token: null };
    if (readFlow(flow, text, start, offset) >= 0) return undefined;
    return flowCursor(flow, text, offset, region.end, route);
  }
  if (first === '"' || first === "'") {
    if (offset <= start) return undefined;
    const close = closingQuote(text, start, line.end);
    const span = { start: start + 1, end: close < 0 ? Math.max(offset, line.last) : close };
    if (offset > span.end) return undefined;
    return { ...base, span, typed: text.slice(span.start, offset), quote: first, closed: close >= 0 };
  }
  if (/[&*|>%@`]/.test(first)) return undefined;
  const content = withoutComment(text.slice(start, line.last));
  if (content.startsWith('#')) return { ...base, span: { start: offset, end: offset }, typed: '' };
  const span = { start, end: start + content.length };
  if (offset > span.end) {
    const gap = text.slice(span.end, offset);
    if (gap.trim() !== '' || content !== '') return undefined;
    span.start = offset;
    span.end = offset;
  }
  return { ...base, span, typed: text.slice(span.start, offset) };
}

/** A place at the start of a line, with or without a word: by its column, a key, an item or a value. */
function freeCursor(
  state: BlockState,
  text: string,
  span: Span,
  offset: number,
  line: YamlLine,
  region: Region,
): Cursor | undefined {
  const column = span.start - line.start;
  const empty = span.start === span.end;
  let left: BlockLevel | undefined;
  for (let top = state.levels.at(-1); top && top.indent > column; top = state.levels.at(-1))
    left = state.levels.pop();
  const top = state.levels.at(-1);
  const typed = text.slice(span.start, offset);
  const margin = { start: line.start, end: span.start };
  if (!top) {
    // The first line of the text, or one left of all others.
    const level = left ?? { type: 'map' as const, indent: left ? 0 : column, key: '', index: -1, taken: [] };
    state.levels.push(level);
    return keyCursor(state, text, span, offset, line, region, level.indent === column ? {} : { margin });
  }
  if (top.indent === column && top.type === 'list') {
    const under = state.levels.at(-2);
    if (under?.type === 'map' && under.indent === column) {
      state.levels.pop();
      return keyCursor(state, text, span, offset, line, region);
    }
    return {
      ...plain,
      at: 'below',
      route: routeOf(state.levels.slice(0, -1)),
      span,
      typed,
      taken: [...top.taken, ...takenBelow(text, line, 'list', column, region.end)],
      indent: column,
    };
  }
  if (top.indent === column) return keyCursor(state, text, span, offset, line, region);
  if (state.open && !left) {
    const below = takenBelow(text, line, 'map', column, region.end);
    return { ...plain, at: 'below', route: routeOf(state.levels), span, typed, taken: below, indent: column };
  }
  // Neither here nor there: the mapping whose lines stand next to it.
  const meant = left ?? top;
  if (!empty && !left) return undefined;
  if (meant.type !== 'map') return undefined;
  if (left) state.levels.push(left);
  return keyCursor(state, text, span, offset, line, region, { margin });
}

function flowCursor(
  state: FlowState,
  text: string,
  offset: number,
  limit: number,
  above: readonly (string | number)[],
): Cursor | undefined {
  const top = state.levels.at(-1);
  if (!top) return undefined;
  const outer = state.levels
    .slice(0, -1)
    .map((level) => (level.type === 'map' ? (level.key ?? '') : level.index));
  const route = [...above, ...outer];
  const token = state.token;
  if (token?.closed && token.quote !== '' && offset >= token.span.end) return undefined;
  if (token && offset > token.span.end && !/^\s*$/.test(text.slice(token.span.end, offset))) return undefined;
  if (token && token.quote === '' && offset > token.span.end) return undefined;
  const quote = token?.quote ?? '';
  const begin = token ? token.span.start : offset;
  const whole = flowTokenAt(text, begin, lineAt(text, offset).end);
  const inner = quote ? 1 : 0;
  const present = token || /[^\s,[\]{}:#"']/.test(text[offset] ?? ' ');
  const span = present
    ? { start: begin + inner, end: whole.closed ? whole.span.end - inner : whole.span.end }
    : { start: offset, end: offset };
  const after = present ? whole.span.end : offset;
  let next = after;
  while (isSpace(text.charCodeAt(next))) next++;
  const isKey = top.type === 'map' && top.key === null;
  const nextSeparator = present ? takenFrom(text, after, isKey) : offset;
  return {
    at: isKey ? 'key' : top.type === 'map' ? 'value' : 'item',
    route: isKey ? route : [...route, top.type === 'map' ? (top.key ?? '') : top.index],
    span,
    typed: text.slice(span.start, offset),
    quote,
    closed: quote === '' || whole.closed,
    taken:
      isKey || top.type === 'list'
        ? [...top.taken, ...takenAfter(state, text, nextSeparator, limit, nextSeparator > after)]
        : [],
    indent: 0,
    flow: true,
    colon: isKey && text[next] === ':',
    tight: false,
  };
}

/** Behind a key that the cursor is in, its value does not count as taken. */
function takenFrom(text: string, after: number, isKey: boolean): number {
  if (!isKey) return after;
  const rest = /^[ \t]*:/.exec(text.slice(after, after + 40));
  return after + (rest?.[0].length ?? 0);
}
