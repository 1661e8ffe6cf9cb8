import type { Dependency } from '../dependencies';
import { linesOf } from '../lines';

const SPEC = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(?=$|[<>=!~;@(,#\s])/;

/**
 * One PEP 508 requirement at `start` (`name[extra] >= 1 ; marker`, `name @ url`), for texts that are requirements.
 * Undefined for anything else, such as a sentence.
 */
export function requirement(text: string, start: number): Dependency | undefined {
  const match = SPEC.exec(text);
  if (!match?.[1]) return undefined;
  const rest = text.slice(match[0].length).trim();
  if (rest !== '' && !/^(?:[<>=!~]=?|===|;|@|\(|#|--|,|\\)/.test(rest)) return undefined;
  const dependency: Dependency = {
    ecosystem: 'pypi',
    name: match[1],
    span: { start, end: start + match[1].length },
  };
  if (match[2]) dependency.extras = match[2].split(',').map((extra) => extra.trim());
  return dependency;
}

/** Repositories whose name is not that of the distribution. */
const REPOSITORIES: Readonly<Record<string, string>> = { whisper: 'openai-whisper', clip: 'openai-clip' };

/** A requirement that is the address of a repository or archive (`git+https://…/transformers.git@v4`). */
export function requirementAt(url: string, start: number): Dependency | undefined {
  if (!/^(?:git|hg|svn|bzr)\+|^https?:\/\//.test(url)) return undefined;
  const match =
    /#egg=([A-Za-z0-9][\w.-]*)/.exec(url) ?? /\/([\w.-]+?)(?:\.git)?(?:@[\w./-]+)?(?:#\S*)?$/.exec(url);
  const text = match?.[1];
  if (!match || !text) return undefined;
  const at = start + match.index + match[0].indexOf(text);
  const name = REPOSITORIES[text.toLowerCase()] ?? text;
  return { ecosystem: 'pypi', name, text, span: { start: at, end: at + text.length } };
}

export interface Requirements {
  dependencies: Dependency[];
  /** Files named by `-r` and `-c`, relative to the file. */
  includes: string[];
}

/** pip's requirements file: requirements, options, includes, continued lines, comments, `-e` and URLs with `#egg=`. */
export function readRequirements(text: string): Requirements {
  const dependencies: Dependency[] = [];
  const includes: string[] = [];
  let continued = false;
  for (const { line, start } of linesOf(text)) {
    const hadBackslash = continued;
    continued = /\\\s*$/.test(line);
    if (hadBackslash) continue;
    const body = line.trim();
    if (body === '' || body.startsWith('#')) continue;
    const include = /^(?:-r|-c|--requirement|--constraint)[\s=]*(\S+)/.exec(body);
    if (include?.[1]) includes.push(include[1]);
    else if (/^(?:-e|--editable)\b/.test(body) || /^(?:git|hg|svn|https?|file)\+?\S*:\/\//.test(body)) {
      const url = /^\s*(?:(?:-e|--editable)[\s=]*)?/.exec(line)?.[0].length ?? 0;
      const found = requirementAt(line.slice(url).trimEnd().replace(/\s.*$/, ''), start + url);
      if (found) dependencies.push(found);
    } else if (!body.startsWith('-')) {
      const at = line.length - line.trimStart().length;
      const found = requirement(line.slice(at).trimEnd(), start + at);
      if (found) dependencies.push(found);
    }
  }
  return { dependencies, includes };
}
