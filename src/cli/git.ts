import { promisify } from 'node:util';
import { quoted } from './args';
import { usageError } from './errors';

/** Nothing that a repository configures may run: no watcher, no hooks, no external diff. */
const INERT = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'diff.external='];

export interface ChangedPaths {
  /** Files that exist and differ or are new. */
  present: Set<string>;
  /** Files that were there and are gone. */
  gone: Set<string>;
}

/**
 * The files beneath the root that changed since a commit: in commits, in the index, in the working tree and untracked.
 * The comparison starts where HEAD left the line of `ref`, so that later commits on that line do not count.
 * @returns paths relative to the root, with `/`, in NFC
 */
export async function changedSince(root: string, ref: string): Promise<ChangedPaths> {
  await git(root, ['rev-parse', '--git-dir']).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw usageError('--since needs git, which was not found on this machine.');
    throw usageError('--since needs a git repository, and the root is not in one.');
  });
  const commit = await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
    .then((text) => text.trim())
    .catch(() => {
      throw usageError(
        `--since: git knows no commit ${quoted(ref)}. In CI the history may have to be fetched first (fetch-depth: 0).`,
      );
    });
  const base = await git(root, ['merge-base', commit, 'HEAD'])
    .then((text) => text.trim())
    .catch(() => commit);
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--relative'];
  const [present, gone, untracked] = await Promise.all([
    git(root, [...diff, '--diff-filter=d', base, '--', '.']),
    git(root, [...diff, '--diff-filter=D', base, '--', '.']),
    git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']),
  ]);
  return { present: new Set([...paths(present), ...paths(untracked)]), gone: new Set(paths(gone)) };
}

/**
 * Those of some files that git does not track.
 * @param files relative to the root, with `/`
 * @returns undefined outside a repository, and where git is missing
 */
export async function untrackedOf(root: string, files: readonly string[]): Promise<Set<string> | undefined> {
  try {
    const tracked = new Set(paths(await git(root, ['ls-files', '-z', '--', '.'])));
    return new Set(files.filter((file) => !tracked.has(file)));
  } catch {
    return undefined;
  }
}

function paths(text: string): string[] {
  return text
    .split('\0')
    .filter((path) => path !== '')
    .map((path) => path.normalize('NFC'));
}

async function git(root: string, args: readonly string[]): Promise<string> {
  // Most runs ask git nothing: loading what starts it would cost them some milliseconds.
  const { execFile } = await import('node:child_process');
  const { stdout } = await promisify(execFile)('git', [...INERT, ...args], {
    cwd: root,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    maxBuffer: 1 << 28,
    windowsHide: true,
  });
  return stdout;
}
