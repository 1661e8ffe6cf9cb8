import type { YAMLError } from 'yaml';
import type { Span } from '../text/positions';
import { withoutConflicts, withoutOddSpaces } from './conflicts';
import type { SourceProblem } from './document';
import { lineAround, problem } from './problems';
import { type DataNode, MAX_DEPTH } from './tree';
import { type Composed, compose } from './yaml-compose';
import { type Anchor, type Budget, convert } from './yaml-convert';
import { diagnose, loneText } from './yaml-diagnose';
import { type Diagnosis, made, unreadable } from './yaml-diagnosis';
import { marginQuotes } from './yaml-flow';
import { lineAt } from './yaml-lines';
import { applyPatches, type Patched, unpatched, writtenOffset } from './yaml-patch';
import { tabIndentation } from './yaml-tabs';

export interface ParsedYaml {
  /** Null for a text without any content. */
  tree: DataNode | null;
  problems: SourceProblem[];
  /** Anchors defined in this text, by name. */
  anchors: ReadonlyMap<string, Anchor>;
  /** Names of aliases that found no anchor. */
  unresolved: string[];
}

export interface YamlOptions {
  /** Anchors defined elsewhere in the same file; their nodes are taken as they are. */
  anchors?: ReadonlyMap<string, Anchor>;
  /** Shared by the parts of one file, so that aliases cannot blow it up part by part. */
  budget?: Budget;
  /** The text must be a mapping: a lone word is a key that is being typed. */
  mapping?: boolean;
}

/** A text that was read, before it becomes a tree with places in a file. */
export interface YamlReading {
  patched: Patched;
  composed: Composed | null;
  /** Offsets into the text as written. */
  problems: SourceProblem[];
  length: number;
}

/** Longer texts (in characters) are not parsed in one piece. */
export const MAX_YAML = 256 * 1024;
/** Problems told for one text; a broken file has few causes and many echoes. */
const MAX_PROBLEMS = 20;
/** How often a text is read again with a broken spot patched. */
const MAX_ROUNDS = 20;
/** The same for a text that is hardly YAML at all. */
const MAX_ROUNDS_HOPELESS = 6;
/** How many objections make a text hopeless. */
const HOPELESS = 40;
/** How many characters those readings may take together; one is always tried. */
const MAX_WORK = 150_000;

/**
 * Parses YAML 1.2 (core schema; dates stay strings) into the product's tree, with spans in the whole text.
 * Never throws: what cannot be read becomes a problem with a place, and the rest of the tree is kept. A broken
 * spot is patched in memory and the text read again, so that one mistake does not hide what follows it.
 * Duplicate keys are no problem here; see `duplicateKeys`.
 * @param text the whole file
 * @param span the part of it that is YAML; by default all
 */
export function parseYaml(
  text: string,
  span: Span = { start: 0, end: text.length },
  options: YamlOptions = {},
): ParsedYaml {
  const whole = span.start === 0 && span.end === text.length;
  return placeYaml(readYaml(whole ? text : text.slice(span.start, span.end), options), span.start, options);
}

/** Reads a text, its broken spots patched. The costly half of `parseYaml`. */
export function readYaml(text: string, options: YamlOptions = {}): YamlReading {
  const length = text.length;
  if (length > MAX_YAML) {
    const found = problem('too-large', 0, 0, { size: length, limit: MAX_YAML }, true);
    return { patched: unpatched(''), composed: null, problems: [found], length };
  }
  // A lone carriage return ends a line in YAML 1.2 (§5.4), but not to the library.
  const lined = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
  const conflicts = withoutConflicts(lined);
  const spaces = withoutOddSpaces(conflicts.text);
  const read = readPatched(spaces.text, options.mapping === true);
  return { ...read, problems: [...conflicts.problems, ...spaces.problems, ...read.problems], length };
}

/** Turns what was read into a tree whose spans count from `base`. */
export function placeYaml(read: YamlReading, base: number, options: YamlOptions = {}): ParsedYaml {
  const { patched, composed, length } = read;
  const at = (offset: number): number => base + Math.min(writtenOffset(patched, offset), length);
  const problems = read.problems.map((found) => ({
    ...found,
    span: { start: Math.min(found.span.start, length) + base, end: Math.min(found.span.end, length) + base },
  }));
  if (composed && composed.deepAt !== null)
    problems.push(
      problem('too-deep', at(composed.deepAt), at(composed.deepAt + 1), { limit: MAX_DEPTH }, true),
    );
  if (composed && composed.secondAt !== null) {
    const line = lineAround(patched.text, composed.secondAt);
    problems.push(problem('yaml-second-document', at(line.start), at(line.end), {}, true));
  }
  const document = composed?.document;
  if (!document) return { tree: null, problems, anchors: new Map(), unresolved: [] };
  return {
    ...convert(document, patched.text, at, problems, options.anchors, options.budget),
    problems,
  };
}

