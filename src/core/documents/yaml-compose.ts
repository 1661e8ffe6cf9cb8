import { Composer, type Document, Lexer, Parser, type YAMLError } from 'yaml';
import { MAX_DEPTH } from './tree';

export interface Composed {
  /** The first document of the text; null for a text without any. */
  document: Document.Parsed | null;
  /** What the library objects to in the first document, in its own terms; ranges count in the composed text. */
  errors: YAMLError[];
  /** Where nesting went past the limit; what follows was not read. */
  deepAt: number | null;
  /** Where a second document begins. */
  secondAt: number | null;
}

/**
 * Parses a text with the `yaml` library behind a guard. The library composes recursively and aborts the process
 * on deep nesting, so its own iterative lexer and parser run first, and stop where their stack passes the limit.
 * Never throws.
 */
export function compose(text: string): Composed {
  // The library makes an error object for each objection, and a broken text draws thousands: their stack traces,
  // which nobody reads, would take most of the time. `stackTraceLimit` is V8's own and harmless elsewhere.
  const errors = Error as { stackTraceLimit?: number };
  const limit = errors.stackTraceLimit;
  errors.stackTraceLimit = 0;
  try {
    return guarded(text);
  } finally {
    if (limit === undefined) delete errors.stackTraceLimit;
    else errors.stackTraceLimit = limit;
  }
}

function guarded(text: string): Composed {
  const { tokens, deepAt } = tokenize(text);
  if (deepAt !== null) {
    // Up to this place the nesting is within the limit by construction.
    const again = tokenize(text.slice(0, deepAt));
    return { ...composeTokens(again.tokens, deepAt), deepAt };
  }
  return { ...composeTokens(tokens, text.length), deepAt: null };
}

type Tokens = ReturnType<Parser['parse']> extends Iterable<infer T> ? T[] : never;

function tokenize(text: string): { tokens: Tokens; deepAt: number | null } {
  const parser = new Parser();
  const tokens: Tokens = [];
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // The stack holds the document and one entry a level; the parser declares it, but not for others.
    const levels = (parser as unknown as { stack: unknown[] }).stack.length - 2;
    if (levels > MAX_DEPTH) return { tokens, deepAt: offset };
    offset = (parser as unknown as { offset: number }).offset;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, deepAt: null };
}

function composeTokens(tokens: Tokens, length: number): Omit<Composed, 'deepAt'> {
  const composer = new Composer({
    uniqueKeys: false,
    version: '1.2',
    prettyErrors: false,
    logLevel: 'silent',
  });
  let first: Document.Parsed | null = null;
  for (const document of composer.compose(tokens, true, length)) {
    if (!first) first = document;
    else return { document: first, errors: first.errors, secondAt: document.range[0] };
  }
  return { document: first, errors: first?.errors ?? [], secondAt: null };
}
