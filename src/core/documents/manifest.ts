import type { Span } from '../text/positions';
import { withoutConflicts, withoutOddSpaces } from './conflicts';
import type { SourceProblem } from './document';
import { type Chunk, splitManifest } from './manifest-split';
import { type PlacedPart, placePart } from './placed';
import { lineAround, problem } from './problems';
import type { DataNode, MapEntry, MapNode } from './tree';
import { shiftSpan, shiftTree } from './tree-shift';
import { type ParsedYaml, placeYaml, readYaml, type YamlReading } from './yaml';
import type { Anchor, Budget } from './yaml-convert';

/** How a part of the manifest fared. */
export interface ParsedChunk extends Chunk {
  problems: SourceProblem[];
  /** Whether anything in it may be missing from the tree: what is absent there is unknown. */
  losesContent: boolean;
}

export interface ParsedManifest {
  /** One mapping for the whole file, entries in order; null when it holds none. */
  tree: MapNode | null;
  /** The root when it is no mapping (a list, a text); null otherwise. */
  other: DataNode | null;
  problems: SourceProblem[];
  chunks: ParsedChunk[];
  /** False when the parse was cancelled: the rest of the file was not read. */
  complete: boolean;
  /** What a later parse can take over. */
  cache: ReadonlyMap<string, CachedChunk>;
}

/** What is kept of a chunk by its text: places count from its start. */
interface CachedChunk {
  reading: YamlReading | null;
  /** Null where aliases reach out of the chunk; it is placed anew each time. */
  placed: ParsedYaml | null;
  /** Where it stood last. */
  last: PlacedPart | null;
}

export interface ManifestOptions {
  /** An earlier state of the same file, whose unchanged parts are taken over. */
  previous?: ParsedManifest;
  /** Gives the event loop back; called when a slice of work is over. */
  pause?: () => Promise<void>;
  token?: { readonly isCancellationRequested: boolean };
}

/** Milliseconds of work before the event loop gets its turn. */
const SLICE = 8;
const MAX_PROBLEMS = 200;

/**
 * Parses an AIMS manifest part by part (see `splitManifest`), so that a broken record spoils no other, and a
 * change costs the parse of its record. Never throws. Spans count in `text`.
 */
export async function parseManifest(text: string, options: ManifestOptions = {}): Promise<ParsedManifest> {
  const conflicts = withoutConflicts(text);
  const spaces = withoutOddSpaces(conflicts.text);
  const source = spaces.text;
  const known = options.previous?.cache ?? new Map<string, CachedChunk>();
  const cache = new Map<string, CachedChunk>();
  const scope: Scope = { anchors: new Map(), budget: { aliased: 0 } };
  const building: Building = { root: null, other: null, section: null, entry: null, column: 0 };
  const chunks: ParsedChunk[] = [];
  let since = now();
  let complete = true;
  for (const chunk of splitManifest(source)) {
    if (options.pause && now() - since > SLICE) {
      await options.pause();
      since = now();
    }
    if (options.token?.isCancellationRequested) {
      complete = false;
      break;
    }
    const own = source.slice(chunk.span.start, chunk.span.end);
    const parsed = parseChunk(chunk, own, known, cache, scope);
    const problems = parsed.problems.slice();
    attach(building, chunk, parsed, problems);
    const result: ParsedChunk = {
      ...chunk,
      problems,
      losesContent: problems.some((found) => found.losesContent),
    };
    for (const conflict of conflicts.problems)
      if (conflict.span.start >= chunk.span.start && conflict.span.start < chunk.span.end)
        result.losesContent = true;
    chunks.push(result);
  }
  const found = [...conflicts.problems, ...spaces.problems, ...chunks.flatMap((chunk) => chunk.problems)];
  return {
    tree: building.root,
    other: building.root ? null : building.other,
    problems: found.slice(0, MAX_PROBLEMS),
    chunks,
    complete,
    cache,
  };
}

function now(): number {
  return performance.now();
}

/** What the chunks of one file share. */
interface Scope {
  anchors: Map<string, Anchor>;
  budget: Budget;
}

interface Placed {
  part: PlacedPart | null;
  /** What the part is: of a mapping its tree may wait. */
  base: DataNode | null;
  problems: SourceProblem[];
}

