import type { Span } from '../text/positions';

/** A stretch of running text, read once: what a reader sees, and a few things that markup tells. */
export interface Prose {
  span: Span;
  /** Without markup, white space squeezed. */
  plain: string;
  /** `plain` in lower case, with typographic quotes and dashes made plain. */
  lower: string;
  link: boolean;
  code: boolean;
  image: boolean;
}

/** Farther than this a bracket is not looked for: keeps hostile text linear. */
const REACH = 2000;
/** So much is scanned in vain, then brackets are taken as they stand. */
const BUDGET = 40_000;
/** What stands further on in one sentence is not judged. */
const MAX_JUDGED = 3000;

/** Text up to the next character that may be markup. */
const UNMARKED = /(?:[^\\[<>`*_!h]|h(?!ttps?:\/\/)|!(?!\[))+/y;

interface Reading {
  source: string;
  at: number;
  plain: string[];
  link: boolean;
  code: boolean;
  image: boolean;
  /** Characters scanned for a bracket that never closed. */
  scanned: number;
  /** Where the next `>` stands; -1 when there is none. */
  gt: number;
}

/**
 * Reads the text of one sentence or cell as a reader sees it. Linear in its length.
 * @param text the whole file
 * @param span the part to read
 */
export function readProse(text: string, span: Span): Prose {
  const source = text.slice(span.start, span.end);
  const state: Reading = {
    source,
    at: 0,
    plain: [],
    link: false,
    code: false,
    image: false,
    scanned: 0,
    gt: -2,
  };
  while (state.at < source.length) {
    UNMARKED.lastIndex = state.at;
    const run = UNMARKED.exec(source)?.[0];
    if (run === undefined) readMark(state);
    else {
      state.plain.push(run);
      state.at += run.length;
    }
  }
  const plain = state.plain.join('').replace(/\s+/g, ' ').trim();
  const { link, code, image } = state;
  return { span, plain, lower: lowered(plain.slice(0, MAX_JUDGED)), link, code, image };
}

function lowered(plain: string): string {
  const lower = plain.toLowerCase();
  if (!/[^\x00-\x7f]/.test(lower)) return lower;
  return lower
    .replace(/[‘’´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑‒–—]/g, '-');
}

/** Reads one character of markup and what belongs to it. */
function readMark(state: Reading): void {
  const { source, at } = state;
  const c = source.charAt(at);
  if (c === '\\') {
    state.plain.push(source.charAt(at + 1));
    state.at += 2;
  } else if (c === '[' || c === '!') readLink(state, c === '!');
  else if (c === '<') readTag(state);
  else if (c === 'h') {
    state.link = true;
    state.plain.push(' URL ');
    while (state.at < source.length && !/[\s)>\]]/.test(source.charAt(state.at))) state.at++;
  } else {
    if (c === '`') state.code = true;
    const inWord = c === '_' && /\w/.test(source.charAt(at - 1)) && /\w/.test(source.charAt(at + 1));
    if (inWord || (c === '>' && !startsLine(source, at))) state.plain.push(c);
    state.at++;
  }
}

function startsLine(source: string, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 8); i--) {
    const c = source.charAt(i);
    if (c === '\n') return true;
    if (c !== ' ' && c !== '>') return false;
  }
  return at < 8;
}

