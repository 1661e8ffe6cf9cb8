// The packages of package-lock.json, installed when they are missing or differ.
import { existsSync, lstatSync, readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { npm, npmError } from './run.mjs';

function packagesOf(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
}

/** @returns {string | undefined} why node_modules does not hold what the lock file asks for */
export function dependenciesProblem() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  if (!wanted) return undefined;
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!present) return 'node_modules is missing';
  for (const [path, entry] of Object.entries(wanted)) {
    // Optional packages are those of other platforms.
    if (path === '' || entry.optional || entry.devOptional) continue;
    if (present[path]?.version !== entry.version) {
      return `${path.replace(/^.*node_modules\//, '')} ${entry.version} is not installed`;
    }
  }
  return undefined;
}

/** Installs the development packages when they are missing or older than the lock file; throws when npm fails. */
export async function ensureDependencies() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Error(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  const problem = dependenciesProblem();
  if (!problem) return;
  console.log(`Installing the development packages with npm ci (about 250 MB), because ${problem}.`);
  const folder = join(root, 'node_modules');
  // A link to another working tree's packages: take an own set rather than change those of the other.
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) unlinkSync(folder);
  const { code, output } = await npm(['ci', '--no-audit', '--no-fund'], { cwd: root });
  if (code !== 0) throw new Error(`npm ci failed:\n${npmError(output)}`);
}
