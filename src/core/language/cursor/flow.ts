import { isBreak, isSpace } from '../../documents/problems';
import { closingQuote } from '../../documents/yaml-lines';
import type { Span } from '../../text/positions';

/** A collection in brackets or braces that is open. */
export interface FlowLevel {
  type: 'map' | 'list';
  /** Of a mapping: the key whose value stands at the place; null before a key. */
  key: string | null;
  /** Of a list: the index of the item at the place. */
  index: number;
  /** The keys, or the plain items, that are there. */
  taken: string[];
}

/** The text between two separators of a flow collection. */
export interface FlowToken {
  span: Span;
  text: string;
  quote: '' | '"' | "'";
  /** False where a quote is not closed. */
  closed: boolean;
}

export interface FlowState {
  levels: FlowLevel[];
  /** What was read since the last separator. */
  token: FlowToken | null;
}

/** The token that begins at `start` (no white space), as far as `end`. */
export function flowTokenAt(text: string, start: number, end: number): FlowToken {
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const close = closingQuote(text, start, end);
    const stop = close < 0 ? end : close;
    return {
      span: { start, end: close < 0 ? stop : stop + 1 },
      text: text.slice(start + 1, stop),
      quote,
      closed: close >= 0,
    };
  }
  let stop = start;
  for (; stop < end; stop++) {
    const c = text[stop] ?? '';
    if (',[]{}'.includes(c) || isBreak(text.charCodeAt(stop))) break;
    if (c === ':' && endsKey(text, stop + 1)) break;
    if (c === '#' && isSpace(text.charCodeAt(stop - 1))) break;
  }
  while (stop > start && isSpace(text.charCodeAt(stop - 1))) stop--;
  return { span: { start, end: stop }, text: text.slice(start, stop), quote: '', closed: true };
}

function endsKey(text: string, at: number): boolean {
  return at >= text.length || /[\s,[\]{}]/.test(text[at] ?? '');
}

/**
 * Reads a flow collection from `from` to `to` into `state`. Answers the offset at which the last of its levels was
 * closed, or -1 when some are still open at `to`. Linear.
 */
export function readFlow(state: FlowState, text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const c = text[at] ?? '';
    const top = state.levels.at(-1);
    if (isSpace(text.charCodeAt(at)) || isBreak(text.charCodeAt(at))) at++;
    else if (c === '#' && (at === from || /\s/.test(text[at - 1] ?? '')))
      while (at < to && !isBreak(text.charCodeAt(at))) at++;
    else if (c === '{' || c === '[') {
      state.levels.push({ type: c === '{' ? 'map' : 'list', key: null, index: 0, taken: [] });
      state.token = null;
      at++;
    } else if (c === '}' || c === ']') {
      settle(state);
      state.levels.pop();
      state.token = null;
      at++;
      if (state.levels.length === 0) return at;
    } else if (c === ',') {
      settle(state);
      if (top) {
        top.key = null;
        top.index++;
      }
      at++;
    } else if (c === ':' && state.token && (state.token.quote !== '' || endsKey(text, at + 1))) {
      if (top?.type === 'map' && top.key === null) {
        top.key = state.token.text;
        top.taken.push(top.key);
      }
      state.token = null;
      at++;
    } else {
      state.token = flowTokenAt(text, at, to);
      at = Math.max(at + 1, state.token.span.end);
    }
  }
  return -1;
}

/** The token before a separator is an item of its list, or a key without a value. */
function settle(state: FlowState): void {
  const top = state.levels.at(-1);
  if (top && state.token && (top.type === 'list' || top.key === null)) top.taken.push(state.token.text);
  state.token = null;
}

/**
 * The keys or plain items of the innermost collection that stand after `from`.
 * @param inValue whether what follows is the value of a key
 */
export function takenAfter(
  state: FlowState,
  text: string,
  from: number,
  to: number,
  inValue: boolean,
): string[] {
  const top = state.levels.at(-1);
  if (!top) return [];
  const level: FlowLevel = { ...top, ...(inValue ? { key: '' } : {}), taken: [] };
  readFlow({ levels: [level], token: null }, text, from, to);
  return level.taken;
}
