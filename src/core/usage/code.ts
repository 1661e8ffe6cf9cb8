import type { DetectorCategory } from '../catalogue/detectors';
import { artefactUses } from './artefacts';
import { awsClients, awsSdk2Clients } from './cloud-clients';
import type { Found } from './found';
import { csharpUses, jvmUses, swiftUses } from './imports/dotted';
import { editorUses, moduleImports, moduleUses } from './imports/javascript';
import { juliaUses } from './imports/julia';
import { cppUses, goUses, rustUses } from './imports/native';
import { type PythonScope, pythonImports, pythonUses } from './imports/python';
import { namespaceUses, rUses } from './imports/r';
import type { Format } from './languages';
import { DIALECTS, lexCode } from './lex/clike';
import { lexJulia } from './lex/julia';
import { lexPython } from './lex/python';
import { lexR } from './lex/r';
import type { Comment, Lexed, Token } from './lex/token';
import { describesNames, type FileFacts, hostUses, isTestPath, modelUses } from './literals';
import type { Piece } from './pieces';
import { shellUses } from './shell';
import { sqlUses } from './sql';
import type { PathLiteral } from './types';

/** What the workspace knows about names, as seen from one file. */
export interface FileScope {
  path: string;
  python: PythonScope;
  /** Whether a package or module name of the language is one of this workspace. */
  isLocal(format: Format, name: string): boolean;
}

/** The tokens of a piece of code; null for formats without a lexer. */
export function lexFormat(format: Format, text: string): Lexed | null {
  switch (format) {
    case 'python':
      return lexPython(text);
    case 'r':
    case 'r-namespace':
      return lexR(text);
    case 'julia':
      return lexJulia(text);
    case 'javascript':
      return lexCode(text, DIALECTS.javascript);
    case 'java':
      return lexCode(text, DIALECTS.java);
    case 'kotlin':
      return lexCode(text, DIALECTS.kotlin);
    case 'groovy':
    case 'gradle':
      return lexCode(text, DIALECTS.groovy);
    case 'scala':
    case 'sbt':
      return lexCode(text, DIALECTS.scala);
    case 'csharp':
      return lexCode(text, DIALECTS.csharp);
    case 'go':
      return lexCode(text, DIALECTS.go);
    case 'rust':
      return lexCode(text, DIALECTS.rust);
    case 'cpp':
      return lexCode(text, DIALECTS.cpp);
    case 'swift':
      return lexCode(text, DIALECTS.swift);
    case 'terraform':
      return lexCode(text, DIALECTS.hcl);
    case 'bicep':
      return lexCode(text, DIALECTS.bicep);
    default:
      return null;
  }
}

/** All code of one language in a file. */
interface Code {
  tokens: Token[];
  comments: { span: Comment; text: string }[];
  /** The text between two offsets of the file. */
  text(start: number, end: number): string;
}

/** Relative paths with an ending, without white space or holes. */
const PATH_LIKE = /^(?:\.{0,2}\/)?[\p{L}\p{N}_@][\p{L}\p{N}_@./-]*\.[A-Za-z]\w{0,11}$/u;
const MAX_PATHS = 200;

/**
 * Uses in the code of one file. Names imported in one piece are known in all pieces of the same language.
 * @param paths filled with the literals that read like paths of files
 */
