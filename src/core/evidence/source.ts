import { withoutConflicts } from '../documents/conflicts';
import { lfsPointer } from '../documents/digest';
import type { SourceDocument, SourceProblem } from '../documents/document';
import { parseJson } from '../documents/json';
import { isMap } from '../documents/tree';
import { readXml } from '../documents/xml';
import { parseYaml } from '../documents/yaml';
import { indexLines } from '../text/positions';
import { parseCsv } from './csv';
import { isEvidenceName, mayHoldResults, resultFormat } from './nominate';
import { createReading, type Reader, type ResultSource, type ResultSyntax, remark } from './reading';

/** A parsed text, with what went wrong in parsing it. */
export interface ParsedResults extends ResultSource {
  syntax: ResultSyntax;
  parsing: SourceProblem[];
}

/** Lines of JSON that are read at most; logs of single answers are skipped without being parsed. */
const MAX_LINES = 5000;

/**
 * Parses a text in which results may stand; null when nothing speaks for that. Never throws.
 * @param bound a record names the file, so any shape is looked at
 */
export function parseResults(path: string, text: string, bound = false): ParsedResults | null {
  if (lfsPointer(text)) return bound ? parsed(path, text, bound, 'text') : null;
  if (!bound && !mayHoldResults(path, text)) return null;
  switch (resultFormat(path)) {
    case 'json': {
      const conflicts = withoutConflicts(text);
      const { tree, problems } = parseJson(conflicts.text);
      return {
        ...parsed(path, text, bound, 'tree'),
        tree,
        parsing: [...conflicts.problems, ...problems.filter(isTold)],
      };
    }
    case 'yaml': {
      const { tree, problems } = parseYaml(text);
      return { ...parsed(path, text, bound, 'tree'), tree, parsing: problems };
    }
    case 'csv': {
      const table = parseCsv(text);
      return { ...parsed(path, text, bound, 'table'), table };
    }
    case 'jsonl':
      return jsonLines(parsed(path, text, bound, 'lines'));
    case 'xml':
      return { ...parsed(path, text, bound, 'xml'), xml: readXml(text) };
    case 'mlflow':
      return parsed(path, text, bound, 'text');
    default:
      return bound ? parsed(path, text, bound, 'text') : null;
  }
}

function parsed(path: string, text: string, bound: boolean, syntax: ResultSyntax): ParsedResults {
  return { path, text, bound, syntax, tree: null, parsing: [] };
}

/** NaN and Infinity are told where they are read as results; elsewhere in a log they harm nobody. */
function isTold({ code }: SourceProblem): boolean {
  return code !== 'json-not-a-number';
}

function jsonLines(source: ParsedResults): ParsedResults {
  const { text } = source;
  const lines: NonNullable<ResultSource['lines']> = [];
  for (let at = 0; at < text.length && lines.length < MAX_LINES; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    // Single attempts fill such logs and hold no result.
    if (end - at > 2 && !/"entry_type"\s*:\s*"attempt"/.test(text.slice(at, Math.min(end, at + 60)))) {
      const { tree, problems } = parseJson(text, { start: at, end });
      if (tree && isMap(tree)) lines.push(tree);
      source.parsing.push(...problems.filter(isTold).slice(0, Math.max(0, 20 - source.parsing.length)));
    }
    at = end + 1;
  }
  return { ...source, lines };
}

/** The document of a text that one of the readers knows; null when none does. */
export function evidenceDocument(source: ParsedResults, readers: readonly Reader[]): SourceDocument | null {
  const reader = readers.find((each) => each.syntax === source.syntax && each.matches(source));
  if (!reader) return null;
  const into = createReading();
  reader.read(source, into);
  const { path, table, parsing } = source;
  if (table?.unclosed)
    remark(into, 'result-not-understood', table.unclosed, { what: 'a quotation mark that is never closed' });
  const complete = into.complete && !parsing.some(({ losesContent }) => losesContent);
  return {
    ...baseDocument(source),
    evidence: { path, reader: reader.id, results: into.results, problems: into.problems, complete },
  };
}

/** The document of a file that a record names and no reader knows: that it is there, and that nothing was understood. */
export function unknownEvidence(source: ParsedResults): SourceDocument {
  const { path, text } = source;
  const pointer = lfsPointer(text) !== undefined;
  const into = createReading();
  const end = Math.max(0, text.search(/[\r\n]|$/));
  remark(
    into,
    pointer ? 'result-lfs-pointer' : 'result-not-understood',
    { start: 0, end },
    { what: 'the file as a whole' },
  );
  return {
    ...baseDocument(source),
    evidence: {
      path,
      reader: pointer ? 'lfs-pointer' : 'unknown',
      results: [],
      problems: into.problems,
      complete: false,
    },
  };
}

/** The document of a result file whose text could not be had; null unless a record names it or its name says all. */
export function unreadEvidence(path: string, found: SourceProblem, bound: boolean): SourceDocument | null {
  if (!bound && !isEvidenceName(path)) return null;
  return {
    ...baseDocument({ ...parsed(path, '', bound, 'text'), parsing: [found] }),
    evidence: { path, reader: 'unread', results: [], problems: [], complete: false },
  };
}

function baseDocument({ path, text, tree, parsing }: ParsedResults): SourceDocument {
  const format = resultFormat(path);
  return {
    path,
    kind: 'test-result',
    format: format === 'json' || format === 'yaml' ? format : 'unknown',
    text,
    lines: indexLines(text),
    tree,
    frontMatter: null,
    markdown: null,
    problems: parsing,
  };
}
