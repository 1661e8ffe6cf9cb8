import { decode } from '../documents/decode';
import { indexLines, positionAt } from '../text/positions';
import { mayHoldAnnotation, systemComments, type WaiverComment, waiverComments } from './annotations';
import type { UsageContext } from './context';
import { mayHoldAi } from './filter';
import { languageOf } from './languages';
import type { InlineWaiver, ScannedFile } from './linked';
import { modelFile } from './model-files';
import { readNotebook } from './notebook';
import { isGenerated, scanFile } from './scan';
import type { WrapperLink } from './types';
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

/** A file whose name alone decides: a model, which is never read. */
export function scanName(path: string): FileOutcome {
  const usage = modelFile(path) ? scanFile(path, '') : null;
  return usage ? { candidate: false, file: { ...usage, lines: indexLines('') } } : { candidate: false };
}

/** How many bytes are looked at to tell text from binary data, as `decode` does. */
const SAMPLE = 8000;

/** The filters, the decoding and the scan of one file as read. Never throws on any bytes. */
export function scanSource(path: string, bytes: Uint8Array, context: UsageContext): FileOutcome {
  const language = languageOf(path);
  if (!language) return scanName(path);
  const candidate = mayHoldAi(path, bytes);
  if (!candidate && !bytes.subarray(0, SAMPLE).includes(0)) return { candidate };
  const { text, encoding } = decode(candidate ? bytes : bytes.subarray(0, SAMPLE));
  if (encoding === 'binary') return { candidate, skipped: 'it is no text although its name says so' };
  if (!candidate) return { candidate };
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

/** The imports of a file that lead to the workspace's own AI clients; empty for other languages. */
export function linksOf(path: string, bytes: Uint8Array, context: UsageContext): WrapperLink[] {
  const { text, encoding } = decode(bytes);
  return encoding === 'binary' ? [] : wrapperLinks(path, text, context);
}

/** A file that is known only for what it imports. */
export function importerOf(path: string, bytes: Uint8Array, wrappers: WrapperLink[]): ScannedFile {
  const { text } = decode(bytes);
  return {
    path,
    language: languageOf(path)?.name ?? '',
    usages: [],
    wrappers,
    lines: indexLines(text),
  };
}
