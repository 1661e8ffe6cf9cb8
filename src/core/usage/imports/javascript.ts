import { detectorById } from '../../catalogue/detectors';
import type { Span } from '../../text/positions';
import { type Found, importOf } from '../found';
import { follows, isPunct, type Token } from '../lex/token';
import { npmDetector } from '../names';

export interface ModuleImport {
  /** As written, without quotes. */
  specifier: string;
  span: Span;
  /** Names bound by the import, where it is a static one. */
  names: string[];
}

/**
 * Static imports and re-exports (at the top level only, so that text inside JSX is none), `import x = require()`,
 * `require()`, `require.resolve()`, `import()` and `import.meta.resolve()`.
 */
export function moduleImports(tokens: readonly Token[]): ModuleImport[] {
  const imports: ModuleImport[] = [];
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || token.kind === 'string') continue;
    if (token.kind === 'punct') {
      if (token.value === '{' || token.value === '(' || token.value === '[') depth++;
      else if (token.value === '}' || token.value === ')' || token.value === ']')
        depth = Math.max(0, depth - 1);
      continue;
    }
    if (isPunct(tokens[i - 1], '.') && !isPunct(tokens[i - 2], '.')) continue;
    if (token.value === 'import' || token.value === 'export') {
      if (isPunct(tokens[i + 1], '(')) literal(i + 2);
      else if (follows(tokens, i + 1, '.', 'meta', '.', 'resolve', '(')) literal(i + 6);
      else if (depth === 0) i = statement(i);
    } else if (
      token.value === 'require' ||
      token.value === 'importActual' ||
      token.value === 'requireActual'
    ) {
      if (isPunct(tokens[i + 1], '(')) literal(i + 2);
      else if (follows(tokens, i + 1, '.', 'resolve', '(')) literal(i + 4);
    }
  }
  return imports;

  function literal(at: number): void {
    const argument = tokens[at];
    if (argument?.kind === 'string' && !argument.template)
      imports.push({
        specifier: argument.value,
        span: { start: argument.start, end: argument.end },
        names: [],
      });
  }

  /** `import … from "x"`, `import "x"`, `export … from "x"`; returns the index of the last token consumed. */
  function statement(at: number): number {
    const names: string[] = [];
    let i = at + 1;
    const first = tokens[i];
    if (first?.kind === 'string') {
      if (tokens[at]?.value === 'import') literal(i);
      return i;
    }
    while (i < tokens.length && i - at < 2000) {
      const token = tokens[i];
      if (
        !token ||
        token.kind === 'string' ||
        isPunct(token, ';') ||
        isPunct(token, '(') ||
        isPunct(token, '=')
      )
        break;
      if (token.value === 'from' && tokens[i + 1]?.kind === 'string') {
        const specifier = tokens[i + 1];
        if (specifier && !specifier.template)
          imports.push({
            specifier: specifier.value,
            span: { start: specifier.start, end: specifier.end },
            names,
          });
        return i + 1;
      }
      if (token.kind === 'name') names.push(token.value);
      i++;
    }
    return at;
  }
}

const SCHEME = /^(?:npm|jsr):\/?/;
const CDN =
  /^https?:\/\/(?:esm\.sh|cdn\.skypack\.dev|cdn\.jsdelivr\.net\/npm|unpkg\.com|esm\.run|ga\.jspm\.io\/npm:|cdnjs\.cloudflare\.com\/ajax\/libs|deno\.land\/x|ajax\.googleapis\.com\/ajax\/libs)\/?(?:v\d+\/)?/;

/** The package path of a specifier: schemes, content delivery hosts and versions taken off; null for local ones. */
export function packagePath(specifier: string): string | null {
  if (/^(?:[./~#]|@\/|node:)/.test(specifier)) return null;
  let name = specifier;
  if (SCHEME.test(name)) name = name.replace(SCHEME, '');
  else if (/^https?:/.test(name)) {
    if (!CDN.test(name)) return null;
    name = name.replace(CDN, '').replace(/[?#].*$/, '');
  }
  return name.replace(/^(@[^/@]+\/[^/@]+|[^@/][^/@]*)@[^/]*/, '$1');
}

/** Imports of AI packages. `isLocal` tells whether a package name belongs to this workspace. */
export function moduleUses(imports: readonly ModuleImport[], isLocal: (name: string) => boolean): Found[] {
  const found: Found[] = [];
  for (const { specifier, span } of imports) {
    const path = packagePath(specifier);
    if (path === null || path === '') continue;
    const detector = npmDetector(path);
    if (!detector) continue;
    const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
    if (!isLocal(name)) found.push(importOf(detector, specifier, span));
  }
  return found;
}

const CHAT_API = new Set([
  'createChatParticipant',
  'registerChatVariableResolver',
  'registerChatOutputRenderer',
]);

/** The editor's language model and chat API: `vscode.lm…`, `lm` and `chat` imported from `vscode`. */
export function editorUses(imports: readonly ModuleImport[], tokens: readonly Token[]): Found[] {
  const entry = imports.filter((one) => one.specifier === 'vscode');
  const detector = detectorById('editor-ai');
  if (entry.length === 0 || !detector) return [];
  const names = new Set(entry.flatMap((one) => one.names));
  const found = new Map<string, Found>();
  const add = (text: string, start: number, end: number): void => {
    if (!found.has(text))
      found.set(text, { detector, signal: 'editor-api', text, span: { start, end }, confidence: 'high' });
  };
  tokens.forEach((token, i) => {
    if (token.kind !== 'name') return;
    const free = !isPunct(tokens[i - 1], '.');
    const next = tokens[i + 2];
    const member = isPunct(tokens[i + 1], '.') && next?.kind === 'name' ? next : undefined;
    if (token.value === 'lm' && (free ? member !== undefined && names.has('lm') : true)) {
      const before = tokens[i - 2];
      if (free) add('lm', token.start, token.end);
      else if (before && (before.value === 'vscode' || (member && names.has(before.value))))
        add(`${before.value}.lm`, before.start, token.end);
    } else if (member && token.value === 'chat' && CHAT_API.has(member.value)) {
      const before = free ? undefined : tokens[i - 2];
      if (before && (names.has(before.value) || before.value === 'vscode'))
        add(`${before.value}.chat.${member.value}`, before.start, member.end);
      else if (free && names.has('chat')) add(`chat.${member.value}`, token.start, member.end);
    }
  });
  return [...found.values()];
}
