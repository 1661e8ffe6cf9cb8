import type { Span } from '../text/positions';
import type { FrontMatter, FrontMatterState, SourceProblem } from './document';
import { hasDuplicateKeys } from './duplicates';
import { METADATA_KEYS } from './metadata-keys';
import { isBreak, problem } from './problems';
import { isMap } from './tree';
import { type ParsedYaml, parseYaml } from './yaml';
import { keyWithoutSpace } from './yaml-diagnose';
import { separatingTab } from './yaml-tabs';

export interface FoundFrontMatter {
  frontMatter: FrontMatter;
  /** The metadata with its fences: what is no Markdown. Empty where there is none. */
  region: Span;
  problems: SourceProblem[];
}

interface Line extends Span {
  /** Without white space after it. */
  text: string;
}

/** The lines of a text, made as they are asked for: most files show in their first lines what they have. */
interface Lines {
  at(index: number): Line | undefined;
  /** The first line from `from` on for which the test holds; -1 when there is none. */
  find(from: number, test: (line: Line) => boolean): number;
}

/**
 * Finds and parses the metadata block of a Markdown file, as leniently as the Hugging Face hub does (a blank
 * line before it, further down in the file), and says in one word what state it is in. Never throws; linear.
 */
export function parseFrontMatter(text: string): FoundFrontMatter {
  const lines = linesOf(text);
  const first = lines.find(0, (line) => line.text.trim() !== '');
  const line = lines.at(first);
  if (!line) return nothing(text, 0);
  const content = line.text.trim();
  if (content === '---') return fenced(text, lines, first) ?? further(text, lines, first) ?? nothing(text, 0);
  if (isWrongFence(content)) {
    const found = wrongFence(text, lines, first);
    if (found) return found;
  }
  return unfenced(text, lines, first) ?? further(text, lines, first) ?? nothing(text, 0);
}

function linesOf(text: string): Lines {
  const made: Line[] = [];
  let next = 0;
  const more = (): boolean => {
    if (next > text.length) return false;
    let end = next;
    while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
    const trimmed = text.slice(next, end).trimEnd();
    made.push({ start: next, end: next + trimmed.length, text: trimmed });
    next = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    return true;
  };
  const at = (index: number): Line | undefined => {
    while (made.length <= index && more());
    return index < 0 ? undefined : made[index];
  };
  const find = (from: number, test: (line: Line) => boolean): number => {
    for (let i = from; ; i++) {
      const line = at(i);
      if (!line) return -1;
      if (test(line)) return i;
    }
  };
  return { at, find };
}

function nothing(text: string, at: number, problems: SourceProblem[] = []): FoundFrontMatter {
  const span = { start: Math.min(at, text.length), end: Math.min(at, text.length) };
  return {
    frontMatter: { state: 'none', span, openFence: null, closeFence: null, tree: null },
    region: { ...span },
    problems,
  };
}

/** Two dashes, four or more, or what a word processor makes of three. */
function isWrongFence(line: string): boolean {
  return line !== '---' && line.length < 80 && /^[-–—]{1,79}$/.test(line) && line !== '-';
}

