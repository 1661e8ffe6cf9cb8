import { isSpace } from '../../documents/problems';
import {
  closingQuote,
  contentOf,
  indentOf,
  isEmptyLine,
  keyEnd,
  lineAt,
  nextLine,
  previousLine,
  type YamlLine,
} from '../../documents/yaml-lines';
import { type FlowState, readFlow } from './flow';

/** A block collection that is open at a line, judged by indentation alone. */
export interface BlockLevel {
  type: 'map' | 'list';
  /** Column of its keys or dashes. */
  indent: number;
  /** Of a mapping: the last key read. */
  key: string;
  /** Of a list: the index of the last item read. */
  index: number;
  /** The keys, or the plain items, read so far. */
  taken: string[];
}

export interface BlockState {
  levels: BlockLevel[];
  /** Whether what was read last (a key, a dash) has no value yet. */
  open: boolean;
  /** Column of the node that holds the block scalar at hand; -1 outside of one. */
  scalar: number;
  flow: FlowState;
  /** Offset of the quote of a text that goes on over lines; -1 outside of one. */
  quoted: number;
}

export function blockState(levels: BlockLevel[] = []): BlockState {
  return { levels, open: false, scalar: -1, flow: { levels: [], token: null }, quoted: -1 };
}

export const unquoted = (text: string): string => (/^(?:".*"|'.*')$/s.test(text) ? text.slice(1, -1) : text);

/** Leaves the collections that end before a key or dash of this column, and enters its own. */
export function enter(state: BlockState, type: BlockLevel['type'], indent: number): BlockLevel {
  const { levels } = state;
  for (let top = levels.at(-1); top; top = levels.at(-1)) {
    if (top.indent < indent) break;
    // A list may stand at the column of the key it belongs to.
    if (top.indent === indent && (top.type === type || (top.type === 'map' && type === 'list'))) break;
    levels.pop();
  }
  const top = levels.at(-1);
  if (top && top.indent === indent && top.type === type) return top;
  const level: BlockLevel = { type, indent, key: '', index: -1, taken: [] };
  levels.push(level);
  return level;
}

/** The offset after a dash and its white space; -1 where the content at `at` is no list item. */
export function afterDash(text: string, at: number, end: number): number {
  if (text[at] !== '-' || (at + 1 < end && !isSpace(text.charCodeAt(at + 1)))) return -1;
  let next = at + 1;
  while (next < end && isSpace(text.charCodeAt(next))) next++;
  return next;
}

/** Reads one whole line. */
export function readLine(state: BlockState, text: string, line: YamlLine): void {
  if (state.flow.levels.length > 0) {
    readFlow(state.flow, text, line.start, line.end);
    return;
  }
  if (state.quoted >= 0) {
    if (closingQuote(text, state.quoted, line.end) >= 0) state.quoted = -1;
    return;
  }
  if (isEmptyLine(line)) return;
  if (state.scalar >= 0) {
    if (indentOf(line) > state.scalar) return;
    state.scalar = -1;
  }
  if (text[line.first] === '#') return;
  let at = line.first;
  for (let next = afterDash(text, at, line.last); next >= 0; next = afterDash(text, at, line.last)) {
    enter(state, 'list', at - line.start).index++;
    state.open = true;
    at = next;
  }
  const column = at - line.start;
  const content = text.slice(at, line.last);
  if (content === '' || content.startsWith('#')) return;
  const end = keyEnd(content);
  if (end < 0) {
    const top = state.levels.at(-1);
    if (top?.type === 'list' && at > line.first) top.taken.push(unquoted(withoutComment(content)));
    readValue(state, text, at, line, at > line.first ? line.first - line.start : column);
    return;
  }
  const map = enter(state, 'map', column);
  map.key = unquoted(content.slice(0, end));
  map.taken.push(map.key);
  readValue(state, text, valueStart(text, at + end, line.last), line, column);
}

/** Where the value after a key begins; `end` is the end of the key. */
export function valueStart(text: string, end: number, last: number): number {
  let at = text.indexOf(':', end) + 1;
  while (at < last && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function readValue(state: BlockState, text: string, start: number, line: YamlLine, column: number): void {
  let at = start;
  // Anchors and tags stand before what they belong to.
  for (let mark = /^[&!][^\s]*[ \t]*/.exec(text.slice(at, line.last)); mark; mark = null)
    at += mark[0].length;
  const content = text.slice(at, line.last);
  state.open = content === '' || content.startsWith('#');
  if (state.open) return;
  const first = content[0] ?? '';
  if (first === '{' || first === '[') readFlow(state.flow, text, at, line.end);
  else if (first === '"' || first === "'") {
    if (closingQuote(text, at, line.end) < 0) state.quoted = at;
  } else if (/^[|>][-+0-9]{0,2}(?:[ \t]+#.*)?$/.test(content)) state.scalar = column;
}

export function withoutComment(content: string): string {
  const at = content.search(/[ \t]#/);
  return (at < 0 ? content : content.slice(0, at)).trim();
}

/**
 * The state before the line of `offset`. Only what is needed is read: from the nearest line that stands left of
 * everything else, by way of the record at hand.
 * @param column column by which the lines above are judged to hold it
 */
export function stateBefore(text: string, from: number, line: YamlLine, column: number): BlockState {
  const chain: YamlLine[] = [];
  let limit = column;
  for (
    let above = previousLine(text, line);
    above && above.start >= from && limit > 0;
    above = previousLine(text, above)
  ) {
    if (isEmptyLine(above) || text[above.first] === '#') continue;
    const indent = indentOf(above);
    if (indent >= limit) continue;
    chain.unshift(above);
    limit = indent;
  }
  const [section, record] = chain;
  const sound = section && indentOf(section) === 0 && keyEnd(contentOf(text, section)) >= 0;
  const known = sound && record && keyEnd(contentOf(text, record)) >= 0;
  const state = blockState();
  if (known) readLine(state, text, section);
  let at: YamlLine | null = known ? record : sound && chain.length === 1 ? section : lineAt(text, from);
  for (; at && at.start < line.start; at = nextLine(text, at)) readLine(state, text, at);
  return state;
}

/** The keys, or the plain items, of a block collection that stand below a line. */
export function takenBelow(
  text: string,
  line: YamlLine,
  type: BlockLevel['type'],
  indent: number,
  to: number,
): string[] {
  const found: string[] = [];
  for (let at = nextLine(text, line); at && at.start < to; at = nextLine(text, at)) {
    if (isEmptyLine(at) || text[at.first] === '#') continue;
    const column = indentOf(at);
    if (column < indent) break;
    if (column > indent) continue;
    const next = afterDash(text, at.first, at.last);
    if (next >= 0) {
      if (type === 'list') found.push(unquoted(withoutComment(text.slice(next, at.last))));
      // The dash of the next item ends the mapping of this one; a list at the column of its key does not.
      continue;
    }
    if (type === 'list') break;
    const content = contentOf(text, at);
    const end = keyEnd(content);
    if (end >= 0) found.push(unquoted(content.slice(0, end)));
  }
  return found;
}
