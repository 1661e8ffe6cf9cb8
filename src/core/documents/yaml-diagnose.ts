import { type Document, isScalar, type YAMLError } from 'yaml';
import type { SourceProblem } from './document';
import type { ProblemCode } from './problem-codes';
import { isSpace, problem } from './problems';
import { blank, type Diagnosis, made, unreadable } from './yaml-diagnosis';
import { bracketTrouble, matching, quoteTrouble } from './yaml-flow';
import {
  closingQuote,
  contentOf,
  indentOf,
  isEmptyLine,
  keyEnd,
  lineAt,
  nextLine,
  openLevels,
  previousLine,
  type YamlLine,
} from './yaml-lines';
import type { Patch } from './yaml-patch';

/** Puts the parser's objection into our terms: a stable code on the smallest range that explains it. */
export function diagnose(text: string, error: YAMLError, document: Document.Parsed): Diagnosis {
  const at = Math.min(error.pos[0], text.length);
  const line = lineAt(text, at);
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return tabBetween(text, at);
    case 'MULTILINE_IMPLICIT_KEY':
      return (
        bracketTrouble(text, at, document) ??
        brokenKey(text, at, Math.max(at, Math.min(error.pos[1], text.length)))
      );
    case 'BLOCK_AS_IMPLICIT_KEY':
      return (
        bracketTrouble(text, at, document) ??
        listBeneath(text, at) ??
        colonInValue(text, at, line) ??
        unreadable(text, line)
      );
    case 'BAD_INDENT':
      return badIndent(text, at, line, document);
    case 'BAD_SCALAR_START':
      return reserved(text, at, line);
    case 'BAD_DQ_ESCAPE':
      return made('yaml-bad-escape', at, at + 2, { escape: text.slice(at, at + 2) }, false);
    case 'MISSING_CHAR':
      return missing(text, at, line, document);
    case 'BLOCK_IN_FLOW':
      return bracketTrouble(text, at, document) ?? unreadable(text, line);
    case 'UNEXPECTED_TOKEN':
      return unexpected(text, at, line, document);
    default:
      return made('yaml-syntax', line.first, Math.max(line.last, line.first), {}, true);
  }
}

function short(text: string): string {
  const first = text.trim();
  return first.length > 40 ? `${first.slice(0, 39)}…` : first;
}

function isDash(text: string, at: number): boolean {
  return text[at] === '-' && (at + 1 >= text.length || /\s/.test(text.charAt(at + 1)));
}

/** Tabs that indent are seen to before; this one stands behind a dash or colon. */
function tabBetween(text: string, at: number): Diagnosis {
  const found = text.indexOf('\t', at);
  const tab = found < 0 ? at : found;
  return made('yaml-tab-indentation', tab, tab + 1, { count: 1 }, false, [{ at: tab, size: 1, text: ' ' }]);
}

/** A key that runs over several lines: one of them is no key at all. */
function brokenKey(text: string, start: number, end: number): Diagnosis {
  const lines: YamlLine[] = [];
  for (
    let line: YamlLine | null = lineAt(text, start);
    line && line.start <= end && lines.length < 400;
    line = nextLine(text, line)
  )
    if (!isEmptyLine(line)) lines.push(line);
  const first = lines[0];
  if (!first) return made('yaml-syntax', start, end, {}, true);
  const margin = bracketAtMargin(text, first);
  if (margin) return margin;
  const dashes = lines.filter((line) => /^-[^\s-]/.test(text.slice(line.first, line.first + 2)));
  if (dashes[0] === first || (dashes[0] && keyEnd(contentOf(text, first)) >= 0))
    return noSpaceAfterDash(text, first, dashes[0]);
  const spaceless = noSpaceAfterColon(text, lines[0] as YamlLine);
  if (spaceless) return spaceless;
  // `- x` followed by a deeper key: the line that follows is the one out of place.
  const second = lines[1];
  const from = lineAt(text, start).first;
  if (second && (start > from || isDash(text, from) || keyEnd(contentOf(text, first)) >= 0)) {
    if (keyEnd(contentOf(text, second)) >= 0) return misplaced(text, second);
    return noSpaceAfterColon(text, second) ?? missingColon(text, second) ?? unreadable(text, second);
  }
  return missingColon(text, first) ?? unreadable(text, first);
}