/** `key:` or `key: value` at the start of a line. */
function keyOf(line: string): string | undefined {
  return /^["']?([A-Za-z_][\w.-]{0,60}(?: [\w.-]{1,40}){0,3})["']?[ \t]*:(?=\s|$)/.exec(line)?.[1];
}

function isKnownKey(line: string): boolean {
  const key = keyOf(line);
  return key !== undefined && METADATA_KEYS.has(key);
}

/** A line that may stand in a YAML mapping or list. */
function isYamlLine(line: string): boolean {
  return line === '' || /^[\s#]/.test(line) || /^-(\s|$)/.test(line) || keyOf(line) !== undefined;
}

/** The file's first text is a fence. Null when it is a thematic break. */
function fenced(text: string, lines: Lines, first: number): FoundFrontMatter | null {
  const open = lines.at(first);
  if (!open) return null;
  const close = lines.find(first + 1, (line) => line.text === '---' || line.text === '...');
  if (close < 0) return unclosed(text, lines, first);
  const shut = lines.at(close);
  if (!shut || !looksLikeMetadata(lines, first + 1, close)) return null;
  const span = between(text, open, shut);
  const yaml = parseYaml(text, span);
  const top = open.start === 0 && !/^\s/.test(open.text);
  const state = stateOf(text, span, yaml);
  if (state === 'yaml-error') {
    // The second fence may be a thematic break far below, in front matter that was never closed.
    const early = endsBefore(text, lines, first, close) ? unclosed(text, lines, first) : null;
    if (early?.frontMatter.tree && early.problems.length === 0) return early;
  }
  for (const fence of [open, shut]) {
    // The hub wants the line to end after the dashes.
    const after = fence.end;
    if (after < text.length && !isBreak(text.charCodeAt(after)))
      yaml.problems.push(problem('front-matter-fence-space', after, after + 1));
  }
  return {
    frontMatter: {
      state: state === 'ok' && !top ? 'leading-blank' : state,
      span,
      openFence: fenceSpan(open),
      closeFence: fenceSpan(shut),
      tree: yaml.tree,
    },
    region: { start: open.start, end: shut.end },
    problems: yaml.problems,
  };
}

/** Whether metadata ends, and a heading or a paragraph follows, before the line `close`. */
function endsBefore(text: string, lines: Lines, first: number, close: number): boolean {
  const next = lines.find(first + 1, (line) => line.text !== '');
  if (keyOf(lines.at(next)?.text ?? '') === undefined) return false;
  const end = metadataEnd(lines, next);
  if (end >= close) return false;
  const rest = text.slice(lines.at(end - 1)?.end ?? 0, lines.at(close)?.start ?? 0);
  return /^#{1,6} .*\S/m.test(rest) || /\n[ \t\r]*\n[^\n]*\S/.test(rest);
}

function fenceSpan(line: Line): Span {
  return { start: line.end - line.text.trimStart().length, end: line.end };
}

/** What stands between two fences: from the line after the first to the start of the second. */
function between(text: string, open: Line, close: Line): Span {
  let start = open.end;
  while (start < close.start && text[start] !== '\n' && text[start] !== '\r') start++;
  if (start < close.start) start += text[start] === '\r' && text[start + 1] === '\n' ? 2 : 1;
  return { start: Math.min(start, close.start), end: close.start };
}

function looksLikeMetadata(lines: Lines, from: number, to: number): boolean {
  const content: string[] = [];
  for (let i = from; i < to && content.length < 40; i++) {
    const line = lines.at(i)?.text ?? '';
    if (line.trim() !== '' && !line.trimStart().startsWith('#')) content.push(line);
  }
  const first = content[0];
  // Empty or comments only: a template whose author filled nothing in.
  if (first === undefined) return true;
  if (isYamlLine(first) || /^[{[]/.test(first)) return true;
  // A single token is broken metadata (`tags:text-classification`), a sentence is not.
  return !/\s/.test(first) || content.some((line) => isKnownKey(line));
}

/** The state of metadata between good fences; a tab that only the hub's library minds is told here. */
function stateOf(text: string, span: Span, yaml: ParsedYaml): FrontMatterState {
  if (yaml.problems.some((found) => found.code !== 'yaml-lenient')) return 'yaml-error';
  if (!isMap(yaml.tree)) {
    const found = yaml.tree && keyWithoutSpace(text, yaml.tree.span.start);
    if (found) yaml.problems.push(found);
    return 'not-mapping';
  }
  const tab = separatingTab(text, span, yaml.tree);
  if (tab !== null) {
    yaml.problems.push(problem('yaml-tab-separator', tab, tab + 1));
    return 'yaml-error';
  }
  return hasDuplicateKeys(yaml.tree) ? 'duplicate-keys' : 'ok';
}

/** The line after the metadata that begins at `from`: it ends at a heading, at a line that is no YAML, or at a blank line with other text after it. */
function metadataEnd(lines: Lines, from: number): number {
  let end = from;
  for (let i = from; ; i++) {
    const line = lines.at(i)?.text;
    if (line === undefined) break;
    if (line === '') continue;
    if (!isYamlLine(line) || /^#{1,6} /.test(line) || line.trim() === '---') break;
    if (i > end && !isKnownKey(line)) break;
    end = i + 1;
  }
  return end;
}

function unclosed(text: string, lines: Lines, first: number): FoundFrontMatter | null {
  const open = lines.at(first);
  const next = lines.find(first + 1, (line) => line.text !== '');
  if (!open || keyOf(lines.at(next)?.text ?? '') === undefined) return null;
  const end = metadataEnd(lines, next);
  // `  ---` or `----` was meant to close it.
  const meant = lines.at(end);
  const fence = meant && (meant.text.trim() === '---' || isWrongFence(meant.text.trim())) ? meant : null;
  const state = fence && fence.text.trim() !== '---' ? 'wrong-fence' : 'unclosed';
  return lenient(text, lines, state, open, next, end, fence);
}

function wrongFence(text: string, lines: Lines, first: number): FoundFrontMatter | null {
  const open = lines.at(first);
  const next = lines.find(first + 1, (line) => line.text !== '');
  if (!open || !isKnownKey(lines.at(next)?.text ?? '')) return null;
  const close = lines.find(next + 1, (line) => line.text === '---' || isWrongFence(line.text));
  const end = close < 0 ? metadataEnd(lines, next) : close;
  return lenient(text, lines, 'wrong-fence', open, next, end, lines.at(close) ?? null);
}

/** Metadata that the hub does not read; it is parsed all the same, so that nothing is called missing twice. */
function lenient(
  text: string,
  lines: Lines,
  state: FrontMatterState,
  open: Line | null,
  from: number,
  to: number,
  close: Line | null,
): FoundFrontMatter {
  const start = lines.at(from)?.start ?? text.length;
  const span = { start, end: Math.max(start, lines.at(to - 1)?.end ?? start) };
  const yaml = parseYaml(text, span);
  return {
    frontMatter: {
      state,
      span,
      openFence: open && fenceSpan(open),
      closeFence: close && fenceSpan(close),
      tree: isMap(yaml.tree) ? yaml.tree : null,
    },
    region: { start: open?.start ?? span.start, end: close?.end ?? span.end },
    problems: yaml.problems,
  };
}

/** Metadata keys at the top without any fence. The hub reads none of it, so the state is `none`. */
function unfenced(text: string, lines: Lines, first: number): FoundFrontMatter | null {
  if (!isKnownKey(lines.at(first)?.text ?? '')) return null;
  const end = metadataEnd(lines, first);
  let known = 0;
  let listed = false;
  for (let i = first; i < end; i++) {
    const line = lines.at(i)?.text ?? '';
    if (isKnownKey(line)) known++;
    if (/^\s*- /.test(line)) listed = true;
  }
  const after = lines.at(end);
  const shut = after?.text === '---' ? after : null;
  if (known < 2 && !listed && !shut) return null;
  const found = lenient(text, lines, 'none', null, first, end, shut);
  const at = lines.at(first);
  if (!found.frontMatter.tree || !at) return null;
  found.problems.push(problem('front-matter-without-fence', at.start, at.end, {}, true));
  return found;
}

/** A fenced mapping with known keys further down: after a line of text, in a code fence, at the end. */
function further(text: string, lines: Lines, first: number): FoundFrontMatter | null {
  // Most files have no such line, which is cheaper to see in the whole text.
  if (text.indexOf('---', lines.at(first)?.end ?? 0) < 0) return null;
  for (let i = first + 1; ; i++) {
    const open = lines.at(i);
    if (!open) return null;
    if (open.text.trim() !== '---') continue;
    const next = lines.find(i + 1, (line) => line.text !== '');
    if (!isKnownKey(lines.at(next)?.text ?? '')) continue;
    const close = lines.find(next, (line) => line.text.trim() === '---');
    const shut = lines.at(close);
    if (!shut) return null;
    const span = between(text, open, shut);
    const yaml = parseYaml(text, span);
    const state = stateOf(text, span, yaml);
    if (state === 'ok' || state === 'duplicate-keys') {
      return {
        frontMatter: {
          state: 'not-top',
          span,
          openFence: fenceSpan(open),
          closeFence: fenceSpan(shut),
          tree: yaml.tree,
        },
        region: { start: open.start, end: shut.end },
        problems: yaml.problems,
      };
    }
    i = close - 1;
  }
}
