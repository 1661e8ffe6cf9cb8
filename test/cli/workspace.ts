import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { runAims } from '../../src/cli/run';

const CLI = resolve('dist/cli.js');
const made: string[] = [];

// A hook would belong to the first file of tests that a process runs, and clean up before the others.
process.on('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Makes a temporary folder with some files; it is removed after the tests. */
export function workspace(files: Record<string, string | Uint8Array>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'aims-')));
  made.push(root);
  addFiles(root, files);
  return root;
}

export function addFiles(root: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/**
 * Runs the command in a folder as its bundle does, but within this process: what it writes where nobody looks at it, and
 * its exit code. It takes a tenth of the time.
 */
export async function aims(cwd: string, args: readonly string[]): Promise<Ran> {
  const written = { out: '', err: '' };
  const writer = (to: keyof typeof written) => (text: string) => {
    written[to] += text;
    return Promise.resolve();
  };
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const code = await runAims(args, { out: writer('out'), err: writer('err'), colour: false, width: 100 });
    return { code, ...written };
  } finally {
    process.chdir(before);
  }
}

/** Runs the bundled command in a folder. */
export function spawned(
  cwd: string,
  args: readonly string[],
  options: { input?: string | Uint8Array; env?: Record<string, string> } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '', ...options.env },
    ...(options.input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input: options.input }),
  });
  return { code: status, out: stdout, err: stderr };
}

/** Runs git in a folder, without the user's own configuration. */
export function git(cwd: string, ...args: string[]): string {
  const ran = spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  });
  if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr}`);
  return ran.stdout;
}

export const hasGit = spawnSync('git', ['--version']).status === 0;
