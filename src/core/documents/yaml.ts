import type { YAMLError } from 'yaml';
import type { Span } from '../text/positions';
import type { SourceProblem } from './document';
import { lineAround, problem } from './problems';
import type { DataNode } from './tree';
import { compose } from './yaml-compose';
import { type Anchor, convert } from './yaml-convert';

export interface ParsedYaml {
  /** Null for a text without any content. */
  tree: DataNode | null;
  problems: SourceProblem[];
  /** Anchors defined in this text, by name. */
  anchors: ReadonlyMap<string, Anchor>;
  /** Names of aliases that found no anchor. */
  unresolved: string[];
  /** Whether an anchor of `options.anchors` was used. */
  usesOuter: boolean;
}

export interface YamlOptions {
  /** Anchors defined elsewhere in the same file; their nodes are taken as they are. */
  anchors?: ReadonlyMap<string, Anchor>;
}

/** Problems told for one text; a broken file has one cause and many echoes. */
const MAX_PROBLEMS = 20;

/**
 * Parses YAML 1.2 (core schema; dates stay strings) into the product's tree, with spans in the whole text.
 * Never throws: what cannot be read becomes a problem with a place, and the rest of the tree is kept.
 * Duplicate keys are no problem here; see `duplicateKeys`.
 * @param text the whole file
 * @param span the part of it that is YAML; by default all
 */
export function parseYaml(
  text: string,
  span: Span = { start: 0, end: text.length },
  options: YamlOptions = {},
): ParsedYaml {
  const part = span.start === 0 && span.end === text.length ? text : text.slice(span.start, span.end);
  const at = (offset: number): number => span.start + Math.min(offset, part.length);
  const problems: SourceProblem[] = [];
  const { document, errors, deepAt, secondAt } = compose(part);
  let lastLine = -1;
  for (const error of errors) {
    const line = lineAround(part, error.pos[0]);
    if (line.start === lastLine) continue;
    lastLine = line.start;
    problems.push(problem(codeOf(error), at(line.start), at(line.end), {}, true));
    if (problems.length >= MAX_PROBLEMS) break;
  }
  if (deepAt !== null) problems.push(problem('too-deep', at(deepAt), at(deepAt + 1), {}, true));
  if (secondAt !== null) {
    const line = lineAround(part, secondAt);
    problems.push(problem('yaml-second-document', at(line.start), at(line.end), {}, true));
  }
  if (!document) return { tree: null, problems, anchors: new Map(), unresolved: [], usesOuter: false };
  const converted = convert(document, part, at, problems, options.anchors);
  return { ...converted, problems };
}

function codeOf(error: YAMLError): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'yaml-tab-indentation';
    case 'BAD_INDENT':
      return 'yaml-indentation';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'yaml-missing-colon';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'yaml-colon-in-value';
    case 'BAD_SCALAR_START':
      return 'yaml-reserved-character';
    case 'BAD_DQ_ESCAPE':
      return 'yaml-bad-escape';
    default:
      return 'yaml-syntax';
  }
}
