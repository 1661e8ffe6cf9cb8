import { withoutConflicts } from './conflicts';
import { decode } from './decode';
import { type MarkdownOutline, plainDocument, type SourceDocument, type SourceProblem } from './document';
import { parseFrontMatter } from './front-matter';
import { parseJson } from './json';
import { parseManifest } from './manifest';
import { manifestName } from './manifest-name';
import { outlineMarkdown } from './markdown';
import { problem } from './problems';
import {
  isAimsYaml,
  isNominated,
  isSnapshot,
  mayBeYamlCard,
  mayHoldCard,
  nameWeight,
  type Recognised,
  recogniseJson,
  recogniseMarkdown,
  recogniseYaml,
  syntaxOf,
} from './recognise';

export interface SourceFile {
  /** Relative to the root, with `/`. */
  path: string;
  bytes: Uint8Array;
}

export interface ParseOptions {
  /** Gives the event loop back between slices of work. */
  pause?: () => Promise<void>;
  token?: { readonly isCancellationRequested: boolean };
  /** An earlier state of the same file, whose unchanged records are taken over. */
  previous?: SourceDocument | null;
  /** The file is named by a manifest's `include`: part of the register, whatever it is called. */
  registerPart?: boolean;
}

/** Of files with more bytes only the beginning is looked at, to tell whether they are ours. */
export const MAX_BYTES = 4 * 1024 * 1024;
/** How much of a file that is too large is looked at. */
const HEAD_BYTES = 64 * 1024;

/**
 * Recognises and parses one file. Null when it is nothing of ours. Never throws: what cannot be read is told in
 * the document's problems, with a partial tree.
 */
export async function parseSource(
  file: SourceFile,
  options: ParseOptions = {},
): Promise<SourceDocument | null> {
  if (!isNominated(file.path) && !options.registerPart) return null;
  const large = file.bytes.length > MAX_BYTES;
  const { text, encoding, problems } = decode(large ? headOf(file.bytes) : file.bytes);
  if (encoding === 'binary') return unreadSource(file.path, problems[0] ?? problem('binary', 0, 0, {}, true));
  const found = await parseText(file.path, text, options, problems);
  // What the cut leaves open is no news.
  if (found && large)
    found.problems = [problem('too-large', 0, 0, { size: file.bytes.length, limit: MAX_BYTES }, true)];
  return found;
}

/** The same for a text that an editor holds. */
export async function parseText(
  path: string,
  text: string,
  options: ParseOptions = {},
  problems: SourceProblem[] = [],
): Promise<SourceDocument | null> {
  const found = await bySyntax(path, text, options, problems);
  found?.problems.sort((a, b) => a.span.start - b.span.start);
  return found;
}

async function bySyntax(
  path: string,
  text: string,
  options: ParseOptions,
  problems: SourceProblem[],
): Promise<SourceDocument | null> {
  if (options.registerPart) return manifestSource(path, text, options, problems);
  if (!isNominated(path)) return null;
  switch (syntaxOf(path)) {
    case 'markdown':
      return markdownSource(path, text, problems);
    case 'yaml':
      return isAimsYaml(path, text)
        ? manifestSource(path, text, options, problems)
        : yamlSource(path, text, options, problems);
    default:
      return jsonSource(path, text, problems);
  }
}

/**
 * A document for a file whose text could not be had (too large, unreadable, binary), so that the problem is
 * told; null unless the file's name alone says that it is one of ours.
 */
export function unreadSource(path: string, found: SourceProblem): SourceDocument | null {
  const syntax = syntaxOf(path);
  const manifest = manifestName(path);
  if (manifest) return { ...base(path, '', { kind: manifest, format: 'aims-yaml' }), problems: [found] };
  if (!syntax || nameWeight(path) < 2) return null;
  const dataset = /data[-_. ]?(?:set)?[-_. ]?(?:card|sheet)/i.test(path.slice(path.lastIndexOf('/') + 1));
  const kind = dataset ? 'dataset-card' : 'model-card';
  return { ...base(path, '', { kind, format: syntax }), problems: [found] };
}

