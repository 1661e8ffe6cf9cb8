import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLSeq,
} from 'yaml';
import type { Span } from '../text/positions';
import type { SourceProblem } from './document';
import type { ProblemCode } from './problem-codes';
import { isSpace, problem } from './problems';
import {
  type DataNode,
  type ListNode,
  MAX_DEPTH,
  type MapEntry,
  type MapNode,
  type ScalarNode,
} from './tree';

/** Nodes that aliases may add to a tree in all; beyond that the text is taken for an alias bomb. */
export const MAX_ALIASED_NODES = 20_000;
/** The same for all parts of one file together. */
export const MAX_ALIASED_IN_FILE = 200_000;

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
  const result: Conversion = { tree: null, anchors: new Map(), unresolved: [] };
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
  const tree = document.contents ? toNode(context, document.contents) : null;
  if (!isAbsent(tree)) result.tree = tree;
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

/** Where a node stands in the parsed text, without the white space after it. */
function rangeOf(node: Node | null | undefined): { start: number; end: number } {
  return { start: node?.range?.[0] ?? 0, end: node?.range?.[1] ?? 0 };
}

function toNode(context: Context, node: Node): DataNode {
  if (isAlias(node)) return follow(context, node);
  if (node.anchor === undefined) return toContent(context, node);
  const { count, reached } = context;
  const reopened = context.open.has(node.anchor);
  context.open.add(node.anchor);
  context.reached = context.depth;
  const converted = toContent(context, node);
  const height = context.reached - context.depth;
  context.reached = Math.max(reached, context.reached);
  if (!reopened) context.open.delete(node.anchor);
  context.result.anchors.set(node.anchor, { node: converted, size: context.count - count, height });
  return converted;
}

function toContent(context: Context, node: Node): DataNode {
  context.count++;
  if (isMap(node)) {
    const template = node.flow === true ? templateAt(context, rangeOf(node).start) : null;
    return template ?? beneath(context, () => toMap(context, node.items, node.flow === true, rangeOf(node)));
  }
  if (isSeq(node)) return beneath(context, () => toList(context, node));
  return toScalar(context, node as Scalar);
}

/** Converts what stands one level deeper. */
function beneath<T>(context: Context, convertIt: () => T): T {
  context.depth++;
  context.reached = Math.max(context.reached, context.depth);
  const converted = convertIt();
  context.depth--;
  return converted;
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

function toScalar(context: Context, node: Scalar): ScalarNode {
  const { start, end } = rangeOf(node);
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

function toList(context: Context, node: YAMLSeq): ListNode {
  const { start, end } = rangeOf(node);
  const list: ListNode = {
    type: 'list',
    span: spanOf(context, start, end),
    flow: node.flow === true,
    items: [],
  };
  for (const item of node.items as (Node | Pair)[]) {
    // `[a: 1]` gives a pair without a mapping around it.
    if (isPair(item)) {
      context.count++;
      const key = rangeOf(item.key as Node | null);
      const whole = { start: key.start, end: Math.max(key.end, rangeOf(item.value as Node | null).end) };
      list.items.push(toMap(context, [item], true, whole));
    } else list.items.push(toNode(context, item));
  }
  const last = list.items.at(-1);
  // A block list ends with its last item, not with the comments after it.
  if (!list.flow && last) list.span.end = Math.max(last.span.end, list.span.start);
  return list;
}

function toMap(
  context: Context,
  pairs: readonly Pair[],
  flow: boolean,
  range: { start: number; end: number },
): MapNode {
  const map: MapNode = { type: 'map', span: spanOf(context, range.start, range.end), flow, entries: [] };
  const merges = new Map<MapEntry, DataNode>();
  for (const pair of pairs) {
    const { key, keySpan, plain } = toKey(context, pair, range.start);
    const content = pair.value ? toNode(context, pair.value as Node) : null;
    const entry: MapEntry = { key, keySpan, value: isAbsent(content) ? null : content };
    if (plain && key === '<<' && entry.value) merges.set(entry, entry.value);
    map.entries.push(entry);
  }
  const first = map.entries[0];
  const last = map.entries.at(-1);
  if (!flow && first && last)
    map.span = {
      start: Math.min(first.keySpan.start, map.span.start),
      end: Math.max(last.keySpan.end, last.value?.span.end ?? 0),
    };
  if (merges.size > 0) mergeInto(map, merges);
  return map;
}

function toKey(
  context: Context,
  pair: Pair,
  fallback: number,
): { key: string; keySpan: Span; plain: boolean } {
  const node = pair.key as Node | null;
  if (!node) {
    // `: value` has no key; its place is before the value.
    const at = pair.value ? rangeOf(pair.value as Node).start : fallback;
    return { key: '', keySpan: spanOf(context, at, at), plain: false };
  }
  const converted = toNode(context, node);
  const { start, end } = rangeOf(node);
  if (isScalar(node) && converted.type === 'scalar')
    return { key: converted.source, keySpan: converted.span, plain: converted.style === 'plain' };
  const keySpan = spanOf(context, start, end);
  if (converted.type === 'scalar') return { key: converted.source, keySpan, plain: false };
  report(context, 'yaml-complex-key', keySpan, {});
  return { key: context.text.slice(start, end), keySpan, plain: false };
}

/** Puts the entries of merged mappings where `<<` stood, less those the mapping has itself (YAML merge key draft). */
function mergeInto(map: MapNode, merges: ReadonlyMap<MapEntry, DataNode>): void {
  const own = new Set(map.entries.map((entry) => entry.key));
  map.entries = map.entries.flatMap((entry) => {
    const value = merges.get(entry);
    const sources = value?.type === 'list' ? value.items : value ? [value] : [];
    if (sources.length === 0 || !sources.every((source) => source.type === 'map')) return [entry];
    const inherited: MapEntry[] = [];
    for (const source of sources)
      for (const other of source.entries) {
        if (own.has(other.key)) continue;
        own.add(other.key);
        inherited.push({ ...other, merged: entry.keySpan });
      }
    return inherited;
  });
}

function follow(context: Context, node: Alias): DataNode {
  const name = node.source;
  const { start } = rangeOf(node);
  let { end } = rangeOf(node);
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
  const anchor = context.result.anchors.get(name) ?? context.outer?.get(name);
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
