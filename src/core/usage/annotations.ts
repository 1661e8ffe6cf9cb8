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

/** `aims-ignore <rule>: <reason>` in a comment; it counts for the line it stands on and the one below. */
export interface WaiverComment {
  rule: string;
  reason: string;
  span: Span;
  cell?: number;
}

/** A stretch of comment and where it begins, in the file or in the source of `cell`. */
interface CommentText {
  text: string;
  base: number;
  cell?: number;
}

const ANNOTATION = /\baims:[ \t]{0,20}systems?[ \t]{1,20}([^\r\n]{1,300})/giu;
const ID = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*/u;
const WAIVER = /\baims-ignore[ \t]{1,20}([a-z][a-z-]{1,60})[ \t]{0,20}:[ \t]{0,20}([^\r\n]{1,300})/g;

let searcher: ReturnType<typeof buildSearcher> | undefined;

/** The cheap filter of what follows: whether the bytes hold `aims:` or `aims-ignore` at all. */
export function mayHoldAnnotation(bytes: Uint8Array): boolean {
  searcher ??= buildSearcher([
    { text: 'aims:', left: 'word', right: 'any' },
    { text: 'aims-ignore', left: 'word', right: 'any' },
  ]);
  return containsAny(searcher, bytes);
}

/**
 * The systems that a file names in its comments (`# aims: system credit-scoring`; several, separated by commas):
 * in code, in manifests and settings, in notebook cells, and as `<!-- … -->` in markup. Never throws.
 * @param language as `languageOf` tells it for the path
 */
export function systemComments(text: string, language: Language): SystemComment[] {
  if (!/\baims:/i.test(text)) return [];
  return commentsOf(text, language).flatMap(annotations);
}

/** The waivers that a file's comments hold. Never throws. */
export function waiverComments(text: string, language: Language): WaiverComment[] {
  if (!text.includes('aims-ignore')) return [];
  return commentsOf(text, language).flatMap((comment) =>
    [...comment.text.matchAll(WAIVER)].flatMap((match) => {
      const reason = (match[2] ?? '').replace(/(?:-->|\*\/)\s*$/, '').trim();
      const start = comment.base + match.index;
      return reason === ''
        ? []
        : [
            {
              rule: match[1] ?? '',
              reason,
              span: { start, end: start + match[0].length },
              ...cellOf(comment),
            },
          ];
    }),
  );
}

/** The annotations in a stretch of comment. A full stop that ends a sentence is no part of an id. */
function annotations({ text, base, cell }: CommentText): SystemComment[] {
  const found: SystemComment[] = [];
  ANNOTATION.lastIndex = 0;
  for (let match = ANNOTATION.exec(text); match; match = ANNOTATION.exec(text)) {
    let list = match[1] ?? '';
    let at = base + match.index + match[0].length - list.length;
    for (let id = ID.exec(list); id; id = ID.exec(list)) {
      const system = id[0].replace(/[.-]+$/, '');
      found.push({ system, span: { start: at, end: at + system.length }, ...cellOf({ cell }) });
      const comma = /^[ \t]{0,20},[ \t]{0,20}/.exec(list.slice(id[0].length));
      if (!comma) break;
      at += id[0].length + comma[0].length;
      list = list.slice(id[0].length + comma[0].length);
    }
  }
  return found;
}

function cellOf({ cell }: { cell?: number | undefined }): { cell?: number } {
  return cell === undefined ? {} : { cell };
}

/** The comments of a file, in order. */
function commentsOf(text: string, { format }: Language): CommentText[] {
  if (format === 'notebook') {
    const notebook = readNotebook(text);
    const starts = cellStarts(notebook);
    const found: CommentText[] = notebookPieces(notebook).flatMap((piece) => {
      const cell = piece.cell ?? 0;
      const shift = piece.base - (starts[cell] ?? 0);
      return inCode(piece.text, piece.format).map((one) => ({ ...one, cell, base: one.base + shift }));
    });
    notebook.cells.forEach((cell, index) => {
      if (cell.kind === 'markdown')
        found.push(...inMarkup(cell.source).map((one) => ({ ...one, cell: index })));
    });
    return found.sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0) || a.base - b.base);
  }
  if (format === 'component' || format === 'r-markdown') {
    const pieces = format === 'component' ? componentPieces(text).pieces : markdownPieces(text);
    const found = pieces.flatMap((piece) =>
      inCode(piece.text, piece.format).map((one) => ({ ...one, base: one.base + piece.base })),
    );
    return [...found, ...inMarkup(text)].sort((a, b) => a.base - b.base);
  }
  if (format === 'maven' || format === 'msbuild') return inMarkup(text);
  return inCode(text, format);
}

function inCode(text: string, format: Language['format']): CommentText[] {
  const lexed = lexFormat(format, text);
  if (lexed) return lexed.comments.map(({ start, end }) => ({ text: text.slice(start, end), base: start }));
  if (format === 'sql') return [...lines(text, /--[^\n]*/g), ...between(text, '/*', '*/')];
  if (/^(?:go-mod|package-json|json|deno-json)$/.test(format)) return lines(text, /(?:^|[\s,{[])\/\/[^\n]*/g);
  return lines(text, /(?:^|[ \t])[#;][^\n]*/gm);
}

function inMarkup(text: string): CommentText[] {
  return between(text, '<!--', '-->');
}

function between(text: string, open: string, close: string): CommentText[] {
  const found: CommentText[] = [];
  for (let at = text.indexOf(open); at >= 0; ) {
    const stop = text.indexOf(close, at + open.length);
    const end = stop < 0 ? text.length : stop;
    found.push({ text: text.slice(at, end), base: at });
    at = text.indexOf(open, end);
  }
  return found;
}

function lines(text: string, comment: RegExp): CommentText[] {
  return [...text.matchAll(comment)].map((match) => ({ text: match[0], base: match.index }));
}