function readPatched(text: string, mapping: boolean): Omit<YamlReading, 'length'> {
  let patched = unpatched(text);
  let composed = compose(text);
  // What was cut off at the depth limit leaves brackets open; that is no news.
  if (composed.deepAt !== null) return { patched, composed, problems: [] };
  const problems: SourceProblem[] = [];
  /** Objections already told, by the library's code and their place in the text as written. */
  const told = new Map<string, number>();
  const rounds = composed.errors.length > HOPELESS ? MAX_ROUNDS_HOPELESS : MAX_ROUNDS;
  let work = 0;
  let tabbed = false;
  for (let round = 0; round < rounds && composed.errors.length > 0 && composed.document; round++) {
    const next = (tabbed ? null : tabs(patched)) ?? nextDiagnosis(patched, composed, told);
    if (!next) break;
    tabbed = true;
    add(problems, patched, next);
    if (next.patches.length === 0) continue;
    if (work > MAX_WORK) break;
    work += patched.text.length;
    patched = applyPatches(patched, next.patches);
    composed = compose(patched.text);
  }
  // What the patience above did not suffice for is told all the same.
  for (let left = MAX_PROBLEMS; left > 0; left--) {
    const next = nextDiagnosis(patched, composed, told);
    if (!next) break;
    add(problems, patched, { ...next, losesContent: true });
  }
  const word = mapping && composed.document ? loneText(patched.text, composed.document) : null;
  if (word) {
    add(problems, patched, word);
    patched = applyPatches(patched, word.patches);
    composed = compose(patched.text);
  }
  return { patched, composed, problems };
}

/** Lines indented with tabs are put right together, before anything else: they upset all that follows. */
function tabs(patched: Patched): Diagnosis | null {
  const found = tabIndentation(patched.text);
  if (!found) return null;
  const { start, end, count, patches } = found;
  return made('yaml-tab-indentation', start, end, { count }, true, patches);
}

/** The first objection that was not told before; one that a patch did not cure makes its line unreadable. */
function nextDiagnosis(patched: Patched, composed: Composed, told: Map<string, number>): Diagnosis | null {
  if (!composed.document) return null;
  const errors = [...composed.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  for (const error of errors) {
    const key = keyOf(patched, error);
    const times = told.get(key) ?? 0;
    if (times < 0 || times > 2) continue;
    if (times > 0) {
      told.set(key, times + 1);
      return unreadable(patched.text, lineAt(patched.text, error.pos[0]));
    }
    let found = diagnose(patched.text, error, composed.document);
    if (found.code === 'yaml-lenient' && found.args.what === 'quote')
      found = marginQuotes(patched.text) ?? found;
    told.set(key, found.patches.length > 0 ? 1 : -1);
    return found;
  }
  return null;
}

function keyOf(patched: Patched, error: YAMLError): string {
  return `${error.code} ${writtenOffset(patched, error.pos[0])}`;
}

/** Notes a diagnosis, unless its line has one already: the second is an echo of the first. */
function add(problems: SourceProblem[], patched: Patched, found: Diagnosis): void {
  const start = writtenOffset(patched, found.start);
  const end = Math.max(start, writtenOffset(patched, found.end));
  const same = problems.find((other) => other.span.start <= end && start <= other.span.end);
  if (same) {
    if (found.losesContent) same.losesContent = true;
    return;
  }
  const echo = problems.find((other) => other.code === found.code && sameCause(other.args, found.args));
  if (echo) {
    echo.args.count = Number(echo.args.count ?? 1) + 1;
    if (found.losesContent) echo.losesContent = true;
    return;
  }
  if (problems.length < MAX_PROBLEMS)
    problems.push(problem(found.code, start, end, found.args, found.losesContent));
}

/** A whole list or mapping shifted the same way is one mistake. */
function sameCause(a: SourceProblem['args'], b: SourceProblem['args']): boolean {
  return a.found !== undefined && a.found === b.found && a.expected === b.expected;
}