function parseChunk(
  chunk: Chunk,
  source: string,
  known: ReadonlyMap<string, CachedChunk>,
  cache: Map<string, CachedChunk>,
  scope: Scope,
): Placed {
  const offset = chunk.span.start;
  if (chunk.role === 'rest') {
    const line = lineAround(source, 0);
    const nothing = source.slice(line.end).trim() === '' || source.startsWith('...');
    const span = shiftSpan(line, offset);
    return {
      part: null,
      base: null,
      problems: nothing ? [] : [problem('yaml-second-document', span.start, span.end, {}, true)],
    };
  }
  const name = `${chunk.role} ${source}`;
  const cached = cache.get(name) ?? known.get(name) ?? readChunk(chunk, source);
  cache.set(name, cached);
  if (cached.placed) return moved(cached, cached.placed, offset, scope.anchors);
  if (!cached.reading) return { part: null, base: null, problems: [] };
  const placed = placeYaml(cached.reading, offset, scope);
  for (const [anchor, value] of placed.anchors) scope.anchors.set(anchor, value);
  return { part: standing(placed.tree), base: placed.tree, problems: placed.problems };
}

/** A part whose places count in the file already. */
function standing(tree: DataNode | null): PlacedPart {
  return { offset: 0, tree: () => tree, entries: tree?.type === 'map' ? tree.entries : null };
}

function readChunk(chunk: Chunk, source: string): CachedChunk {
  const mapping = chunk.role !== 'whole' && chunk.role !== 'preamble';
  const reading = readYaml(source, { mapping });
  const placed = placeYaml(reading, 0);
  if (placed.unresolved.length > 0) return { reading, placed: null, last: null };
  return { reading: null, placed, last: null };
}

/** What was read of a chunk, moved to where it stands now. */
function moved(
  cached: CachedChunk,
  placed: ParsedYaml,
  offset: number,
  anchors: Map<string, Anchor>,
): Placed {
  const problems =
    placed.problems.length === 0
      ? placed.problems
      : placed.problems.map((found) => ({ ...found, span: shiftSpan(found.span, offset) }));
  if (cached.last?.offset === offset && placed.anchors.size === 0)
    return { part: cached.last, base: placed.tree, problems };
  const memo = new Map<unknown, unknown>();
  const part = placePart(placed.tree, offset, memo);
  for (const [name, anchor] of placed.anchors)
    anchors.set(name, { ...anchor, node: shiftTree(anchor.node, offset, memo) });
  cached.last = part;
  return { part, base: placed.tree, problems };
}

/** The tree under construction. */
interface Building {
  root: MapNode | null;
  other: DataNode | null;
  /** The mapping of the section at hand, and the entry that holds it. */
  section: MapNode | null;
  entry: MapEntry | null;
  /** Column of the section's first record. */
  column: number;
}

function attach(building: Building, chunk: Chunk, { part, base }: Placed, problems: SourceProblem[]): void {
  if (!part || !base) return;
  const span = shiftSpan(base.span, part.offset);
  const { entries } = part;
  if (base.type !== 'map' || !entries) {
    if (chunk.role === 'whole') building.other = part.tree();
    else problems.push(problem('yaml-unexpected-text', span.start, span.end, {}, true));
    return;
  }
  if (chunk.role === 'record' && building.entry) {
    if (!building.section) {
      building.section = { type: 'map', span: { ...span }, flow: false, entries: [] };
      building.entry.value = building.section;
      building.column = chunk.indent;
    } else if (chunk.indent !== building.column) {
      const key = entries[0]?.keySpan ?? span;
      const args = { found: chunk.indent, expected: building.column };
      problems.push(problem('yaml-indentation', key.start, key.end, args, false));
    }
    building.section.entries.push(...entries);
    stretch(building.section, span);
    if (building.root) stretch(building.root, span);
    return;
  }
  if (!building.root) building.root = { type: 'map', span: { ...span }, flow: base.flow, entries: [] };
  stretch(building.root, span);
  if (chunk.role === 'section') {
    // The last entry is filled with records, so it must not be the one that the cache keeps.
    const own = entries.map(({ key, keySpan, value, merged }) => ({
      key,
      keySpan,
      value,
      ...(merged && { merged }),
    }));
    building.root.entries.push(...own);
    building.entry = own.at(-1) ?? null;
    building.section = null;
  } else building.root.entries.push(...entries);
}

function stretch(node: MapNode, span: Span): void {
  node.span.end = Math.max(node.span.end, span.end);
}
