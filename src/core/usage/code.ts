import type { DetectorCategory } from '../catalogue/detectors';
import { artefactUses } from './artefacts';
import { awsClients, awsSdk2Clients } from './cloud-clients';
import type { Found } from './found';
import { editorUses, moduleImports, moduleUses } from './imports/javascript';
import { type PythonScope, pythonImports, pythonUses } from './imports/python';
import type { Format } from './languages';
import { DIALECTS, lexCode } from './lex/clike';
import { lexJulia } from './lex/julia';
import { lexPython } from './lex/python';
import { lexR } from './lex/r';
import type { Lexed, Token } from './lex/token';
import { type FileFacts, hostUses, isTestPath, modelUses } from './literals';
import type { Piece } from './pieces';
import { shellUses } from './shell';

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

/** Uses in the code of one file. Names imported in one piece are known in all pieces of the same language. */
export function codeUses(pieces: readonly Piece[], scope: FileScope): Found[] {
  const found: Found[] = [];
  const byFormat = new Map<Format, Token[]>();
  for (const piece of pieces) {
    if (piece.format === 'shell') {
      found.push(...shellUses(piece.text, piece.base));
      continue;
    }
    const lexed = lexFormat(piece.format, piece.text);
    if (!lexed) continue;
    const tokens = byFormat.get(piece.format) ?? [];
    if (tokens.length > 0) {
      const at = piece.base;
      tokens.push({ kind: 'newline', start: at, end: at, value: '\n' });
    }
    for (const token of lexed.tokens) {
      token.start += piece.base;
      token.end += piece.base;
      tokens.push(token);
    }
    byFormat.set(piece.format, tokens);
  }
  for (const [format, tokens] of byFormat) found.push(...languageUses(format, tokens, scope));
  return found;
}

function languageUses(format: Format, tokens: readonly Token[], scope: FileScope): Found[] {
  const imports = importUses(format, tokens, scope);
  const told = new Set<Token>();
  const hosts = hostUses(tokens, told);
  const before = [...imports, ...hosts];
  const facts = factsOf(scope.path, before);
  const artefacts = artefactUses(tokens, facts, told);
  for (const token of importTokens(tokens, imports)) told.add(token);
  return [...before, ...artefacts, ...modelUses(tokens, facts, told)];
}

/** String tokens that are import specifiers are no model ids. */
function importTokens(tokens: readonly Token[], imports: readonly Found[]): Token[] {
  const starts = new Set(imports.map((one) => one.span.start));
  return tokens.filter((token) => token.kind === 'string' && starts.has(token.start));
}

function factsOf(path: string, found: readonly Found[]): FileFacts {
  const categories = new Set<DetectorCategory>();
  const detectors = new Set<string>();
  for (const one of found) {
    categories.add(one.detector.category);
    detectors.add(one.detector.id);
  }
  return { path, categories, detectors, test: isTestPath(path) };
}

function importUses(format: Format, tokens: readonly Token[], scope: FileScope): Found[] {
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
      const found = moduleUses(imports, (name) => scope.isLocal('javascript', name));
      found.push(...editorUses(imports, tokens));
      if (imports.some((one) => /^aws-sdk(?:\/|$)|^aws-xray-sdk/.test(one.specifier)))
        found.push(...awsSdk2Clients(tokens));
      return found;
    }
    default:
      return [];
  }
}
