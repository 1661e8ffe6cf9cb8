import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import type { Span } from '../text/positions';
import type { SourceProblem } from './document';
import type { ProblemCode } from './problem-codes';
import { isSpace, problem } from './problems';
import type { DataNode, ListNode, MapEntry, MapNode, ScalarNode } from './tree';

/** Nodes that aliases may add to a tree in all; beyond that the text is taken for an alias bomb. */
export const MAX_ALIASED_NODES = 20_000;
/** The same for all parts of one file together. */
export const MAX_ALIASED_IN_FILE = 200_000;
/** How deep collections may nest, aliases followed. */
export const MAX_DEPTH = 200;

/** What an anchor stands for, with what it costs to follow it. */
export interface Anchor {
  node: DataNode;
  /** Nodes in it, aliases followed. */
  size: number;
  /** Levels of collections in it, aliases followed. */
  height: number;
}

/** How many nodes aliases have added to the parts of one file so far. */
export interface Budget {
  aliased: number;
}

export interface Conversion {
  tree: DataNode | null;
  anchors: Map<string, Anchor>;
  /** Names of aliases whose anchor stands neither before them in this text nor in `outer`. */
  unresolved: string[];
  /** Whether any alias was followed to an anchor of `outer`. */
  usesOuter: boolean;
}

interface Context {
  text: string;
  /** Offset in the parsed text to offset in the file. */
  at: (offset: number) => number;
  outer: ReadonlyMap<string, Anchor> | undefined;
  budget: Budget;
  result: Conversion;
  problems: SourceProblem[];
  open: Set<string>;
  count: number;
  aliased: number;
  depth: number;
  /** Deepest level reached since it was last reset. */
  reached: number;
}

/**
 * Turns a composed document of the `yaml` library into the product's own tree. Aliases become the node of
 * their anchor (shared, with the alias's own span), so nothing is copied; what they add is capped, and cycles
 * are cut. Merge keys (`<<`) are resolved for reading.
 * @param text the parsed text, in which the library's ranges count
 * @param at maps an offset in `text` to one in the file
 */
export function convert(
  document: Document.Parsed,
  text: string,
  at: (offset: number) => number,
  problems: SourceProblem[],
  outer?: ReadonlyMap<string, Anchor>,
  budget: Budget = { aliased: 0 },
): Conversion {
  const result: Conversion = { tree: null, anchors: new Map(), unresolved: [], usesOuter: false };
  const context: Context = {
    text,
    at,
    outer,
    budget,
    result,
    problems,
    open: new Set(),
    count: 0,
    aliased: 0,
    depth: 0,
    reached: 0,
  };
  if (document.contents) result.tree = toNode(context, document.contents, 0);
  if (isAbsent(result.tree)) result.tree = null;
  return result;
}

/** Problems told for one text. */
const MAX_PROBLEMS = 40;

function report(
  context: Context,
  code: ProblemCode,
  span: Span,
  args: SourceProblem['args'],
  losesContent = true,
): void {
  if (context.problems.length < MAX_PROBLEMS)
    context.problems.push(problem(code, span.start, span.end, args, losesContent));
}

/** A scalar that stands for nothing at all: no text, no tag. */
function isAbsent(node: DataNode | null): boolean {
  return node?.type === 'scalar' && node.source === '' && node.style === 'plain' && node.tag === undefined;
}

function spanOf(context: Context, start: number, end: number): Span {
  return { start: context.at(start), end: context.at(Math.max(start, end)) };
}

function toNode(context: Context, node: Node, fallback: number): DataNode {
  if (isAlias(node)) return follow(context, node.source, node.range ?? [fallback, fallback, fallback]);
  const anchor = 'anchor' in node ? node.anchor : undefined;
  if (anchor === undefined) return toContent(context, node, fallback);
  const count = context.count;
  const outerReached = context.reached;
  const reopened = context.open.has(anchor);
  context.open.add(anchor);
  context.reached = context.depth;
  const converted = toContent(context, node, fallback);
  const height = context.reached - context.depth;
  context.reached = Math.max(outerReached, context.reached);
  if (!reopened) context.open.delete(anchor);
  context.result.anchors.set(anchor, { node: converted, size: context.count - count, height });
  return converted;
}

