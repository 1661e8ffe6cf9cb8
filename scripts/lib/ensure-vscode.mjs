// A real VS Code without its desktop build: the npm package code-server holds the whole server and workbench.
// It is installed into an ignored folder of its own, never among the extension's dependencies.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { onPath } from './ensure-chromium.mjs';
import { atEnd } from './lifetime.mjs';
import { cacheFolder } from './paths.mjs';
import { npm, npmError, run, tail } from './run.mjs';

/** The builds that tests run in; `vscode` is the version the build says it is, `node` what its desktop form carries. */
export const builds = {
  newest: { codeServer: '4.139.1', vscode: '1.139.1', node: 24, size: '620 MB' },
  oldest: { codeServer: '4.100.3', vscode: '1.100.3', node: 20, size: '320 MB' },
};

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs `work` while holding the cache's lock, so that two runs never install into one folder at once. */
async function withLock(cache, work) {
  const lock = join(cache, 'install.lock');
  const deadline = Date.now() + 15 * 60_000;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0);
    if (owner && !alive(owner)) rmSync(lock, { force: true });
    else if (Date.now() > deadline)
      throw new Error(`Another run holds ${lock}; remove it if none is running.`);
    else await wait(300);
  }
  const release = atEnd(() => rmSync(lock, { force: true }));
  try {
    return await work();
  } finally {
    release();
  }
}

/** Installs into a partial folder and renames it at the end: a folder with the final name is complete. */
async function installOnce(cache, name, why, install) {
  const target = join(cache, name);
  if (existsSync(target)) return target;
  mkdirSync(cache, { recursive: true });
  await withLock(cache, async () => {
    if (existsSync(target)) return;
    console.log(why);
    const partial = `${target}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial);
    writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
    await install(partial);
    renameSync(partial, target);
  });
  return target;
}

async function npmInstall(cwd, args) {
  const { code, output } = await npm(['install', ...quiet, ...args], { cwd });
  if (code !== 0) throw new Error(`npm install ${args.join(' ')} failed:\n${npmError(output)}`);
}

const platformNames = { linux: 'linux', darwin: 'darwin', win32: 'win' };

/** Name of the npm package that is the Node binary of this platform. */
function nodePackage() {
  return `node-${platformNames[process.platform] ?? process.platform}-${process.arch}`;
}

/** @returns {Promise<string>} path of a Node of that major version: our own, one that AIMS_NODE_<major> names, or npm's */
async function ensureNode(cache, major) {
  const named = process.env[`AIMS_NODE_${major}`];
  if (named) return named;
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
  const name = nodePackage();
  const folder = await installOnce(
    cache,
    `node-${major}`,
    `Installing Node ${major} (npm package ${name}, 190 MB): this VS Code runs on it.`,
    (partial) => npmInstall(partial, [`${name}@${major}`]),
  );
  const binary = join(
    folder,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  const { code, output } = await run(binary, ['--version']);
  if (code !== 0) {
    throw new Error(
      `${name} does not run on this machine: install Node ${major} and set AIMS_NODE_${major} to its path.\n${tail(output)}`,
    );
  }
  return binary;
}

function ripgrepIn(home) {
  return join(
    home,
    'node_modules/@vscode/ripgrep-universal/bin',
    `${process.platform}-${process.arch}`,
    process.platform === 'win32' ? 'rg.exe' : 'rg',
  );
}

async function ensureBuild(cache, which) {
  const build = builds[which];
  const folder = await installOnce(
    cache,
    `code-server-${build.codeServer}`,
    `Installing VS Code ${build.vscode} (npm package code-server ${build.codeServer}, ${build.size}) into ${cache}: the tests run in a real VS Code.`,
    async (partial) => {
      await npmInstall(partial, [`code-server@${build.codeServer}`]);
      const home = join(partial, 'node_modules/code-server/lib/vscode');
      await npmInstall(home, ['--omit=dev']);
      await npmInstall(join(home, 'extensions'), ['--omit=dev']);
      const search = ripgrepIn(home);
      if (existsSync(search)) chmodSync(search, 0o755);
    },
  );
  return join(folder, 'node_modules/code-server/lib/vscode');
}

/** The oldest build has no search program when scripts are off: it gets that of the system, else of the newest. */
async function ensureSearch(cache, home) {
  const target = join(
    home,
    'node_modules/@vscode/ripgrep/bin',
    process.platform === 'win32' ? 'rg.exe' : 'rg',
  );
  if (existsSync(ripgrepIn(home)) || existsSync(target)) return;
  const source = onPath(['rg']) ?? ripgrepIn(await ensureBuild(cache, 'newest'));
  if (!existsSync(source)) return;
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
  chmodSync(target, 0o755);
}

/** Native modules are not built (that needs a compiler and more): small ones of ours stand in for two of them. */
function ensureStandIns(home) {
  const standIns = {
    spdlog: readFileSync(new URL('./log-stand-in.cjs', import.meta.url), 'utf8'),
    'native-watchdog': 'exports.start = () => {};\n',
  };
  for (const [name, own] of Object.entries(standIns)) {
    const target = join(home, 'node_modules/@vscode', name, 'index.js');
    if (existsSync(target) && readFileSync(target, 'utf8') !== own) writeFileSync(target, own);
  }
}

/**
 * Installs what is missing of one build.
 * @param {'newest' | 'oldest'} which
 * @returns {Promise<{node: string, home: string, version: string}>} the Node to run it with, the folder with
 *   out/server-main.js, and the VS Code version it is
 */
export async function ensureVscode(which) {
  const cache = cacheFolder();
  const home = await ensureBuild(cache, which);
  await ensureSearch(cache, home);
  ensureStandIns(home);
  return { node: await ensureNode(cache, builds[which].node), home, version: builds[which].vscode };
}
