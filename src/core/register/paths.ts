import { matchIgnoreRules, parseIgnoreRules } from '../workspace/gitignore';

/**
 * A path of a record, relative to its manifest's folder, as a path from the root; undefined when it leaves the root.
 * `.` and `..` are resolved; a fragment (`card.md#bias`) is dropped.
 */
export function fromRoot(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  const plain = path.normalize('NFC').replace(/#.*$/, '');
  if (plain.startsWith('/')) return undefined;
  for (const part of plain.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else parts.push(part);
  }
  return parts.join('/');
}

/** A path as a pattern that matches it alone: what patterns read as signs is escaped. */
export function asPattern(path: string): string {
  return path.replace(/[\\*?[\]]/g, '\\$&').replace(/ $/, '\\ ');
}

/**
 * Matches paths of files (relative to the globs' folder) against a list of globs: the last match wins, `!` negates, a
 * bare folder means everything beneath.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  // A pattern of a manifest counts from its folder; in an ignore file that is what a leading slash says.
  const lines = globs.map((glob) =>
    glob.startsWith('!') ? `!/${glob.slice(1).replace(/^\.?\//, '')}` : `/${glob.replace(/^\.?\//, '')}`,
  );
  const rules = parseIgnoreRules(lines.join('\n'));
  return (path) => {
    let matched = false;
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      const answer = matchIgnoreRules(rules, path.slice(0, end), true);
      if (answer) matched = answer === 'ignored';
    }
    const answer = matchIgnoreRules(rules, path, false);
    return answer ? answer === 'ignored' : matched;
  };
}
