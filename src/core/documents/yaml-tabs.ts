import type { Span } from '../text/positions';
import { isSpace } from './problems';
import type { DataNode } from './tree';
import {
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

/** How many lines with tabs are fitted to the lines around them; the rest gets two columns a tab. */
const MAX_FITTED = 200;

export interface TabIndentation {
  /** The tabs of the first such line. */
  start: number;
  end: number;
  /** Lines that tabs indent. */
  count: number;
  patches: Patch[];
}

/**
 * All lines that are indented with tabs, and the spaces that the tabs most likely stand for. Lines inside block
 * scalars are text and left alone. Null when there are none.
 */
export function tabIndentation(text: string): TabIndentation | null {
  if (!text.includes('\t')) return null;
  const patches: Patch[] = [];
  let done = '';
  let from = 0;
  let first: Span | null = null;
  let block = -1;
  for (let line: YamlLine | null = lineAt(text, 0); line; line = nextLine(text, line)) {
    if (isEmptyLine(line) || text[line.first] === '#') continue;
    const white = text.slice(line.start, line.first);
    const inBlock = block >= 0 && indentOf(line) > block;
    if (!inBlock) {
      block = -1;
      const content = contentOf(text, line);
      if (/[|>][-+0-9]{0,2}$/.test(content) && keyEnd(content) >= 0) block = indentOf(line);
    }
    if (inBlock || !white.includes('\t')) continue;
    first ??= { start: line.start + white.indexOf('\t'), end: line.start + white.lastIndexOf('\t') + 1 };
    done += text.slice(from, line.start);
    const columns = patches.length < MAX_FITTED ? fitted(done, text, line, white) : width(white, 2);
    patches.push({ at: line.start, size: white.length, text: ' '.repeat(columns) });
    done += ' '.repeat(columns);
    from = line.first;
  }
  return first ? { ...first, count: patches.length, patches } : null;
}

function width(white: string, tab: number): number {
  let columns = 0;
  for (const c of white) columns += c === '\t' ? tab : 1;
  return columns;
}

/** The column that tabs stand for: one that is open already, else one beneath the key above. */
function fitted(done: string, text: string, line: YamlLine, white: string): number {
  const end = lineAt(done, done.length);
  let above = previousLine(done, end);
  while (above && isEmptyLine(above)) above = previousLine(done, above);
  const opens = above !== null && contentOf(done, above).endsWith(':');
  const margin = above ? indentOf(above) : 0;
  const dash = text[line.first] === '-' && isSpace(text.charCodeAt(line.first + 1));
  const open = openLevels(done, end.start)
    .filter((level) => (level.type === 'list') === dash)
    .map((level) => level.indent);
  for (const tab of [2, 4, 8, 1]) {
    const columns = width(white, tab);
    if (opens ? columns > margin : open.includes(columns)) return columns;
  }
  return opens ? margin + 2 : (open.at(-1) ?? width(white, 2));
}

/**
 * The first tab that stands between tokens (`license:<tab>mit`), where YAML 1.2 allows it and PyYAML, which the
 * hub's own library reads cards with, fails. Null when all tabs stand in quoted text, block text and comments.
 */
export function separatingTab(text: string, span: Span, tree: DataNode | null): number | null {
  let tab = text.indexOf('\t', span.start);
  if (tab < 0 || tab >= span.end) return null;
  const shielded = shields(tree);
  for (; tab >= 0 && tab < span.end; tab = text.indexOf('\t', tab + 1)) {
    const at = tab;
    if (shielded.some((shield) => shield.start <= at && at < shield.end)) continue;
    const line = lineAt(text, at);
    const comment = /(?:^|[ \t])#/.exec(text.slice(Math.max(line.start, span.start), at + 1));
    if (!comment) return at;
  }
  return null;
}

function shields(tree: DataNode | null): Span[] {
  const found: Span[] = [];
  const pending: DataNode[] = tree ? [tree] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'scalar') {
      if (node.style !== 'plain') found.push(node.span);
    } else if (node.type === 'list') for (const item of node.items) pending.push(item);
    else
      for (const entry of node.entries) {
        if (entry.merged) continue;
        found.push(entry.keySpan);
        if (entry.value) pending.push(entry.value);
      }
  }
  return found;
}
