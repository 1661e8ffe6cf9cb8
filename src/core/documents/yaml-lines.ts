import { isBreak, isSpace } from './problems';

/** One line of a YAML text, by offsets into it. */
export interface YamlLine {
  start: number;
  /** Of the first character that is neither space nor tab. */
  first: number;
  /** After the last character that is no white space. */
  last: number;
  /** Before the line ending. */
  end: number;
}

export function lineAt(text: string, offset: number): YamlLine {
  let start = Math.min(Math.max(0, offset), text.length);
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  return lineFrom(text, start);
}

function lineFrom(text: string, start: number): YamlLine {
  let end = start;
  while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
  let first = start;
  while (first < end && isSpace(text.charCodeAt(first))) first++;
  let last = end;
  while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
  return { start, first, last, end };
}

export function nextLine(text: string, line: YamlLine): YamlLine | null {
  let start = line.end;
  if (text[start] === '\r' && text[start + 1] === '\n') start++;
  start++;
  return start > text.length || line.end >= text.length ? null : lineFrom(text, start);
}

/** The line that ends where this one starts. */
export function previousLine(text: string, line: YamlLine): YamlLine | null {
  if (line.start === 0) return null;
  const before = text[line.start - 1] === '\n' && text[line.start - 2] === '\r' ? 2 : 1;
  return lineAt(text, line.start - before);
}

export function indentOf(line: YamlLine): number {
  return line.first - line.start;
}

export function contentOf(text: string, line: YamlLine): string {
  return text.slice(line.first, line.last);
}

export function isEmptyLine(line: YamlLine): boolean {
  return line.first === line.last;
}

/**
 * The end of the key at the start of a line's content (before its colon), or -1: `name:`, `"a b": 1`, `a b: c`.
 * Linear in the line's length.
 */
export function keyEnd(content: string): number {
  const quote = content[0];
  if (quote === '"' || quote === "'") {
    const close = closingQuote(content, 0);
    if (close < 0) return -1;
    let at = close + 1;
    while (isSpace(content.charCodeAt(at))) at++;
    return content[at] === ':' && (at + 1 === content.length || isSpace(content.charCodeAt(at + 1)))
      ? close + 1
      : -1;
  }
  if (quote === undefined || '#[]{},&*!|>%@`'.includes(quote)) return -1;
  if ((quote === '-' || quote === '?') && (content.length === 1 || isSpace(content.charCodeAt(1)))) return -1;
  for (let at = content.indexOf(':'); at >= 0; at = content.indexOf(':', at + 1)) {
    if (at + 1 < content.length && !isSpace(content.charCodeAt(at + 1))) continue;
    let end = at;
    while (end > 0 && isSpace(content.charCodeAt(end - 1))) end--;
    const comment = content.search(/[ \t]#/);
    return comment >= 0 && comment < at ? -1 : end;
  }
  return -1;
}

/** Offset of the quote that closes the one at `open`; -1 when there is none. */
export function closingQuote(text: string, open: number, limit = text.length): number {
  const quote = text[open];
  for (let at = open + 1; at < limit; at++) {
    const c = text[at];
    if (c === '\\' && quote === '"') at++;
    else if (c === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at;
    }
  }
  return -1;
}

export interface Level {
  indent: number;
  type: 'map' | 'list';
}

/** The collections that are open before a line, outermost first, judged by indentation alone. */
export function openLevels(text: string, before: number): Level[] {
  const levels: Level[] = [];
  let block = -1;
  for (
    let line: YamlLine | null = lineFrom(text, 0);
    line && line.start < before;
    line = nextLine(text, line)
  ) {
    if (isEmptyLine(line) || text[line.first] === '#') continue;
    let indent = indentOf(line);
    if (block >= 0 && indent > block) continue;
    block = -1;
    let content = contentOf(text, line);
    for (let level = 0; level < 300; level++) {
      const dash = content[0] === '-' && (content.length === 1 || isSpace(content.charCodeAt(1)));
      if (!dash && keyEnd(content) < 0) break;
      enter(levels, indent, dash ? 'list' : 'map');
      if (!dash) break;
      const rest = content.slice(1).trimStart();
      indent += content.length - rest.length;
      content = rest;
    }
    if (/[|>][-+0-9]{0,2}$/.test(content) && keyEnd(content) >= 0) block = indentOf(line);
  }
  return levels;
}

function enter(levels: Level[], indent: number, type: Level['type']): void {
  for (let top = levels.at(-1); top; top = levels.at(-1)) {
    if (top.indent < indent) break;
    // A list may stand at the column of the key it belongs to.
    if (top.indent === indent && (top.type === type || (top.type === 'map' && type === 'list'))) break;
    levels.pop();
  }
  const top = levels.at(-1);
  if (!top || top.indent !== indent || top.type !== type) levels.push({ indent, type });
}
