// npm start: installs what is missing, builds, checks the example workspace in the terminal, and opens it in a VS Code
// with the extension until Ctrl+C.
// npm start -- [folder] [--browser] [--port N] [--oldest] [--restricted]
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/ensure-dependencies.mjs';
import { exampleWorkspace } from './lib/example.mjs';
import { atEnd, endGroup } from './lib/lifetime.mjs';
import { root } from './lib/paths.mjs';
import { npm, run, tail } from './lib/run.mjs';
import { copyFolder, scratch } from './lib/scratch.mjs';

const usage = `npm start -- [folder] [options]
  folder         a workspace to open instead of the example (a copy of it is opened)
  --browser      the browser form of VS Code even where a desktop VS Code is installed
  --port N       the port of the browser form (default: a free one)
  --oldest       the oldest supported VS Code
  --restricted   leave workspace trust on (Restricted Mode)`;

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        browser: { type: 'boolean' },
        port: { type: 'string', default: '0' },
        oldest: { type: 'boolean' },
        restricted: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    process.exit(2);
  }
}

async function prepare() {
  await ensureDependencies();
  console.log('Building the extension and the command.');
  const { code, output } = await npm(['run', '--silent', 'build'], { cwd: root });
  if (code !== 0) throw new Error(`npm run build failed:\n${tail(output, 40)}`);
}

/** Prints what the command says of the workspace; findings (exit code 1) are no failure here. */
async function check(workspace) {
  console.log(`\n$ aims check --root ${basename(workspace)}\n`);
  const { code } = await run(process.execPath, [join(root, 'dist/cli.js'), 'check', '--root', workspace], {
    show: true,
    // The copy lies within this repository, whose git leaves it out: that tells nothing of the workspace.
    env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(workspace) },
  });
  if (code > 1) console.log(`aims check ended with code ${code}.`);
  console.log();
}

async function openDesktop(program, workspace, folder, restricted) {
  console.log(
    `Opening ${basename(workspace)} in ${program} with the extension. Ctrl+C or closing the window ends it.`,
  );
  const child = spawn(
    program,
    [
      workspace,
      `--extensionDevelopmentPath=${root}`,
      ...(restricted ? [] : ['--disable-workspace-trust']),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-extensions',
      '--skip-welcome',
      '--user-data-dir',
      join(folder, 'user-data'),
      '--extensions-dir',
      join(folder, 'extensions'),
    ],
    { stdio: 'ignore', detached: process.platform !== 'win32' },
  );
  atEnd(() => endGroup(child));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('exit', (code) => done(code ?? 0));
  });
}

async function openBrowserForm(workspace, folder, { port, oldest, restricted }) {
  const { ensureVscode } = await import('./lib/ensure-vscode.mjs');
  const { startServer, workbenchAddress } = await import('./lib/server.mjs');
  const build = await ensureVscode(oldest ? 'oldest' : 'newest');
  // A token, so that no other page of the browser and no other user of the machine can reach this VS Code.
  const token = randomBytes(16).toString('hex');
  const server = await startServer(build, { folder, trusted: !restricted, port: Number(port), token });
  console.log(`VS Code ${build.version} with the extension shows ${basename(workspace)} at`);
  console.log(`  ${workbenchAddress(server.authority, { workspace, development: [root], token })}`);
  console.log('Ctrl+C ends it.');
  return server.ended;
}

const { values, positionals } = options();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const source = positionals[0] ? resolve(positionals[0]) : exampleWorkspace();
if (!source || !existsSync(source)) {
  console.error(source ? `${source} does not exist.` : 'There is no example workspace in examples/ yet.');
  process.exit(2);
}
try {
  await prepare();
  const folder = scratch('start');
  const workspace = join(folder, 'workspace', basename(source));
  copyFolder(source, workspace);
  console.log(`A copy of ${relative(root, source) || source} is used: ${workspace}`);
  await check(workspace);
  const { desktopProgram } = await import('./lib/desktop.mjs');
  const program = values.browser ? undefined : desktopProgram();
  process.exitCode = program
    ? await openDesktop(program, workspace, folder, values.restricted)
    : await openBrowserForm(workspace, folder, values);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
process.exit();
