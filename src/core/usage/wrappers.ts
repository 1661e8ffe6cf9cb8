import type { UsageContext } from './context';
import { moduleImports } from './imports/javascript';
import { pythonImports } from './imports/python';
import { languageOf } from './languages';
import { DIALECTS, lexCode } from './lex/clike';
import { lexPython } from './lex/python';
import { isTestPath } from './literals';
import type { FileUsage, WrapperLink } from './types';

const SERVICE = new Set([
  'llm-provider',
  'llm-gateway',
  'local-llm',
  'orchestration',
  'agent-framework',
  'cloud-ai',
  'rag',
  'speech',
]);

/**
 * Whether a module wraps an AI service for others: it calls one (an SDK, a cloud client, a host) and is neither a test
 * nor a script page. What imports it is linked to it and not told as another use.
 */
export function isWrapper(usage: FileUsage): boolean {
  if (isTestPath(usage.path) || !/^(?:python|javascript|typescript)$/.test(usage.language)) return false;
  return usage.usages.some(
    (one) =>
      SERVICE.has(one.category) &&
      (one.signal === 'import' || one.signal === 'host' || one.signal === 'cloud-client'),
  );
}

/** Notes in the context which files wrap an AI service. */
export function noteWrapper(context: UsageContext, path: string, usage: FileUsage | null): void {
  if (usage && isWrapper(usage)) context.wrappers.add(path);
  else context.wrappers.delete(path);
}

/** The imports of a file that lead to wrappers of the workspace, each at its specifier or module name. */
export function wrapperLinks(path: string, text: string, context: UsageContext): WrapperLink[] {
  if (context.wrappers.size === 0) return [];
  const format = languageOf(path)?.format;
  const found: WrapperLink[] = [];
  const add = (target: string | undefined, name: string, span: WrapperLink['span']): void => {
    if (target && target !== path) found.push({ path: target, text: name, span });
  };
  if (format === 'javascript') {
    for (const { specifier, span } of moduleImports(lexCode(text, DIALECTS.javascript).tokens))
      add(moduleTarget(path, specifier, context.wrappers), specifier, span);
  } else if (format === 'python') {
    for (const entry of pythonImports(lexPython(text).tokens)) {
      const target = pythonTarget(path, entry.module, entry.dots, context.wrappers);
      if (target) add(target, entry.module, entry.span);
      else
        for (const member of entry.members) {
          const whole = entry.module === '' ? member.name : `${entry.module}.${member.name}`;
          add(pythonTarget(path, whole, entry.dots, context.wrappers), member.name, member.span);
        }
    }
  }
  return found;
}

function folderOf(path: string): string[] {
  return path.split('/').slice(0, -1);
}

const ENDINGS = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.mts',
  '.cts',
  '/index.ts',
  '/index.js',
  '/index.tsx',
  '/index.mjs',
];

/** Relative specifiers, and the aliases `@/` and `~/` for a source folder. */
function moduleTarget(path: string, specifier: string, wrappers: ReadonlySet<string>): string | undefined {
  const alias = /^(?:@|~)\/(.+)$/.exec(specifier)?.[1];
  if (alias) {
    const plain = alias.replace(/\.(?:js|ts)$/, '');
    return [...wrappers].find((one) =>
      ENDINGS.some((ending) => one === plain + ending || one.endsWith(`/${plain}${ending}`)),
    );
  }
  if (!specifier.startsWith('.')) return undefined;
  const parts = folderOf(path);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  const base = parts.join('/');
  const bare = base.replace(/\.(?:js|jsx|mjs|cjs)$/, '');
  for (const stem of [base, bare])
    for (const ending of ENDINGS) if (wrappers.has(stem + ending)) return stem + ending;
  return undefined;
}

function pythonTarget(
  path: string,
  module: string,
  dots: number,
  wrappers: ReadonlySet<string>,
): string | undefined {
  if (module === '' && dots === 0) return undefined;
  const tail = module.split('.').filter((part) => part !== '');
  if (tail.length === 0) return undefined;
  const fits = (stem: string): string | undefined =>
    wrappers.has(`${stem}.py`)
      ? `${stem}.py`
      : wrappers.has(`${stem}/__init__.py`)
        ? `${stem}/__init__.py`
        : undefined;
  const folder = folderOf(path);
  if (dots > 0) return fits([...folder.slice(0, folder.length - (dots - 1)), ...tail].join('/'));
  for (let up = folder.length; up >= 0; up--)
    for (const source of [[], ['src'], ['lib']]) {
      const found = fits([...folder.slice(0, up), ...source, ...tail].join('/'));
      if (found) return found;
    }
  return undefined;
}
