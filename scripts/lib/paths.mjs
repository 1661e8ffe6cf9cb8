// Where things stand: the repository, and the ignored folder that holds downloads, scratch copies and pictures.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Ignored folder of this working tree for scratch copies, logs and screenshots. */
export const workFolder = join(root, '.vscode-test');

/** One folder a run, so that two runs in the same working tree do not meet. */
export const scratchFolder = join(workFolder, 'scratch', String(process.pid));

/** Where screenshots of the test suites go. */
export const shotsFolder = join(workFolder, 'shots');

/**
 * The folder that holds the downloaded VS Code builds. AIMS_TEST_CACHE names one to share; linked git working
 * trees share that of their main working tree; a plain clone has its own.
 */
export function cacheFolder() {
  if (process.env.AIMS_TEST_CACHE) return resolve(process.env.AIMS_TEST_CACHE);
  const git = spawnSync('git', ['rev-parse', '--path-format=absolute', '--git-common-dir'], {
    cwd: root,
    encoding: 'utf8',
  });
  const common = git.status === 0 ? git.stdout.trim() : '';
  const main = common.endsWith('/.git') ? dirname(common) : root;
  return existsSync(join(main, 'package.json')) ? join(main, '.vscode-test') : workFolder;
}