function toContent(context: Context, node: Node, fallback: number): DataNode {
  context.count++;
  const template =
    isMap(node) && node.flow === true ? templateAt(context, node.range?.[0] ?? fallback) : null;
  if (template) return template;
  if (isMap(node) || isSeq(node)) {
    context.depth++;
    context.reached = Math.max(context.reached, context.depth);
    const collection = isMap(node)
      ? toMap(
          context,
          node.items,
          node.flow === true,
          node.range?.[0] ?? fallback,
          node.range?.[1] ?? fallback,
        )
      : toList(
          context,
          node.items as Node[],
          node.flow === true,
          node.range?.[0] ?? fallback,
          node.range?.[1] ?? fallback,
        );
    context.depth--;
    return collection;
  }
  return toScalar(context, node as Scalar, fallback);
}

/** `{{ name }}`: a blank of a template that nobody filled in, to YAML a mapping with a mapping for a key. */
function templateAt(context: Context, start: number): ScalarNode | null {
  const { text } = context;
  if (!text.startsWith('{{', start)) return null;
  const close = text.indexOf('}}', start);
  if (close < 0 || close > start + 500 || text.slice(start, close).includes('\n')) return null;
  const span = spanOf(context, start, close + 2);
  const source = text.slice(start, close + 2);
  report(
    context,
    'yaml-template',
    span,
    { text: source.length > 40 ? `${source.slice(0, 39)}…` : source },
    false,
  );
  return { type: 'scalar', span, value: source, source, style: 'plain' };
}

function toScalar(context: Context, node: Scalar, fallback: number): ScalarNode {
  const [start, end] = node.range ?? [fallback, fallback];
  const style = styleOf(node);
  const source = typeof node.source === 'string' ? node.source : String(node.value ?? '');
  let last = end;
  // A block scalar's range runs over the blank lines after it; the smallest range that shows it does not.
  if (style === 'block') while (last > start && /\s/.test(context.text.charAt(last - 1))) last--;
  const value = node.value;
  const scalar: ScalarNode = {
    type: 'scalar',
    span: spanOf(context, start, last),
    value:
      value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? value
        : source,
    source,
    style,
  };
  if (node.tag !== undefined) scalar.tag = tagText(context.text, start, node.tag);
  return scalar;
}

function styleOf(node: Scalar): ScalarNode['style'] {
  if (node.type === 'QUOTE_SINGLE') return 'single';
  if (node.type === 'QUOTE_DOUBLE') return 'double';
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return 'block';
  return 'plain';
}

/** The tag as written before the value, found backwards on its line; else the resolved one. */
function tagText(text: string, start: number, resolved: string): string {
  const line = text.slice(Math.max(0, start - 200), start);
  const bang = line.lastIndexOf('!');
  if (bang < 0) return resolved;
  let from = bang;
  if (line[from - 1] === '!') from--;
  else if (line[from - 1] === '<') return resolved;
  // A named handle (`!e!tag`) has a second mark before it.
  const space = Math.max(
    line.lastIndexOf(' ', from),
    line.lastIndexOf('\t', from),
    line.lastIndexOf('\n', from),
  );
  const first = line.indexOf('!', space + 1);
  if (first >= 0 && first < from) from = first;
  let end = bang;
  while (end < line.length && !/\s/.test(line.charAt(end))) end++;
  return line.slice(from, end);
}

function toList(context: Context, items: Node[], flow: boolean, start: number, end: number): ListNode {
  const list: ListNode = { type: 'list', span: spanOf(context, start, end), flow, items: [] };
  for (const item of items) {
    // `[a: 1]` gives a pair without a mapping around it.
    const content =
      item && typeof item === 'object' && 'key' in item
        ? asMap(context, item as unknown as Pair, start)
        : toNode(context, item, start);
    list.items.push(content);
  }
  const last = list.items.at(-1);
  if (!flow && last) list.span = { start: list.span.start, end: Math.max(last.span.end, list.span.start) };
  return list;
}

function asMap(context: Context, pair: Pair, start: number): MapNode {
  context.count++;
  return toMap(context, [pair as Pair<unknown, unknown>], true, start, start, true);
}

