import type { Document } from 'yaml';
import { isBreak, isSpace } from './problems';
import { blank, type Diagnosis, made } from './yaml-diagnosis';
import { closingQuote, indentOf, isEmptyLine, keyEnd, lineAt, nextLine, type YamlLine } from './yaml-lines';
import type { Patch } from './yaml-patch';

/** How far a quote or bracket is looked for, in characters. */
const REACH = 200_000;

/**
 * What is wrong with the quoted value that begins at `open`: never closed, closed too early (quotes inside it),
 * text behind it, or, what PyYAML reads and YAML 1.2 does not, continued at the margin. Null when it is fine.
 */
export function quoteTrouble(text: string, open: number): Diagnosis | null {
  const quote = text[open] ?? '"';
  const line = lineAt(text, open);
  const close = closingQuote(text, open, Math.min(text.length, open + REACH));
  if (close < 0 || !endsValue(text, close + 1)) {
    if (close >= 0 && close < line.end) return afterQuote(text, open, close, line, quote);
    const end = line.last;
    const args = { quote };
    return made('yaml-unclosed-quote', open, end, args, true, [{ at: end, size: 0, text: quote }]);
  }
  if (close < line.end) return null;
  const patches: Patch[] = [];
  // The column of the quote is deeper than everything around it.
  const wanted = open - line.start;
  for (let next = nextLine(text, line); next && next.start <= close; next = nextLine(text, next))
    if (!isEmptyLine(next) && indentOf(next) < wanted)
      patches.push({ at: next.start, size: 0, text: ' '.repeat(wanted - indentOf(next)) });
  if (patches.length === 0) return null;
  return made('yaml-lenient', open, close + 1, { what: 'quote' }, false, patches);
}

/**
 * All quoted values of a text that are continued at the margin, as one diagnosis on the first: who writes one
 * so writes all so. Null when there are none.
 */
export function marginQuotes(text: string): Diagnosis | null {
  let found: Diagnosis | null = null;
  let count = 0;
  const patches: Patch[] = [];
  for (let line: YamlLine | null = lineAt(text, 0); line; ) {
    const content = text.slice(line.first, line.last);
    const lead = /^(?:- +)*(?:[^\s"'#:][^"'#:]{0,200}: +)?(?=["'])/.exec(content)?.[0].length;
    let next = nextLine(text, line);
    if (lead !== undefined) {
      const open = line.first + lead;
      const close = closingQuote(text, open, Math.min(text.length, open + REACH));
      if (close < 0) break;
      const trouble = close > line.end ? quoteTrouble(text, open) : null;
      if (trouble?.code === 'yaml-lenient') {
        found ??= trouble;
        count++;
        patches.push(...trouble.patches);
        next = nextLine(text, lineAt(text, close));
      }
    }
    line = next;
  }
  return found && { ...found, args: { ...found.args, count }, patches };
}

/** Whether a value may end here: the rest of the line holds a comment, a comma or closing brackets at most. */
function endsValue(text: string, at: number): boolean {
  let i = at;
  while (i < text.length && isSpace(text.charCodeAt(i))) i++;
  const c = text[i];
  if (c === undefined || isBreak(text.charCodeAt(i)) || c === ',' || c === ']' || c === '}') return true;
  if (c === '#') return i > at;
  // A quoted key.
  return c === ':' && (i + 1 >= text.length || /\s/.test(text.charAt(i + 1)));
}

function afterQuote(text: string, open: number, close: number, line: YamlLine, quote: string): Diagnosis {
  let start = close + 1;
  while (start < line.last && isSpace(text.charCodeAt(start))) start++;
  const rest = text.slice(start, line.last);
  if (rest.endsWith(quote) && !/:\s/.test(rest)) {
    // `'it's here'`: the quotes inside are meant as text.
    const patches: Patch[] = [];
    for (
      let at = text.indexOf(quote, open + 1);
      at >= 0 && at < line.last - 1;
      at = text.indexOf(quote, at + 1)
    )
      if (text[at - 1] !== '\\') patches.push({ at, size: 0, text: quote === '"' ? '\\' : "'" });
    return made('yaml-unescaped-quote', close, close + 1, { quote }, false, patches);
  }
  if (keyEnd(rest) >= 0) {
    // The line break before the next key is missing.
    const patch = { at: start, size: 0, text: `\n${' '.repeat(indentOf(line))}` };
    return made('yaml-unexpected-text', start, start + keyEnd(rest), {}, false, [patch]);
  }
  return made('yaml-unexpected-text', start, line.last, {}, true, [blank(start, line.last)]);
}

