import type { Span } from '../text/positions';
import { isBreak, isSpace } from './problems';
import { keyEnd } from './yaml-lines';

/**
 * A part of a manifest that is parsed by itself. `record` is an entry of a mapping beneath a top-level key whose
 * own line is a `section`; any other top-level key makes an `entry`. `rest` follows the end of the document.
 * `whole` is a file that is no block mapping.
 */
export interface Chunk {
  role: 'preamble' | 'entry' | 'section' | 'record' | 'rest' | 'whole';
  span: Span;
  /** The top-level key it belongs to; null where a line has none. */
  key: string | null;
  /** For a record: its key. */
  record: string | null;
  /** Column of its first key. */
  indent: number;
}

interface Line {
  start: number;
  first: number;
  end: number;
  /** Where the next line starts. */
  next: number;
}

/**
 * Splits a manifest by top-level key and, where the values beneath a key are records, by record. Works on
 * indentation alone, so that a broken record ends where the next one begins: whatever stands at or left of the
 * column of the keys begins a chunk. Chunks are in order and cover the text without gaps. Linear.
 */
export function splitManifest(text: string): Chunk[] {
  const lines = contentLines(text);
  const opening = lines.findIndex((line) => !isMarker(text, line, '---') && text[line.first] !== '%');
  const first = lines[opening];
  const all: Span = { start: 0, end: text.length };
  if (!first) return text === '' ? [] : [{ role: 'preamble', span: all, key: null, record: null, indent: 0 }];
  const margin = first.first - first.start;
  if (isNoBlockMapping(text, lines.slice(0, opening + 1)))
    return [{ role: 'whole', span: all, key: null, record: null, indent: margin }];
  const chunks: Chunk[] = [];
  if (first.start > 0)
    chunks.push({
      role: 'preamble',
      span: { start: 0, end: first.start },
      key: null,
      record: null,
      indent: 0,
    });
  let i = opening;
  while (i < lines.length) {
    const line = lines[i];
    if (!line) break;
    if (i > opening && (isMarker(text, line, '---') || isMarker(text, line, '...'))) {
      chunks.push({ ...blankChunk('rest', line, text.length), indent: 0 });
      break;
    }
    let after = i + 1;
    while (after < lines.length && !begins(text, lines[after], margin)) after++;
    const end = lines[after]?.start ?? text.length;
    pushKey(text, chunks, lines.slice(i, after), end);
    i = after;
  }
  return chunks;
}

/** Whether a file begins with something else than keys: a bracket, a list, text behind `---`, a directive for tags. */
function isNoBlockMapping(text: string, lines: Line[]): boolean {
  const first = lines.at(-1);
  if (!first) return true;
  const heads = lines.slice(0, -1).map((line) => text.slice(line.first, line.end));
  if (heads.some((head) => head.startsWith('%TAG') || /^---[ \t]+[^#\s]/.test(head))) return true;
  return '{[-?|>"\'&!'.includes(text[first.first] ?? '') && keyOf(text, first) === null;
}

function blankChunk(role: Chunk['role'], line: Line, end: number): Chunk {
  return {
    role,
    span: { start: line.start, end },
    key: null,
    record: null,
    indent: line.first - line.start,
  };
}

/** Lines with content, comments left out; a comment belongs to the chunk above it. */
function contentLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    let first = start;
    while (first < text.length && isSpace(text.charCodeAt(first))) first++;
    let end = first;
    while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
    let next = end + 1;
    if (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10) next++;
    if (first < end && text[first] !== '#') lines.push({ start, first, end, next });
    start = next;
  }
  return lines;
}

function isMarker(text: string, line: Line, marker: string): boolean {
  return text.startsWith(marker, line.start) && /^\s|^$/.test(text.slice(line.start + 3, line.start + 4));
}

/** Whether a line stands where keys of this column begin: not deeper, no list item, no closing bracket. */
function begins(text: string, line: Line | undefined, column: number): boolean {
  if (!line || line.first - line.start > column || text.slice(line.start, line.first).includes('\t'))
    return false;
  const c = text[line.first];
  if (c === ']' || c === '}' || c === ',') return false;
  return !(c === '-' && (line.first + 1 >= line.end || isSpace(text.charCodeAt(line.first + 1))));
}

function keyOf(text: string, line: Line): string | null {
  const content = text.slice(line.first, line.end).trimEnd();
  const end = keyEnd(content);
  if (end < 0) return null;
  const key = content.slice(0, end);
  return key[0] === '"' || key[0] === "'" ? key.slice(1, -1) : key;
}

/** Whether nothing but white space and a comment follows the key of a line. */
function opensBlock(text: string, line: Line): boolean {
  const content = text.slice(line.first, line.end).trimEnd();
  const end = keyEnd(content);
  if (end < 0) return false;
  return /^[ \t]*:[ \t]*(?:#|$)/.test(content.slice(end));
}

/** Adds the chunks of one top-level key. */
function pushKey(text: string, chunks: Chunk[], lines: Line[], end: number): void {
  const head = lines[0];
  if (!head) return;
  const key = keyOf(text, head);
  const child = lines[1];
  const column = child ? child.first - child.start : 0;
  if (!child || !opensBlock(text, head) || !holdsRecords(text, lines, column)) {
    chunks.push({ ...blankChunk('entry', head, end), key });
    return;
  }
  chunks.push({ ...blankChunk('section', head, child.start), key });
  let i = 1;
  while (i < lines.length) {
    const line = lines[i];
    if (!line) break;
    let after = i + 1;
    while (after < lines.length && !begins(text, lines[after], column)) after++;
    const stop = lines[after]?.start ?? end;
    chunks.push({ ...blankChunk('record', line, stop), key, record: keyOf(text, line) });
    i = after;
  }
}

/**
 * Whether the lines beneath a key are records: the first begins a key at their column, and one of that column
 * has a mapping beneath it or in braces.
 */
function holdsRecords(text: string, lines: Line[], column: number): boolean {
  const child = lines[1];
  if (!child || column <= (lines[0]?.first ?? 0) - (lines[0]?.start ?? 0)) return false;
  if (!begins(text, child, column)) return false;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i];
    if (!line || line.first - line.start !== column) continue;
    const own = keyOf(text, line);
    if (own === null) {
      if (i === 1) return false;
      continue;
    }
    if (/^[ \t]*:[ \t]*\{/.test(text.slice(line.first + keyEnd(text.slice(line.first, line.end)), line.end)))
      return true;
    const below = lines[i + 1];
    if (opensBlock(text, line) && below && below.first - below.start > column) return true;
  }
  return false;
}