/** `-ca`, and all lines of the same list that are written so. */
function noSpaceAfterDash(text: string, from: YamlLine, first: YamlLine): Diagnosis {
  const patches: Patch[] = [];
  let line: YamlLine | null = from;
  while (line) {
    const content = contentOf(text, line);
    if (/^-[^\s-]/.test(content)) patches.push({ at: line.first + 1, size: 0, text: ' ' });
    else if (!isEmptyLine(line) && !isDash(text, line.first) && line.start >= first.start) break;
    line = nextLine(text, line);
  }
  const args = { after: '-', text: short(contentOf(text, first)), count: patches.length };
  return made('yaml-missing-space', first.first, first.last, args, false, patches);
}

/** `tags:text`; web addresses and times are left alone. */
function noSpaceAfterColon(text: string, line: YamlLine): Diagnosis | null {
  const content = contentOf(text, line);
  const key = /^(?:- +)?["']?[A-Za-z_][\w.-]{0,60}["']?:(?=[^\s:/])/.exec(content)?.[0];
  if (key === undefined) return null;
  const lead = /^- +/.exec(key)?.[0].length ?? 0;
  const start = line.first + lead;
  const at = line.first + key.length;
  const args = { after: ':', text: short(key.slice(lead)), count: 1 };
  return made('yaml-missing-space', start, at, args, false, [{ at, size: 0, text: ' ' }]);
}

/** A bare word where a key should stand: half-typed, or its colon is forgotten. */
function missingColon(text: string, line: YamlLine): Diagnosis | null {
  let start = line.first;
  if (isDash(text, start)) {
    start++;
    while (start < line.last && isSpace(text.charCodeAt(start))) start++;
  }
  const content = text.slice(start, line.last);
  if (!/^[\p{L}_][\p{L}\p{N}_.-]{0,60}$/u.test(content)) return null;
  return made('yaml-missing-colon', start, line.last, { key: content }, false, [
    { at: line.last, size: 0, text: ':' },
  ]);
}

/** A key or item that starts at a column where nothing is open. */
function misplaced(text: string, line: YamlLine): Diagnosis {
  const indent = indentOf(line);
  const type = isDash(text, line.first) ? 'list' : 'map';
  const levels = openLevels(text, line.start).filter((level) => level.type === type);
  const better = levels
    .filter((level) => level.indent !== indent)
    .sort((a, b) => Math.abs(a.indent - indent) - Math.abs(b.indent - indent) || b.indent - a.indent)[0];
  const end = keyEnd(contentOf(text, line));
  const span = end < 0 ? line.last : line.first + end;
  if (!better) return unreadable(text, line);
  const patches = reindent(text, line, better.indent - indent);
  const args = { found: indent, expected: better.indent };
  return made('yaml-indentation', line.first, span, args, true, patches);
}

/** Moves a line, and the deeper lines under it, sideways. */
function reindent(text: string, line: YamlLine, by: number): Patch[] {
  const indent = indentOf(line);
  const patches: Patch[] = [];
  for (let next: YamlLine | null = line; next; next = nextLine(text, next)) {
    if (isEmptyLine(next)) continue;
    if (next !== line && (indentOf(next) <= indent || patches.length > 500)) break;
    if (by > 0) patches.push({ at: next.start, size: 0, text: ' '.repeat(by) });
    else patches.push({ at: next.start, size: Math.min(-by, indentOf(next)), text: '' });
  }
  return patches;
}

/** List items that stand further left than the key they belong to. */
function listBeneath(text: string, at: number): Diagnosis | null {
  let line: YamlLine | null = lineAt(text, at);
  while (line && (isEmptyLine(line) || at >= line.last)) line = nextLine(text, line);
  if (!line || !isDash(text, line.first)) return null;
  let above = previousLine(text, line);
  while (above && isEmptyLine(above)) above = previousLine(text, above);
  if (!above || !contentOf(text, above).endsWith(':') || indentOf(above) <= indentOf(line)) return null;
  const indent = indentOf(line);
  const by = indentOf(above) - indent;
  const patches: Patch[] = [];
  for (let next: YamlLine | null = line; next; next = nextLine(text, next)) {
    if (isEmptyLine(next)) continue;
    if (indentOf(next) < indent || (indentOf(next) === indent && !isDash(text, next.first))) break;
    if (indentOf(next) > indent && keyEnd(contentOf(text, next)) >= 0 && indentOf(next) === indentOf(above))
      break;
    if (patches.length > 500) break;
    patches.push({ at: next.start, size: 0, text: ' '.repeat(by) });
  }
  const args = { found: indent, expected: indentOf(above) };
  return made('yaml-indentation', line.first, line.first + 1, args, true, patches);
}

/** `{` or `[` at the margin, beneath the key it belongs to. */
function bracketAtMargin(text: string, line: YamlLine): Diagnosis | null {
  const open = text[line.first];
  if (open !== '{' && open !== '[') return null;
  let above = previousLine(text, line);
  while (above && isEmptyLine(above)) above = previousLine(text, above);
  if (!above || !contentOf(text, above).endsWith(':') || indentOf(above) < indentOf(line)) return null;
  const close = matching(text, line.first);
  if (close === null) return null;
  const by = indentOf(above) + 2 - indentOf(line);
  const patches: Patch[] = [];
  for (let next: YamlLine | null = line; next && next.start <= close; next = nextLine(text, next))
    if (!isEmptyLine(next)) patches.push({ at: next.start, size: 0, text: ' '.repeat(by) });
  const args = { found: indentOf(line), expected: indentOf(line) + by };
  return made('yaml-indentation', line.first, line.first + 1, args, false, patches);
}

/** `title: One: two`: the value holds a colon and stands without quotes. */
function colonInValue(text: string, at: number, line: YamlLine): Diagnosis | null {
  const value = text[at];
  if (value === '"' || value === "'") return quoteTrouble(text, at);
  const prefix = text.slice(line.first, at);
  if (keyEnd(contentOf(text, line)) < 0 && !/[-:][ \t]*$/.test(prefix)) return null;
  if (at <= line.first) return null;
  if (!/:(?:\s|$)/.test(text.slice(at, line.last))) {
    // The value is fine; what follows it stands too deep.
    let next = nextLine(text, line);
    while (next && isEmptyLine(next)) next = nextLine(text, next);
    if (next && indentOf(next) > indentOf(line) && keyEnd(contentOf(text, next)) >= 0)
      return misplaced(text, next);
  }
  return quoted('yaml-colon-in-value', text, at, line.last, {}, false);
}

/** Reads a plain value as if it stood in single quotes. */
function quoted(
  code: ProblemCode,
  text: string,
  start: number,
  end: number,
  args: SourceProblem['args'],
  losesContent: boolean,
): Diagnosis {
  const comment = text.slice(start, end).search(/[ \t]#/);
  let stop = comment < 0 ? end : start + comment;
  while (stop > start && isSpace(text.charCodeAt(stop - 1))) stop--;
  const patches: Patch[] = [{ at: start, size: 0, text: "'" }];
  for (let at = text.indexOf("'", start); at >= 0 && at < stop; at = text.indexOf("'", at + 1))
    patches.push({ at, size: 0, text: "'" });
  patches.push({ at: stop, size: 0, text: "'" });
  return made(code, start, stop, { ...args, text: short(text.slice(start, stop)) }, losesContent, patches);
}

/** A value that starts with a character that YAML keeps for itself. */
function reserved(text: string, at: number, line: YamlLine): Diagnosis {
  const character = text[at] ?? '';
  if (at >= line.last) return made('yaml-reserved-character', at, at + 1, { character }, true);
  return quoted('yaml-reserved-character', text, at, line.last, { character }, false);
}

function badIndent(text: string, at: number, line: YamlLine, document: Document.Parsed): Diagnosis {
  const flow = bracketTrouble(text, at, document);
  if (flow) return flow;
  // The objection may stand on the white space at the end of the line before.
  let target: YamlLine | null = line;
  while (target && (isEmptyLine(target) || at >= target.last)) target = nextLine(text, target);
  return misplaced(text, target ?? line);
}

function missing(text: string, at: number, line: YamlLine, document: Document.Parsed): Diagnosis {
  const quote = openQuote(text, at, document);
  if (quote !== null) {
    const trouble = quoteTrouble(text, quote);
    if (trouble) return trouble;
  }
  const bracket = bracketTrouble(text, at, document);
  if (bracket) return bracket;
  const margin = bracketAtMargin(text, line);
  if (margin) return margin;
  if (/^-[^\s-]/.test(contentOf(text, line))) return noSpaceAfterDash(text, line, line);
  const half = missingColon(text, line);
  if (half) return { ...half, patches: [] };
  return (
    noSpaceAfterColon(text, line) ??
    made('yaml-missing-colon', line.first, line.last, { key: short(contentOf(text, line)) }, true)
  );
}

/** Where the quoted scalar begins that ends at, or runs over, an offset. */
function openQuote(text: string, at: number, document: Document.Parsed): number | null {
  let found: number | null = null;
  const pending: unknown[] = [document.contents];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!node || typeof node !== 'object') continue;
    const item = node as {
      key?: unknown;
      value?: unknown;
      items?: unknown[];
      range?: number[];
      type?: string;
    };
    if (Array.isArray(item.items)) for (const child of item.items) pending.push(child);
    else if ('key' in item) pending.push(item.key, item.value);
    else if (item.range && (item.type === 'QUOTE_DOUBLE' || item.type === 'QUOTE_SINGLE')) {
      const start = item.range[0] ?? 0;
      const end = item.range[1] ?? start;
      if (start < at && at <= end + 2 && (found === null || start > found)) found = start;
    }
  }
  return found !== null && (text[found] === '"' || text[found] === "'") ? found : null;
}