export function codeUses(pieces: readonly Piece[], scope: FileScope, paths: PathLiteral[] = []): Found[] {
  const found: Found[] = [];
  const byFormat = new Map<Format, Code>();
  for (const piece of pieces) {
    if (piece.format === 'shell') {
      found.push(...shellUses(piece.text, piece.base));
      continue;
    }
    if (piece.format === 'sql') {
      found.push(...sqlUses(piece.text, piece.base));
      continue;
    }
    const lexed = lexFormat(piece.format, piece.text);
    if (!lexed) continue;
    const code = byFormat.get(piece.format) ?? { tokens: [], comments: [], text: () => '' };
    byFormat.set(piece.format, code);
    const { tokens, comments } = code;
    if (tokens.length > 0) tokens.push({ kind: 'newline', start: piece.base, end: piece.base, value: '\n' });
    const { base } = piece;
    for (const token of lexed.tokens) {
      token.start += base;
      token.end += base;
      tokens.push(token);
    }
    if (piece.format === 'r')
      for (const { start, end } of lexed.comments)
        comments.push({ span: { start: start + base, end: end + base }, text: piece.text.slice(start, end) });
    const before = code.text;
    code.text = (start, end) =>
      start >= base ? piece.text.slice(start - base, end - base) : before(start, end);
  }
  for (const [format, code] of byFormat) {
    const uses = languageUses(format, code, scope);
    found.push(...uses);
    for (const { kind, template, value, start, end } of uses.length > 0 ? code.tokens : []) {
      if (kind !== 'string' || template || value.length > 200 || paths.length >= MAX_PATHS) continue;
      if (PATH_LIKE.test(value)) paths.push({ text: value, span: { start, end } });
    }
  }
  return found;
}

function languageUses(format: Format, code: Code, scope: FileScope): Found[] {
  const { tokens } = code;
  const imports = importUses(format, code, scope);
  const told = new Set<Token>();
  const table = imports.length === 0 && describesNames(tokens, scope.path);
  const test = isTestPath(scope.path) && { imports: imports.length > 0 };
  const hosts = table ? [] : hostUses(tokens, told, test);
  const before = [...imports, ...hosts];
  const facts = factsOf(scope.path, before, table);
  const artefacts = artefactUses(tokens, facts, told);
  for (const token of importTokens(tokens, imports)) told.add(token);
  return [...before, ...artefacts, ...modelUses(tokens, facts, told)];
}

/** String tokens that are import specifiers are no model ids. */
function importTokens(tokens: readonly Token[], imports: readonly Found[]): Token[] {
  const starts = new Set(imports.map((one) => one.span.start));
  return tokens.filter((token) => token.kind === 'string' && starts.has(token.start));
}

function factsOf(path: string, found: readonly Found[], table: boolean): FileFacts {
  const categories = new Set<DetectorCategory>();
  const detectors = new Set<string>();
  for (const one of found) {
    categories.add(one.detector.category);
    detectors.add(one.detector.id);
  }
  return { path, categories, detectors, test: isTestPath(path), table };
}

function importUses(format: Format, code: Code, scope: FileScope): Found[] {
  const { tokens } = code;
  const isLocal = (name: string): boolean => scope.isLocal(format, name);
  switch (format) {
    case 'python': {
      const imports = pythonImports(tokens);
      const found = pythonUses(imports, tokens, scope.python);
      if (
        imports.some((one) =>
          /^(?:boto3|aioboto3|botocore|aiobotocore)$/.test(one.module.split('.')[0] ?? ''),
        ) ||
        tokens.some((token) => token.value === 'boto3')
      )
        found.push(...awsClients(tokens));
      return found;
    }
    case 'javascript': {
      const imports = moduleImports(tokens);
      const found = moduleUses(imports, isLocal);
      found.push(...editorUses(imports, tokens));
      if (imports.some((one) => /^aws-sdk(?:\/|$)|^aws-xray-sdk/.test(one.specifier)))
        found.push(...awsSdk2Clients(tokens));
      return found;
    }
    case 'r':
      return rUses(tokens, code.comments, isLocal);
    case 'r-namespace':
      return namespaceUses(tokens, isLocal);
    case 'julia':
      return juliaUses(tokens, isLocal);
    case 'java':
    case 'kotlin':
    case 'scala':
    case 'groovy':
      return jvmUses(tokens, isLocal);
    case 'csharp':
      return csharpUses(tokens, isLocal);
    case 'swift':
      return swiftUses(tokens, isLocal);
    case 'go':
      return goUses(tokens, isLocal);
    case 'rust':
      return rustUses(tokens, isLocal);
    case 'cpp':
      return cppUses(tokens, code.text);
    default:
      return [];
  }
}