function toMap(
  context: Context,
  pairs: readonly Pair<unknown, unknown>[],
  flow: boolean,
  start: number,
  end: number,
  tight = false,
): MapNode {
  const map: MapNode = { type: 'map', span: spanOf(context, start, end), flow, entries: [] };
  const merges: { index: number; value: DataNode }[] = [];
  for (const pair of pairs) {
    const { key, span, plain } = toKey(context, pair.key as Node | null, start);
    let value: DataNode | null = null;
    if (pair.value) {
      value = toNode(context, pair.value as Node, span.end);
      if (isAbsent(value)) value = null;
    }
    if (plain && key === '<<' && value) merges.push({ index: map.entries.length, value });
    map.entries.push({ key, keySpan: span, value });
  }
  const first = map.entries[0];
  const last = map.entries.at(-1);
  if ((!flow || tight) && first && last)
    map.span = {
      start: Math.min(first.keySpan.start, tight ? first.keySpan.start : map.span.start),
      end: Math.max(last.keySpan.end, endOfOwn(last, context)),
    };
  if (merges.length > 0) mergeInto(map, merges);
  return map;
}

function endOfOwn(entry: MapEntry, _context: Context): number {
  return entry.value ? entry.value.span.end : entry.keySpan.end;
}

function toKey(
  context: Context,
  node: Node | null,
  fallback: number,
): { key: string; span: Span; plain: boolean } {
  if (!node) return { key: '', span: spanOf(context, fallback, fallback), plain: false };
  const [start, end] = node.range ?? [fallback, fallback];
  if (isScalar(node)) {
    const scalar = toNode(context, node, fallback) as ScalarNode;
    return { key: scalar.source, span: scalar.span, plain: scalar.style === 'plain' };
  }
  const followed = toNode(context, node, fallback);
  const span = spanOf(context, start, end);
  if (followed.type === 'scalar') return { key: followed.source, span, plain: false };
  report(context, 'yaml-complex-key', span, {});
  return { key: context.text.slice(start, end), span, plain: false };
}

/** Puts the entries of merged mappings where `<<` stood, less those the mapping has itself (YAML merge key draft). */
function mergeInto(map: MapNode, merges: { index: number; value: DataNode }[]): void {
  const own = new Set(map.entries.map((entry) => entry.key));
  const byIndex = new Map(merges.map((merge) => [merge.index, merge.value]));
  const entries: MapEntry[] = [];
  map.entries.forEach((entry, index) => {
    const value = byIndex.get(index);
    const sources = !value ? [] : value.type === 'list' ? value.items : [value];
    if (sources.length === 0 || !sources.every((source) => source.type === 'map')) {
      entries.push(entry);
      return;
    }
    for (const source of sources as MapNode[])
      for (const inherited of source.entries) {
        if (own.has(inherited.key)) continue;
        own.add(inherited.key);
        entries.push({ ...inherited, merged: entry.keySpan });
      }
  });
  map.entries = entries;
}

function follow(context: Context, name: string, range: readonly number[]): DataNode {
  const start = range[0] ?? 0;
  let end = range[1] ?? start;
  while (end > start && isSpace(context.text.charCodeAt(end - 1))) end--;
  const span = spanOf(context, start, end);
  const nothing = (code: ProblemCode): ScalarNode => {
    context.count++;
    report(context, code, span, { name });
    const source = context.text.slice(start, end);
    // `*.py` or `**bold**` without quotes is meant as text.
    const value = code === 'yaml-unknown-alias' ? source : null;
    return { type: 'scalar', span, value, source, style: 'plain' };
  };
  if (context.open.has(name)) return nothing('alias-cycle');
  let anchor = context.result.anchors.get(name);
  if (!anchor) {
    anchor = context.outer?.get(name);
    if (anchor) context.result.usesOuter = true;
  }
  if (!anchor) {
    context.result.unresolved.push(name);
    return nothing('yaml-unknown-alias');
  }
  if (context.aliased + anchor.size > MAX_ALIASED_NODES) return nothing('alias-bomb');
  if (context.budget.aliased + anchor.size > MAX_ALIASED_IN_FILE) return nothing('alias-bomb');
  if (context.depth + anchor.height > MAX_DEPTH) return nothing('too-deep');
  context.aliased += anchor.size;
  context.budget.aliased += anchor.size;
  context.count += anchor.size;
  context.reached = Math.max(context.reached, context.depth + anchor.height);
  return { ...anchor.node, span };
}