function unexpected(text: string, at: number, line: YamlLine, document: Document.Parsed): Diagnosis {
  const flow = bracketTrouble(text, at, document);
  if (flow) return flow;
  // Text after a closing quote.
  const quote = quoteBefore(text, line, at);
  if (quote !== null) {
    const trouble = quoteTrouble(text, quote);
    if (trouble) return trouble;
  }
  if (at === line.first && at > 0 && keyEnd(contentOf(text, line)) >= 0) {
    // A mapping begins where the document was already over: what came before it is the odd part.
    const before = text.slice(0, line.start);
    const first = lineAt(text, before.length - before.trimStart().length);
    if (before.trim() !== '' && before.length < 2000 && indentOf(line) === indentOf(first)) {
      const patches: Patch[] = [];
      let last = first;
      for (let odd: YamlLine | null = first; odd && odd.start < line.start; odd = nextLine(text, odd)) {
        if (isEmptyLine(odd)) continue;
        patches.push(blank(odd.first, odd.last));
        last = odd;
      }
      const end = last === first ? last.last : first.last;
      return made('yaml-unexpected-text', first.first, end, {}, true, patches);
    }
  }
  if (at > line.first && at < line.last)
    return made('yaml-unexpected-text', at, line.last, {}, true, [blank(at, line.last)]);
  return unreadable(text, line);
}