/**
 * What is wrong with the bracketed value around an offset: never closed, or, what PyYAML reads and YAML 1.2
 * does not, continued at the margin or with tabs. Null when no such value is near.
 */
export function bracketTrouble(text: string, at: number, document: Document.Parsed): Diagnosis | null {
  const open = openBracket(text, at, document);
  if (open === null) return null;
  const line = lineAt(text, open);
  const bracket = text[open] === '[' ? ']' : '}';
  const close = matching(text, open);
  if (close === null || crossesKey(text, open, close)) {
    let last = line;
    for (let next = nextLine(text, line); next; next = nextLine(text, next)) {
      if (isEmptyLine(next)) continue;
      if (indentOf(next) <= indentOf(line) || keyEnd(text.slice(next.first, next.last)) >= 0) break;
      last = next;
    }
    const args = { bracket };
    // `{` with a block mapping beneath it: the bracket is the odd part.
    const below = nextLine(text, line);
    const alone = text.slice(open + 1, line.end).trim() === '';
    const content = below ? text.slice(below.first, below.last) : '';
    const block = bracket === '}' ? keyEnd(content) >= 0 && !content.endsWith(',') : content.startsWith('- ');
    if (alone && below && block && indentOf(below) > indentOf(line))
      return made('yaml-unclosed-bracket', open, open + 1, args, true, [blank(open, open + 1)]);
    return made('yaml-unclosed-bracket', open, open + 1, args, true, [
      { at: last.last, size: 0, text: bracket },
    ]);
  }
  const patches: Patch[] = [];
  const wanted = open - line.start;
  for (let next = nextLine(text, line); next && next.start <= close; next = nextLine(text, next)) {
    const white = text.slice(next.start, next.first);
    if (!isEmptyLine(next) && (white.includes('\t') || white.length < wanted))
      patches.push({ at: next.start, size: white.length, text: ' '.repeat(Math.max(wanted, white.length)) });
  }
  if (patches.length === 0 || close <= line.end) return null;
  return made('yaml-lenient', open, close + 1, { what: 'bracket' }, false, patches);
}

/** The innermost flow collection that begins before an offset and was open or just ended there. */
function openBracket(text: string, at: number, document: Document.Parsed): number | null {
  let found: number | null = null;
  const pending: unknown[] = [document.contents];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!node || typeof node !== 'object') continue;
    const item = node as {
      key?: unknown;
      value?: unknown;
      items?: unknown[];
      range?: number[];
      flow?: boolean;
    };
    if (Array.isArray(item.items)) {
      const start = item.range?.[0] ?? 0;
      const end = item.range?.[2] ?? start;
      const here = item.flow && start < at && at <= end + 1;
      if (here && (text[start] === '[' || text[start] === '{') && (found === null || start < found))
        found = start;
      for (const child of item.items) pending.push(child);
    } else if ('key' in item) pending.push(item.key, item.value);
  }
  return found;
}

/** Offset of the bracket that closes the one at `open`, quotes and comments passed over. */
export function matching(text: string, open: number): number | null {
  let depth = 0;
  const limit = Math.min(text.length, open + REACH);
  for (let at = open; at < limit; at++) {
    const c = text[at];
    if (c === '[' || c === '{') depth++;
    else if (c === ']' || c === '}') {
      depth--;
      if (depth === 0) return at;
    } else if ((c === '"' || c === "'") && /[\s[{,:]/.test(text.charAt(at - 1))) {
      const close = closingQuote(text, at, limit);
      if (close < 0) return null;
      at = close;
    } else if (c === '#' && /\s/.test(text.charAt(at - 1))) {
      while (at < limit && !isBreak(text.charCodeAt(at))) at++;
    }
  }
  return null;
}

/** Whether a key at the margin of the line that opened stands in between, in a list that has no keys. */
function crossesKey(text: string, open: number, close: number): boolean {
  const line = lineAt(text, open);
  for (let next = nextLine(text, line); next && next.start <= close; next = nextLine(text, next))
    if (
      !isEmptyLine(next) &&
      indentOf(next) <= indentOf(line) &&
      keyEnd(text.slice(next.first, next.last)) >= 0
    )
      return true;
  return false;
}
