import { decode } from '../documents/decode';
import { plainDocument, type SourceDocument, type SourceProblem } from '../documents/document';
import {
  MAX_BYTES,
  type ParseOptions,
  parseSource,
  parseText,
  type SourceFile,
  unreadSource,
} from '../documents/parse-source';
import { isNominated } from '../documents/recognise';
import { isResultNominated } from '../evidence/nominate';
import { looseReaders, toolReaders } from '../evidence/readers';
import { evidenceDocument, parseResults, unknownEvidence, unreadEvidence } from '../evidence/source';
import { sha256 } from '../text/digest';

export interface ReadOptions extends ParseOptions {
  /** A record names the file as its evidence: it is read whatever it is called. */
  bound?: boolean;
  /** It is a document that was approved by its digest: of a file that is nothing else its text is kept. */
  approved?: boolean;
}

/** Whether a file is worth reading at all, by its name alone. */
export function isWorthReading(path: string): boolean {
  return isNominated(path) || isResultNominated(path);
}

/**
 * What one file is to the product: a part of a register, a card, a result file; null when it is nothing of ours.
 * Never throws.
 */
export async function readSource(
  file: SourceFile,
  options: ReadOptions = {},
): Promise<SourceDocument | null> {
  const { path, bytes } = file;
  if (!isWorthReading(path) && !options.registerPart && !options.bound && !options.approved) return null;
  if (bytes.length > MAX_BYTES) {
    const found = {
      code: 'too-large',
      span: { start: 0, end: 0 },
      args: { size: bytes.length, limit: MAX_BYTES },
      losesContent: true,
    };
    return (await parseSource(file, options)) ?? unreadEvidence(path, found, options.bound ?? false);
  }
  const { text, encoding, problems } = decode(bytes);
  if (encoding === 'binary') {
    const found = unread(path, problems[0]!, options);
    if (!options.approved) return found;
    return { ...(found ?? plainDocument(path, '')), digest: `sha256:${sha256(bytes)}` };
  }
  return readText(path, text, options, problems);
}

/** The same for a text that an editor holds. */
export async function readText(
  path: string,
  text: string,
  options: ReadOptions = {},
  problems: SourceProblem[] = [],
): Promise<SourceDocument | null> {
  const results = options.registerPart ? null : parseResults(path, text, options.bound);
  const certain = results && evidenceDocument(results, toolReaders);
  if (certain) return withProblems(certain, problems);
  const other = await parseText(path, text, options, problems);
  if (other) return other;
  const plain = options.approved ? plainDocument(path, text) : null;
  if (!results) return plain;
  const loose = evidenceDocument(results, looseReaders) ?? (options.bound ? unknownEvidence(results) : plain);
  return loose && withProblems(loose, problems);
}

function withProblems(document: SourceDocument, problems: readonly SourceProblem[]): SourceDocument {
  document.problems = [...problems, ...document.problems].sort((a, b) => a.span.start - b.span.start);
  return document;
}

/** The document of a file whose text could not be had, where its name or a record says that it is ours. */
export function unread(path: string, found: SourceProblem, options: ReadOptions = {}): SourceDocument | null {
  return unreadSource(path, found) ?? unreadEvidence(path, found, options.bound ?? false);
}