/** The quote at which a value before `at` on the line begins. */
function quoteBefore(text: string, line: YamlLine, at: number): number | null {
  for (let i = line.first; i < at; i++) {
    const c = text[i];
    if (c !== '"' && c !== "'") continue;
    const before = text.slice(line.first, i).trimEnd();
    if (before !== '' && !/[:,[{-]$/.test(before)) continue;
    const close = closingQuote(text, i, line.end);
    if (close < 0 || close >= at) return null;
    if (text.slice(close + 1, at).trim() === '') return i;
    i = close;
  }
  return null;
}

/** The problem of a text that is a plain scalar (`tags:text`) because the space after its colon is missing. */
export function keyWithoutSpace(text: string, at: number): SourceProblem | null {
  const found = noSpaceAfterColon(text, lineAt(text, at));
  return found && problem(found.code, found.start, found.end, found.args, true);
}

/** What is wrong with a text that should be a mapping and is a plain scalar; null when it is no scalar. */
export function loneText(text: string, document: Document.Parsed): Diagnosis | null {
  const node = document.contents;
  if (!isScalar(node) || node.type !== 'PLAIN') return null;
  const line = lineAt(text, node.range?.[0] ?? 0);
  if (isEmptyLine(line)) return null;
  return noSpaceAfterColon(text, line) ?? missingColon(text, line) ?? unreadable(text, line);
}
