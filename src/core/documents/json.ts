import type { Span } from '../text/positions';
import type { SourceProblem } from './document';
import type { ProblemCode } from './problem-codes';
import { problem } from './problems';
import { type DataNode, MAX_DEPTH, type MapEntry, type ScalarNode } from './tree';

export interface ParsedJson {
  /** Null for a text without any value. */
  tree: DataNode | null;
  problems: SourceProblem[];
}

/** Problems told for one text. */
const MAX_PROBLEMS = 20;

type Open =
  | { type: 'map'; span: Span; flow: true; entries: MapEntry[] }
  | { type: 'list'; span: Span; flow: true; items: DataNode[] };

/**
 * Parses JSON (RFC 8259) into the product's tree, in linear time and without recursion. Never throws. Read with
 * a problem: comments, trailing commas, missing commas, single quotes, unquoted keys, NaN and Infinity. A text
 * that breaks off keeps what was read. Numbers keep their source text. Duplicate keys are no problem here.
 * @param text the whole file
 * @param span the part of it that is JSON; by default all
 */
export function parseJson(text: string, span: Span = { start: 0, end: text.length }): ParsedJson {
  const problems: SourceProblem[] = [];
  const stack: Open[] = [];
  let root: DataNode | null = null;
  let at = span.start;
  const end = span.end;
  /** In a mapping: the entry whose value is awaited. */
  let entry: MapEntry | null = null;
  /** A value or entry has been read and no comma since. */
  let filled = false;
  let comma: number | null = null;

  const report = (
    code: ProblemCode,
    start: number,
    stop: number,
    args: SourceProblem['args'],
    loses: boolean,
  ) => {
    if (problems.length < MAX_PROBLEMS) problems.push(problem(code, start, stop, args, loses));
  };

  const skip = (): void => {
    for (;;) {
      const code = text.charCodeAt(at);
      if (at < end && (code === 32 || code === 9 || code === 10 || code === 13 || code === 0xfeff)) at++;
      else if (at + 1 < end && code === 47 && (text[at + 1] === '/' || text[at + 1] === '*')) {
        const start = at;
        const block = text[at + 1] === '*';
        const close = block ? text.indexOf('*/', at + 2) : text.indexOf('\n', at + 2);
        at = close < 0 || close > end ? end : close + (block ? 2 : 0);
        let stop = at;
        while (stop > start && text.charCodeAt(stop - 1) <= 32) stop--;
        report('json-comment', start, stop, {}, false);
      } else return;
    }
  };

  /** Puts a value where it belongs; false when the document already had one. */
  const place = (node: DataNode): boolean => {
    const parent = stack.at(-1);
    if (!parent) {
      if (root) return false;
      root = node;
    } else if (parent.type === 'list') parent.items.push(node);
    else if (entry) {
      entry.value = node;
      entry = null;
    }
    filled = true;
    comma = null;
    return true;
  };

  const readString = (quote: string): ScalarNode => {
    const start = at++;
    let source = '';
    let from = at;
    while (at < end) {
      const c = text[at];
      if (c === quote) {
        source += text.slice(from, at++);
        return { type: 'scalar', span: { start, end: at }, value: source, source, style: styleOf(quote) };
      }
      if (c === '\n' || c === '\r') break;
      if (c !== '\\') {
        at++;
        continue;
      }
      source += text.slice(from, at);
      const escaped = text[at + 1] ?? '';
      const simple = ESCAPES.get(escaped);
      if (simple !== undefined && at + 1 < end) {
        source += simple;
        at += 2;
      } else if (escaped === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, Math.min(at + 6, end)))) {
        source += String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16));
        at += 6;
      } else {
        report('json-bad-escape', at, Math.min(at + 2, end), { escape: `\\${escaped}` }, false);
        source += '\\';
        at++;
      }
      from = at;
    }
    source += text.slice(from, at);
    report('json-unclosed-string', start, at, {}, true);
    return { type: 'scalar', span: { start, end: at }, value: source, source, style: styleOf(quote) };
  };

  const readWord = (): { start: number; word: string } => {
    const start = at;
    while (at < end && !ENDS_WORD.has(text.charCodeAt(at))) at++;
    if (at === start) at++;
    return { start, word: text.slice(start, at) };
  };

  for (;;) {
    skip();
    if (at >= end) break;
    const c = text[at] ?? '';
    const parent = stack.at(-1);
    if (c === '}' || c === ']') {
      close(c);
      continue;
    }
    if (c === ',') {
      if (!filled || !parent) report('json-unexpected', at, at + 1, { found: ',' }, false);
      comma = at;
      filled = false;
      entry = null;
      at++;
      continue;
    }
    if (c === ':') {
      report('json-unexpected', at, at + 1, { found: ':' }, false);
      at++;
      continue;
    }
    if (!parent && root) {
      // Whatever follows the document's one value is not read.
      let stop = at;
      while (stop < end && text[stop] !== '\n' && text[stop] !== '\r') stop++;
      report('json-text-after-end', at, stop, {}, true);
      break;
    }
    if (filled && parent) {
      report('json-missing-comma', at, at + 1, {}, false);
      filled = false;
    }
    if (parent?.type === 'map' && !entry) {
      readKey(parent);
      continue;
    }
    readValue(c);
  }
  finish();
  return { tree: root, problems };

  function readKey(parent: Extract<Open, { type: 'map' }>): void {
    const c = text[at] ?? '';
    let key: string;
    let keySpan: Span;
    if (c === '"' || c === "'") {
      const scalar = readString(c);
      if (c === "'") report('json-single-quotes', scalar.span.start, scalar.span.end, {}, false);
      key = scalar.source;
      keySpan = scalar.span;
    } else if (c === '{' || c === '[') {
      report('json-unexpected', at, at + 1, { found: c }, true);
      entry = { key: '', keySpan: { start: at, end: at }, value: null };
      parent.entries.push(entry);
      return;
    } else {
      const { start, word } = readWord();
      key = word;
      keySpan = { start, end: at };
      report('json-unquoted-key', start, at, { key: clip(word) }, false);
    }
    entry = { key, keySpan, value: null };
    parent.entries.push(entry);
    comma = null;
    skip();
    if (text[at] === ':' && at < end) at++;
    else {
      report('json-missing-colon', keySpan.start, keySpan.end, { key: clip(key) }, true);
      const next = text[at];
      // `{"a" 1}`: a value follows all the same; else the key stands alone.
      if (
        at >= end ||
        next === ',' ||
        next === '}' ||
        next === ']' ||
        /[\r\n]/.test(text.slice(keySpan.end, at))
      ) {
        entry = null;
        filled = true;
      }
    }
  }

  function readValue(c: string): void {
    if (c === '{' || c === '[') {
      if (stack.length >= MAX_DEPTH) {
        report('too-deep', at, at + 1, { limit: MAX_DEPTH }, true);
        at = end;
        return;
      }
      const open: Open =
        c === '{'
          ? { type: 'map', span: { start: at, end: at + 1 }, flow: true, entries: [] }
          : { type: 'list', span: { start: at, end: at + 1 }, flow: true, items: [] };
      place(open);
      stack.push(open);
      filled = false;
      at++;
      return;
    }
    if (c === '"' || c === "'") {
      const scalar = readString(c);
      if (c === "'") report('json-single-quotes', scalar.span.start, scalar.span.end, {}, false);
      place(scalar);
      return;
    }
    const { start, word } = readWord();
    const value = literal(word);
    if (value === undefined) report('json-unexpected', start, at, { found: clip(word) }, true);
    else if (typeof value === 'number' && !Number.isFinite(value) && !/\d/.test(word))
      report('json-not-a-number', start, at, { found: word }, false);
    place({
      type: 'scalar',
      span: { start, end: at },
      value: value === undefined ? word : value,
      source: word,
      style: 'plain',
    });
  }

  function close(c: string): void {
    const type = c === '}' ? 'map' : 'list';
    const parent = stack.at(-1);
    if (!parent || (parent.type !== type && !stack.some((open) => open.type === type))) {
      report('json-unexpected', at, at + 1, { found: c }, false);
      at++;
      return;
    }
    if (comma !== null) report('json-trailing-comma', comma, comma + 1, {}, false);
    while (stack.at(-1)?.type !== type) {
      const unclosed = stack.pop();
      if (unclosed) {
        unclosed.span.end = at;
        report('json-unclosed', unclosed.span.start, unclosed.span.start + 1, bracketOf(unclosed), true);
      }
    }
    const closed = stack.pop();
    at++;
    if (closed) closed.span.end = at;
    entry = null;
    filled = true;
    comma = null;
  }

  function finish(): void {
    let stop = end;
    while (stop > span.start && text.charCodeAt(stop - 1) <= 32) stop--;
    for (let open = stack.pop(); open; open = stack.pop()) {
      open.span.end = Math.max(stop, open.span.start + 1);
      if (stack.length === 0)
        report('json-unclosed', open.span.start, open.span.start + 1, bracketOf(open), true);
    }
  }
}

const ESCAPES = new Map([
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const ENDS_WORD = new Set([...' \t\n\r,:{}[]"\'/\ufeff'].map((c) => c.charCodeAt(0)));

function styleOf(quote: string): ScalarNode['style'] {
  return quote === '"' ? 'double' : 'single';
}

function bracketOf(open: Open): { bracket: string } {
  return { bracket: open.type === 'map' ? '}' : ']' };
}

function clip(word: string): string {
  return word.length > 40 ? `${word.slice(0, 39)}…` : word;
}

/** The value of a bare word; undefined when it is none that JSON or its lenient writers know. */
function literal(word: string): number | boolean | null | undefined {
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (word === 'null') return null;
  if (/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(word)) return Number(word);
  if (word === 'NaN') return Number.NaN;
  if (word === 'Infinity') return Number.POSITIVE_INFINITY;
  if (word === '-Infinity') return Number.NEGATIVE_INFINITY;
  return undefined;
}