/** The beginning of a file, up to a line's end, so that no character is cut. */
function headOf(bytes: Uint8Array): Uint8Array {
  const head = bytes.subarray(0, HEAD_BYTES);
  const end = head.lastIndexOf(10);
  return end > 0 ? head.subarray(0, end + 1) : head;
}

function base(path: string, text: string, found: Recognised): SourceDocument {
  return { ...plainDocument(path, text), ...found };
}

async function manifestSource(
  path: string,
  text: string,
  options: ParseOptions,
  problems: SourceProblem[],
): Promise<SourceDocument> {
  const previous = options.previous?.manifest;
  const { pause, token } = options;
  const parsed = await parseManifest(text, {
    ...(pause && { pause }),
    ...(token && { token }),
    ...(previous && { previous }),
  });
  const part = manifestName(path) !== 'manifest';
  return {
    ...base(path, text, { kind: part ? 'register-part' : 'manifest', format: 'aims-yaml' }),
    tree: parsed.tree ?? parsed.other,
    problems: [...problems, ...parsed.problems],
    manifest: parsed,
  };
}

async function yamlSource(
  path: string,
  text: string,
  options: ParseOptions,
  problems: SourceProblem[],
): Promise<SourceDocument | null> {
  if (!mayBeYamlCard(path, text)) return null;
  const { pause, token } = options;
  const parsed = await parseManifest(text, { ...(pause && { pause }), ...(token && { token }) });
  const found = recogniseYaml(path, parsed.tree);
  return (
    found && { ...base(path, text, found), tree: parsed.tree, problems: [...problems, ...parsed.problems] }
  );
}

function jsonSource(path: string, text: string, problems: SourceProblem[]): SourceDocument | null {
  if (isSnapshot(text)) {
    const parsed = parseJson(text);
    const found: Recognised = { kind: 'snapshot', format: 'json' };
    return { ...base(path, text, found), tree: parsed.tree, problems: [...problems, ...parsed.problems] };
  }
  if (nameWeight(path) < 2 && !mayHoldCard(text)) return null;
  const conflicts = withoutConflicts(text);
  const parsed = parseJson(conflicts.text);
  const found = recogniseJson(path, parsed.tree);
  return (
    found && {
      ...base(path, text, found),
      tree: parsed.tree,
      problems: [...problems, ...conflicts.problems, ...parsed.problems],
    }
  );
}

function markdownSource(path: string, text: string, problems: SourceProblem[]): SourceDocument | null {
  const conflicts = withoutConflicts(text);
  const read = readMarkdown(conflicts.text);
  const found = recogniseMarkdown(path, text, read.frontMatter, read.markdown, read.body);
  if (!found) return null;
  // Markers in a code block are an example.
  const real = conflicts.problems.filter((conflict) => !inCode(conflict, conflicts.problems, text));
  return {
    ...base(path, text, found),
    tree: read.frontMatter.tree,
    frontMatter: read.frontMatter,
    markdown: read.markdown,
    problems: [...problems, ...real, ...read.problems],
  };
}

function readMarkdown(text: string) {
  const { frontMatter, region, problems } = parseFrontMatter(text);
  const top = text.slice(0, region.start).trim() === '';
  const body = top ? text : maskRegion(text, region.start, region.end);
  const markdown: MarkdownOutline = outlineMarkdown(body, { start: top ? region.end : 0, end: text.length });
  return { frontMatter, markdown, problems, body: top ? region.end : 0 };
}

/** Blanks metadata that stands between other text, offsets and line endings kept. */
function maskRegion(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}

function inCode(conflict: SourceProblem, all: SourceProblem[], text: string): boolean {
  if (all.length === 0) return false;
  const { start } = conflict.span;
  const { blocks } = outlineMarkdown(text);
  return blocks.some((block) => block.type === 'code' && block.span.start < start && start < block.span.end);
}
