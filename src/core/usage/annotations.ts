import type { Span } from '../text/positions';
import { lexFormat } from './code';
import { componentPieces } from './components';
import type { Language } from './languages';
import { cellStarts, notebookPieces, readNotebook } from './notebook';
import { markdownPieces } from './r-markdown';
import { buildSearcher, containsAny } from './search';

/** One `aims: system <id>` in a comment. */
export interface SystemComment {
  system: string;
  /** The id, in the file, or within the source of `cell`. */
  span: Span;
  cell?: number;
}

const ANNOTATION = /\baims:[ \t]{0,20}systems?[ \t]{1,20}([^\r\n]{1,300})/giu;
const ID = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*/u;

let searcher: ReturnType<typeof buildSearcher> | undefined;

/** The cheap filter of `systemComments`: whether the bytes hold `aims:` at all. */
export function mayHoldAnnotation(bytes: Uint8Array): boolean {
  searcher ??= buildSearcher([{ text: 'aims:', left: 'word', right: 'any' }]);
  return containsAny(searcher, bytes);
}

/** The annotations in a stretch of comment. A full stop that ends a sentence is no part of an id. */
function annotations(text: string, base: number, cell?: number): SystemComment[] {
  const found: SystemComment[] = [];
  ANNOTATION.lastIndex = 0;
  for (let match = ANNOTATION.exec(text); match; match = ANNOTATION.exec(text)) {
    let list = match[1] ?? '';
    let at = base + match.index + match[0].length - list.length;
    for (let id = ID.exec(list); id; id = ID.exec(list)) {
      const system = id[0].replace(/[.-]+$/, '');
      found.push({
        system,
        span: { start: at, end: at + system.length },
        ...(cell === undefined ? {} : { cell }),
      });
      const comma = /^[ \t]{0,20},[ \t]{0,20}/.exec(list.slice(id[0].length));
      if (!comma) break;
      at += id[0].length + comma[0].length;
      list = list.slice(id[0].length + comma[0].length);
    }
  }
  return found;
}

/**
 * The systems that a file names in its comments (`# aims: system credit-scoring`; several, separated by commas):
 * in code, in manifests and settings, in notebook cells, and as `<!-- … -->` in markup. Never throws.
 * @param language as `languageOf` tells it for the path
 */
export function systemComments(text: string, language: Language): SystemComment[] {
  const { format } = language;
  if (!/\baims:/i.test(text)) return [];
  if (format === 'notebook') {
    const notebook = readNotebook(text);
    const starts = cellStarts(notebook);
    const found: SystemComment[] = [];
    for (const piece of notebookPieces(notebook)) {
      const cell = piece.cell ?? 0;
      for (const one of inCode(piece.text, piece.format)) {
        const shift = piece.base - (starts[cell] ?? 0);
        found.push({
          system: one.system,
          cell,
          span: { start: one.span.start + shift, end: one.span.end + shift },
        });
      }
    }
    notebook.cells.forEach((cell, index) => {
      if (cell.kind === 'markdown')
        found.push(...inMarkup(cell.source).map((one) => ({ ...one, cell: index })));
    });
    return found.sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0) || a.span.start - b.span.start);
  }
  if (format === 'component' || format === 'r-markdown') {
    const pieces = format === 'component' ? componentPieces(text).pieces : markdownPieces(text);
    const found = pieces.flatMap((piece) => shifted(inCode(piece.text, piece.format), piece.base));
    return [...found, ...inMarkup(text)].sort((a, b) => a.span.start - b.span.start);
  }
  if (format === 'maven' || format === 'msbuild') return inMarkup(text);
  return inCode(text, format);
}

function shifted(found: readonly SystemComment[], base: number): SystemComment[] {
  return found.map((one) => ({ ...one, span: { start: one.span.start + base, end: one.span.end + base } }));
}

function inCode(text: string, format: Language['format']): SystemComment[] {
  const lexed = lexFormat(format, text);
  if (lexed) return lexed.comments.flatMap(({ start, end }) => annotations(text.slice(start, end), start));
  if (format === 'sql') return [...lines(text, /--[^\n]*/g), ...between(text, '/*', '*/')];
  if (/^(?:go-mod|package-json|json|deno-json)$/.test(format)) return lines(text, /(?:^|[\s,{[])\/\/[^\n]*/g);
  return lines(text, /(?:^|[ \t])[#;][^\n]*/gm);
}

function inMarkup(text: string): SystemComment[] {
  return between(text, '<!--', '-->');
}

function between(text: string, open: string, close: string): SystemComment[] {
  const found: SystemComment[] = [];
  for (let at = text.indexOf(open); at >= 0; ) {
    const stop = text.indexOf(close, at + open.length);
    const end = stop < 0 ? text.length : stop;
    found.push(...annotations(text.slice(at, end), at));
    at = text.indexOf(open, end);
  }
  return found;
}

function lines(text: string, comment: RegExp): SystemComment[] {
  const found: SystemComment[] = [];
  for (let match = comment.exec(text); match; match = comment.exec(text))
    found.push(...annotations(match[0], match.index));
  return found;
}
