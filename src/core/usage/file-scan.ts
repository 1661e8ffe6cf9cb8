import { decode } from '../documents/decode';
import { indexLines, positionAt } from '../text/positions';
import { mayHoldAnnotation, systemComments, type WaiverComment, waiverComments } from './annotations';
import type { UsageContext } from './context';
import { mayHoldAi } from './filter';
import { languageOf } from './languages';
import type { InlineWaiver, ScannedFile } from './linked';
import { modelFile } from './model-files';
import { readNotebook } from './notebook';
import { ownNamesFor } from './own-components';
import { isGenerated, scanFile } from './scan';
import { buildSearcher, containsAny, type Searcher } from './search';
import { wrapperLinks } from './wrappers';

/** What looking at one file gave. Plain data, so that it can come from a worker and be stored. */
export interface FileOutcome {
  /** Whether the file may hold a name of an AI component: only then can what it yields depend on other files. */
  candidate: boolean;
  /** What it uses, and what its comments say; absent where there is neither. */
  file?: ScannedFile;
  /** Why its text was not looked at. */
  skipped?: string;
}

/** What most files give: shared, since a scan keeps one a file. */
const NOTHING: FileOutcome = Object.freeze({ candidate: false });

/** A file whose name alone decides: a model, which is never read. */
export function scanName(path: string): FileOutcome {
  const usage = modelFile(path) ? scanFile(path, '') : null;
  return usage ? { candidate: false, file: { ...usage, lines: indexLines('') } } : NOTHING;
}

const SETTINGS = /^(?:json|yaml|toml|properties)$/;
const MAX_SETTINGS = 512 * 1024;

/** How many bytes are looked at to tell text from binary data, as `decode` does. */
const SAMPLE = 8000;

/** The filters, the decoding and the scan of one file as read. Never throws on any bytes. */
export function scanSource(path: string, bytes: Uint8Array, context: UsageContext): FileOutcome {
  const language = languageOf(path);
  if (!language) return scanName(path);
  // Settings are short; what is longer is data.
  if (bytes.length > MAX_SETTINGS && SETTINGS.test(language.format)) return NOTHING;
  const candidate = mayHoldAi(path, bytes, ownNamesFor(context.components, path));
  if (!candidate && !bytes.subarray(0, SAMPLE).includes(0)) return NOTHING;
  const { text, encoding } = decode(candidate ? bytes : bytes.subarray(0, SAMPLE));
  if (encoding === 'binary') return { candidate, skipped: 'it is no text although its name says so' };
  if (!candidate) return NOTHING;
  if (isGenerated(language, text)) return { candidate, skipped: 'it is minified or generated' };
  const usage = scanFile(path, text, context);
  const annotated = mayHoldAnnotation(bytes);
  const comments = annotated ? systemComments(text, language) : [];
  if (!usage && comments.length === 0) return { candidate };
  const file: ScannedFile = {
    ...(usage ?? { path, language: language.name, usages: [] }),
    lines: indexLines(text),
  };
  if (comments.length > 0) file.comments = comments;
  if (language.format === 'notebook') {
    const { cells } = readNotebook(text);
    file.cells = cells.map(({ source }) => indexLines(source));
    file.cellLines = cells.map(({ offsets }) => offsets.map((at) => positionAt(file.lines, at).line));
  }
  const waivers = annotated ? waiverComments(text, language) : [];
  if (waivers.length > 0) file.waivers = waivers.map((one) => inlineWaiver(one, file));
  return { candidate, file };
}

function inlineWaiver({ rule, reason, span, cell }: WaiverComment, file: ScannedFile): InlineWaiver {
  const lines = cell === undefined ? file.lines : (file.cells?.[cell] ?? file.lines);
  return { rule, reason, line: positionAt(lines, span.start).line, ...(cell === undefined ? {} : { cell }) };
}

/**
 * What a file imports of the workspace's own AI clients, as a file of its own that uses nothing itself.
 * @param wrappers paths of the modules that are looked for
 */
export function linkSource(
  path: string,
  bytes: Uint8Array,
  context: UsageContext,
  wrappers: readonly string[],
): FileOutcome {
  const searcher = searcherOf(wrappers);
  if (searcher && !containsAny(searcher, bytes)) return NOTHING;
  const { text, encoding } = decode(bytes);
  if (encoding === 'binary') return NOTHING;
  if (wrappers !== lastSet.list) lastSet = { list: wrappers, set: new Set(wrappers) };
  const found = wrapperLinks(path, text, { ...context, wrappers: lastSet.set });
  if (found.length === 0) return NOTHING;
  const language = languageOf(path)?.name ?? '';
  return { candidate: false, file: { path, language, usages: [], wrappers: found, lines: indexLines(text) } };
}

let lastSet: { list: readonly string[]; set: Set<string> } = { list: [], set: new Set() };
/** Lists are shared among the files of a project, so that their identity tells. */
let lastWrappers: readonly string[] | undefined;
let lastSearcher: Searcher | undefined;

/** Looks for the names by which the modules are imported; undefined where one is too short to be looked for. */
function searcherOf(wrappers: readonly string[]): Searcher | undefined {
  if (wrappers === lastWrappers) return lastSearcher;
  const stems = wrappers.map((path) => {
    const parts = path.replace(/\.[^./]*$/, '').split('/');
    const last = parts.pop() ?? '';
    return /^(?:index|__init__)$/.test(last) ? (parts.pop() ?? '') : last;
  });
  lastWrappers = wrappers;
  lastSearcher = stems.some((stem) => stem.length < 3 || /[^\x20-\x7e]/.test(stem))
    ? undefined
    : buildSearcher(stems.map((text) => ({ text, left: 'any', right: 'any' })));
  return lastSearcher;
}
