import { indexLines, type Span } from '../text/positions';
import type { FrontMatter, FrontMatterState, SourceProblem } from './document';
import { hasDuplicateKeys } from './duplicates';
import { METADATA_KEYS } from './metadata-keys';
import { problem } from './problems';
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

/**
 * Finds and parses the metadata block of a Markdown file, as leniently as the Hugging Face hub does (a blank
 * line before it, further down in the file), and says in one word what state it is in. Never throws; linear.
 */
export function parseFrontMatter(text: string): FoundFrontMatter {
  const lines = linesOf(text);
  const first = lines.findIndex((line) => line.text.trim() !== '');
  const line = lines[first];
  if (!line) return nothing(text, 0);
  const content = line.text.trim();
  if (content === '---') return fenced(text, lines, first) ?? further(text, lines, first) ?? nothing(text, 0);
  if (isWrongFence(content)) {
    const found = wrongFence(text, lines, first);
    if (found) return found;
  }
  return unfenced(text, lines, first) ?? further(text, lines, first) ?? nothing(text, 0);
}

function linesOf(text: string): Line[] {
  const starts = indexLines(text).starts;
  return starts.map((start, i) => {
    const raw = text.slice(start, starts[i + 1] ?? text.length);
    const trimmed = raw.trimEnd();
    return { start, end: start + trimmed.length, text: trimmed };
  });
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
function fenced(text: string, lines: Line[], first: number): FoundFrontMatter | null {
  const open = lines[first];
  if (!open) return null;
  const close = lines.findIndex((line, i) => i > first && (line.text === '---' || line.text === '...'));
  if (close < 0) return unclosed(text, lines, first);
  const shut = lines[close];
  if (!shut || !looksLikeMetadata(lines, first + 1, close)) return null;
  const span = between(text, open, shut);
  const yaml = parseYaml(text, span);
  const top = open.start === 0 && !/^\s/.test(open.text);
  const state = stateOf(text, span, yaml);
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

function looksLikeMetadata(lines: Line[], from: number, to: number): boolean {
  const content: string[] = [];
  for (let i = from; i < to && content.length < 40; i++) {
    const line = lines[i]?.text ?? '';
    if (line.trim() !== '' && !line.trimStart().startsWith('#')) content.push(line);
  }
  const first = content[0];
  // Empty or comments only: a template; but a heading between two thematic breaks is Markdown.
  if (first === undefined)
    return !lines.slice(from, to).some((line) => /^#{1,6} /.test(line.text)) || to - from > 3;
  if (isYamlLine(first) || /^[{[]/.test(first)) return true;
  // A single token is broken metadata (`tags:text-classification`), a sentence is not.
  return !/\s/.test(first) || content.some((line) => isKnownKey(line));
}

/** The state of metadata between good fences; a tab that only the hub's library minds is told here. */
function stateOf(text: string, span: Span, yaml: ParsedYaml): FrontMatterState {
  if (yaml.problems.some((found) => found.code !== 'yaml-lenient' && found.code !== 'yaml-complex-key'))
    return 'yaml-error';
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

/** The metadata lines from `from` on: up to a heading, a line that is no YAML, or a blank line with text after it. */
function metadataEnd(lines: Line[], from: number): number {
  let end = from;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]?.text ?? '';
    if (line === '') continue;
    if (!isYamlLine(line) || /^#{1,6} /.test(line)) break;
    if (i > end && !isKnownKey(line)) break;
    end = i + 1;
  }
  return end;
}

function unclosed(text: string, lines: Line[], first: number): FoundFrontMatter | null {
  const open = lines[first];
  const next = lines.findIndex((line, i) => i > first && line.text !== '');
  if (!open || next < 0 || keyOf(lines[next]?.text ?? '') === undefined) return null;
  const end = metadataEnd(lines, next);
  return lenient(text, lines, 'unclosed', open, next, end, null);
}

function wrongFence(text: string, lines: Line[], first: number): FoundFrontMatter | null {
  const open = lines[first];
  const next = lines.findIndex((line, i) => i > first && line.text !== '');
  if (!open || next < 0 || !isKnownKey(lines[next]?.text ?? '')) return null;
  const close = lines.findIndex((line, i) => i > next && (line.text === '---' || isWrongFence(line.text)));
  const end = close < 0 ? metadataEnd(lines, next) : close;
  return lenient(text, lines, 'wrong-fence', open, next, end, lines[close] ?? null);
}

/** Metadata that the hub does not read; it is parsed all the same, so that nothing is called missing twice. */
function lenient(
  text: string,
  lines: Line[],
  state: FrontMatterState,
  open: Line | null,
  from: number,
  to: number,
  close: Line | null,
): FoundFrontMatter {
  const start = lines[from]?.start ?? text.length;
  const span = { start, end: Math.max(start, lines[to - 1]?.end ?? start) };
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
function unfenced(text: string, lines: Line[], first: number): FoundFrontMatter | null {
  if (!isKnownKey(lines[first]?.text ?? '')) return null;
  const end = metadataEnd(lines, first);
  const known = lines.slice(first, end).filter((line) => isKnownKey(line.text));
  const shut = lines[end]?.text === '---' ? (lines[end] ?? null) : null;
  const listed = lines.slice(first, end).some((line) => /^\s*- /.test(line.text));
  if (known.length < 2 && !listed && !shut) return null;
  const found = lenient(text, lines, 'none', null, first, end, shut);
  if (!found.frontMatter.tree) return null;
  const at = lines[first];
  if (at) found.problems.push(problem('front-matter-without-fence', at.start, at.end, {}, true));
  return found;
}

/** A fenced mapping with known keys further down: after a line of text, in a code fence, at the end. */
function further(text: string, lines: Line[], first: number): FoundFrontMatter | null {
  for (let i = first + 1; i < lines.length; i++) {
    const open = lines[i];
    if (open?.text.trim() !== '---') continue;
    let next = i + 1;
    while (next < lines.length && lines[next]?.text === '') next++;
    if (!isKnownKey(lines[next]?.text ?? '')) continue;
    let close = next;
    while (close < lines.length && lines[close]?.text.trim() !== '---') close++;
    const shut = lines[close];
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
  return null;
}