function readLink(state: Reading, image: boolean): void {
  const { source } = state;
  const from = image ? state.at + 1 : state.at;
  const target = state.scanned < BUDGET ? linkAt(source, from) : null;
  if (!target) {
    if (state.scanned < BUDGET) state.scanned += Math.min(REACH, source.length - from);
    state.plain.push(source.charAt(state.at));
    state.at++;
    return;
  }
  if (image) state.plain.push(` ${target.text} `);
  else
    state.plain.push(
      /^https?:\S+$/.test(target.text)
        ? ' URL '
        : target.text.replace(/[*_`[\]!]|\(https?:[^()\s]{0,300}\)/g, ' '),
    );
  if (image || target.text.startsWith('![')) state.image = true;
  if (!image) state.link = true;
  state.at = target.end;
}

function readTag(state: Reading): void {
  const { source, at } = state;
  if (state.gt !== -1 && state.gt < at) state.gt = source.indexOf('>', at);
  const close = state.gt;
  const near = close > 0 && close - at < REACH;
  const tag = /^<\/?([a-z][a-z0-9]{0,14})(?=[\s>/])/i.exec(source.slice(at, at + 20))?.[1]?.toLowerCase();
  if (source.startsWith('<!--', at)) {
    const end = source.indexOf('-->', at);
    state.at = end < 0 ? source.length : end + 3;
  } else if (tag !== undefined && HTML_TAGS.has(tag) && (near || (tag === 'img' && close > 0))) {
    if (tag === 'a') state.link = true;
    if (tag === 'img') state.image = true;
    if (tag === 'code') state.code = true;
    if (!INLINE_TAGS.has(tag)) state.plain.push(' ');
    state.at = close + 1;
  } else if (near && /^<https?:/.test(source.slice(at, at + 8))) {
    state.link = true;
    state.plain.push(' URL ');
    state.at = close + 1;
  } else {
    state.plain.push('<');
    state.at++;
  }
}

const HTML_TAGS = new Set(
  'a abbr b blockquote br center cite code dd del details div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd li mark ol p picture pre q s samp section small source span strong sub summary sup table tbody td tfoot th thead tr tt u ul var video'.split(
    ' ',
  ),
);
const INLINE_TAGS = new Set(
  'a abbr b cite code del em font i ins kbd mark s samp small span strong sub sup tt u var'.split(' '),
);

/** `[text](target)` or `[text][reference]` at `at`; null when the bracket is only a bracket. */
function linkAt(source: string, at: number): { text: string; end: number } | null {
  let depth = 0;
  const stop = Math.min(source.length, at + REACH);
  for (let i = at; i < stop; i++) {
    const c = source.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 91) depth++;
    else if (c === 93 && --depth === 0) {
      const text = source.slice(at + 1, i);
      if (source[i + 1] === '(') {
        const close = closingParenthesis(source, i + 1);
        return close < 0 ? null : { text, end: close + 1 };
      }
      if (source[i + 1] === '[') {
        const close = source.indexOf(']', i + 2);
        return close < 0 || close - i > 200 ? null : { text, end: close + 1 };
      }
      return null;
    }
  }
  return null;
}

function closingParenthesis(source: string, at: number): number {
  let depth = 0;
  // Figures are sometimes pasted in as data addresses, which are long and hold no parenthesis.
  if (/^\((?:data:|<)/.test(source.slice(at, at + 8))) return source.indexOf(')', at); // once: see BUDGET
  for (let i = at; i < Math.min(source.length, at + REACH); i++) {
    const c = source.charCodeAt(i);
    if (c === 40) depth++;
    else if (c === 41 && --depth === 0) return i;
  }
  return -1;
}

const ABBREVIATION =
  /(?:^|[\s(])(?:e\.?g|i\.?e|etc|al|vs|cf|fig|figs|eq|sec|no|nos|dr|mr|mrs|prof|approx|ca|resp|incl|excl|ex|st|u\.s|ver|v|p|pp|vol|z\.b|bzw)\.$/i;

/**
 * The sentences of a block of running text, as spans of the file. Lines that begin with a label or a bullet of
 * their own begin a sentence. Linear in the block's length.
 */
export function sentencesOf(text: string, span: Span): Span[] {
  const out: Span[] = [];
  let from = span.start;
  const push = (end: number): void => {
    let start = from;
    let stop = end;
    while (start < stop && /\s/.test(text.charAt(start))) start++;
    while (stop > start && /\s/.test(text.charAt(stop - 1))) stop--;
    if (stop > start) out.push({ start, end: stop });
    from = end;
  };
  for (let i = span.start; i < span.end; i++) {
    const c = text.charAt(i);
    if (c === '。' || c === '！' || c === '？') push(i + 1);
    else if (c === '.' || c === '!' || c === '?') {
      let next = i + 1;
      while (next < span.end && next - i < 6 && /["'”’)\]*_`.!?]/.test(text.charAt(next))) next++;
      if (next >= span.end || !/\s/.test(text.charAt(next))) continue;
      let begin = next;
      while (begin < span.end && begin - next < 200 && /\s/.test(text.charAt(begin))) begin++;
      if (/\p{Ll}/u.test(text.charAt(begin))) continue;
      if (c === '.' && ABBREVIATION.test(text.slice(Math.max(from, i - 12), i + 1))) continue;
      push(next);
      i = next - 1;
    } else if (c === '\n' || c === '\r') {
      const ahead = text.slice(i + 1, Math.min(span.end, i + 80));
      if (
        /^\s{0,20}(?:[-*+•]\s|\d{1,3}[.)]\s|(?:\*\*|__)[^*_\n]{2,50}(?::(?:\*\*|__)|(?:\*\*|__):)|[A-Z][\w ()/-]{1,40}:\s|\n|<(?:br|li|p|h\d|div|tr|td))/.test(
          ahead,
        )
      )
        push(i);
      else if (/(?:<br ?\/?>|<\/p>|<\/li>|<\/h\d>|\\| {2})\s*$/.test(text.slice(Math.max(from, i - 12), i)))
        push(i);
    }
  }
  push(span.end);
  return out;
}

/** The cells of a Markdown table's rows, as spans; the delimiter row is left out. */
export function tableRows(text: string, span: Span): Span[][] {
  const rows: Span[][] = [];
  let at = span.start;
  while (at < span.end) {
    let end = at;
    while (end < span.end && text[end] !== '\n' && text[end] !== '\r') end++;
    const line = text.slice(at, end);
    if (line.trim() !== '' && !/^[\s|:-]+$/.test(line)) rows.push(cellsOf(text, at, end));
    at = end + 1;
  }
  return rows;
}

function cellsOf(text: string, from: number, to: number): Span[] {
  const cells: Span[] = [];
  let start = from;
  const push = (end: number): void => {
    let a = start;
    let b = end;
    while (a < b && /[\s>]/.test(text.charAt(a))) a++;
    while (b > a && /\s/.test(text.charAt(b - 1))) b--;
    cells.push({ start: a, end: b });
  };
  for (let i = from; i < to; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '|') {
      push(i);
      start = i + 1;
    }
  }
  push(to);
  // The bars at both ends of a row are no cells.
  if (cells.length > 1 && cells[0]?.start === cells[0]?.end) cells.shift();
  const last = cells.at(-1);
  if (cells.length > 1 && last && last.start === last.end) cells.pop();
  return cells;
}
