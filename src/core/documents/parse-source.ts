import { indexLines } from '../text/positions';
import { decode } from './decode';
import type { SourceDocument, SourceProblem } from './document';
import { parseFrontMatter } from './front-matter';
import { parseJson } from './json';
import { parseManifest } from './manifest';
import { outlineMarkdown } from './markdown';
import { problem } from './problems';
import {
  manifestName,
  type Recognised,
  recogniseJson,
  recogniseMarkdown,
  recogniseYaml,
  syntaxOf,
} from './recognise';
import { parseYaml } from './yaml';

export interface SourceFile {
  /** Relative to the root, with `/`. */
  path: string;
  bytes: Uint8Array;
}

export interface ParseOptions {
  /** Gives the event loop back between slices of work. */
  pause?: () => Promise<void>;
}

/** Files with more bytes are not parsed; what depends on them is unknown. */
export const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Recognises and parses one file. Null when it is nothing of ours. Never throws: what cannot be read is told in
 * the document's problems, with a partial tree.
 */
export async function parseSource(
  file: SourceFile,
  options: ParseOptions = {},
): Promise<SourceDocument | null> {
  const syntax = syntaxOf(file.path);
  if (!syntax) return null;
  if (file.bytes.length > MAX_BYTES) return tooLarge(file);
  const { text, problems } = decode(file.bytes);
  if (syntax === 'markdown') return markdownSource(file.path, text, problems);
  const manifest = syntax === 'yaml' ? manifestName(file.path) : null;
  const parsed = manifest
    ? await parseManifest(text, options)
    : syntax === 'yaml'
      ? parseYaml(text)
      : parseJson(text);
  const found =
    syntax === 'yaml' ? recogniseYaml(file.path, parsed.tree) : recogniseJson(file.path, parsed.tree);
  if (!found) return null;
  return {
    ...base(file.path, text, found),
    tree: parsed.tree,
    problems: [...problems, ...parsed.problems],
  };
}

function base(path: string, text: string, found: Recognised): SourceDocument {
  return {
    path,
    ...found,
    text,
    lines: indexLines(text),
    tree: null,
    frontMatter: null,
    markdown: null,
    problems: [],
  };
}

function markdownSource(path: string, text: string, problems: SourceProblem[]): SourceDocument | null {
  const { frontMatter, region, problems: own } = parseFrontMatter(text);
  const markdown = outlineMarkdown(text, { start: region.end, end: text.length });
  const found = recogniseMarkdown(path, text, frontMatter, markdown);
  if (!found) return null;
  return {
    ...base(path, text, found),
    tree: frontMatter.tree,
    frontMatter,
    markdown,
    problems: [...problems, ...own],
  };
}

/** A file too large to be read is told only when its name alone says that it is one of ours. */
function tooLarge(file: SourceFile): SourceDocument | null {
  const manifest = manifestName(file.path);
  if (!manifest) return null;
  const found: Recognised = { kind: manifest, format: 'aims-yaml' };
  const args = { bytes: file.bytes.length, limit: MAX_BYTES };
  return { ...base(file.path, '', found), problems: [problem('too-large', 0, 0, args, true)] };
}
