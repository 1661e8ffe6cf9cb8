import { accessSync, constants, existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { quoted } from './args';
import { fileErrorText, usageError } from './errors';

/** The folder of `--root`, absolute and without links; by default the current one. */
export function openRoot(root: string | undefined): string {
  const folder = resolve(root ?? '.');
  try {
    if (!statSync(folder).isDirectory()) throw usageError(`--root ${quoted(root ?? '.')} is not a folder.`);
    return realpathSync(folder);
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'usage' in error) throw error;
    throw usageError(`--root ${quoted(root ?? '.')} cannot be read: ${fileErrorText(error)}.`);
  }
}

/**
 * A path of the command line, relative to the root with `/` in NFC; `''` for the root itself.
 * @throws a usage error for a path outside the root
 */
export function pathInRoot(root: string, written: string): string {
  const full = resolve(written);
  const below = beneath(root, full) ?? beneath(root, withRealFolder(full));
  if (below === undefined)
    throw usageError(`${quoted(written)} lies outside the root; choose another --root to include it.`);
  return below.split(sep).join('/').normalize('NFC');
}

/** The paths to show. Each must exist, be readable and be no link, since nothing behind it would be read. */
export function namedPaths(root: string, written: readonly string[]): string[] {
  return written.map((name) => {
    const path = pathInRoot(root, name);
    const full = resolve(name);
    try {
      const stats = lstatSync(full);
      if (stats.isSymbolicLink() && path !== '')
        throw usageError(
          `${quoted(name)} is a symbolic link, and links are not followed; name the file itself.`,
        );
      if (!stats.isFile() && !statSync(full).isDirectory())
        throw usageError(`${quoted(name)} is neither a file nor a folder.`);
      accessSync(full, constants.R_OK);
    } catch (error) {
      if (typeof error === 'object' && error !== null && 'usage' in error) throw error;
      throw usageError(`${quoted(name)} cannot be read: ${fileErrorText(error)}.`);
    }
    return path;
  });
}

/** Whether a path is one of the named ones or lies beneath one; every path is when none is named. */
export function isShown(path: string, named: readonly string[]): boolean {
  if (named.length === 0) return true;
  return named.some((name) => name === '' || path === name || path.startsWith(`${name}/`));
}

/**
 * Where the root lies within its repository: `''` or a path that ends in `/`. Code hosts count paths from the top
 * of the repository.
 */
export function repositoryPrefix(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) {
      const path = relative(folder, root).split(sep).join('/').normalize('NFC');
      return path === '' ? '' : `${path}/`;
    }
    if (dirname(folder) === folder) return '';
  }
}

function beneath(root: string, full: string): string | undefined {
  const path = relative(root, full);
  // On Windows the relative path between two drives is absolute.
  if (path === '..' || path.startsWith(`..${sep}`) || resolve(root, path) !== full || resolve(path) === path)
    return undefined;
  return path;
}

function withRealFolder(full: string): string {
  try {
    return join(realpathSync(dirname(full)), basename(full));
  } catch {
    return full;
  }
}
