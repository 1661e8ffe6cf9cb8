// A desktop VS Code, where there is one: the same tests through @vscode/test-electron, without page requests.
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleTests } from './bundle-tests.mjs';
import { onPath } from './ensure-chromium.mjs';
import { root } from './paths.mjs';
import { collectReports } from './reports.mjs';
import { run } from './run.mjs';
import { scratch, scratchWorkspace } from './scratch.mjs';

/** Whether windows can be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * @returns {string | undefined} the program of a desktop VS Code: what AIMS_VSCODE names, else the one behind `code` on
 *   the PATH (which is a script beside it); undefined without a display
 */
export function desktopProgram() {
  if (!hasDisplay()) return undefined;
  if (process.env.AIMS_VSCODE) {
    if (existsSync(process.env.AIMS_VSCODE)) return process.env.AIMS_VSCODE;
    throw new Error(`AIMS_VSCODE names ${process.env.AIMS_VSCODE}, which does not exist.`);
  }
  const script = onPath(['code']);
  if (!script) return undefined;
  const bin = dirname(realpathSync(script));
  const candidates = {
    linux: [join(bin, '..', 'code')],
    darwin: [join(bin, '..', '..', '..', 'MacOS', 'Electron'), join(bin, '..', '..', '..', 'MacOS', 'Code')],
    win32: [join(bin, '..', 'Code.exe')],
  };
  return candidates[process.platform]?.find((path) => existsSync(path));
}

/**
 * Runs a suite in the desktop VS Code.
 * @param {import('./suites.mjs').Suite} suite
 * @param {{program: string, deadline?: number, verbose?: boolean}} tools
 * @returns {Promise<import('./launch.mjs').Outcome>}
 */
export async function runDesktopSuite(suite, { program, deadline = 300_000, verbose = false }) {
  const folder = scratch(suite.name);
  const workspace = scratchWorkspace(folder, suite.workspace);
  const exchange = join(folder, 'exchange');
  mkdirSync(exchange);
  const tests = join(folder, 'tests.js');
  const context = {
    suite: suite.name,
    host: 'node',
    trusted: true,
    packed: false,
    build: 'desktop',
    page: false,
    exchange,
  };
  await bundleTests(tests, context, suite.workspace);
  const options = {
    vscodeExecutablePath: program,
    extensionDevelopmentPath: root,
    extensionTestsPath: tests,
    launchArgs: [
      workspace,
      '--disable-extensions',
      '--disable-workspace-trust',
      '--skip-welcome',
      '--skip-release-notes',
      '--user-data-dir',
      join(folder, 'user-data'),
      '--extensions-dir',
      join(folder, 'extensions'),
    ],
  };
  // A process of its own: test-electron writes what the tests say to its standard output, where it is read.
  const script = fileURLToPath(new URL('./desktop-run.mjs', import.meta.url));
  const { code, output } = await run(process.execPath, [script, JSON.stringify(options)], { deadline });
  const reports = collectReports({ verbose });
  for (const line of output.split('\n')) reports.add('desktop', line);
  return reports.outcome(code === 0 ? undefined : `VS Code ended the tests with code ${code}.`);
}
