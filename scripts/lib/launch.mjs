// Runs one suite in a real VS Code in a headless browser, and counts what its tests report.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, shoot, themeSettings } from './browser.mjs';
import { bundleTests } from './bundle-tests.mjs';
import { answerPageRequests } from './page-requests.mjs';
import { root, shotsFolder } from './paths.mjs';
import { collectReports } from './reports.mjs';
import { scratch, scratchWorkspace } from './scratch.mjs';
import { startServer, workbenchAddress } from './server.mjs';
import { webCopy } from './web-copy.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} notes measured times and the like
 * @property {string[]} failures each with the test's name and the error
 * @property {string} log everything that the window said
 */

/**
 * Runs a suite to its end, or to its deadline.
 * @param {import('./suites.mjs').Suite} suite
 * @param {{build: {node: string, home: string, version: string}, chromium: string, vsix?: string, unpacked?: string,
 *   keepShots?: boolean, deadline?: number, verbose?: boolean}} tools vsix and unpacked: the packed extension, for
 *   suites that are packed
 * @returns {Promise<Outcome>}
 */
export async function runSuite(suite, tools) {
  const { build, chromium, vsix, unpacked, keepShots = false, deadline = 240_000, verbose = false } = tools;
  const folder = scratch(suite.name);
  const workspace = scratchWorkspace(folder, suite.workspace);
  const exchange = join(folder, 'exchange');
  mkdirSync(exchange);
  const shots = join(shotsFolder, suite.name);
  rmSync(shots, { recursive: true, force: true });
  const context = {
    suite: suite.name,
    host: suite.host,
    trusted: !suite.restricted,
    packed: Boolean(suite.packed),
    build: suite.build,
    page: true,
    exchange,
  };

  const installed = suite.packed && suite.host === 'node';
  const source = suite.packed ? unpacked : root;
  // VS Code runs tests only beside a development extension; an installed one is tested beside one that does nothing.
  const development = installed
    ? join(root, 'scripts/lib/helper-extension')
    : suite.host === 'web'
      ? webCopy(source, join(folder, 'extension'))
      : source;
  // VS Code runs the tests in the host of the extension whose folder they lie in, else in the node host.
  const tests = join(suite.host === 'web' ? development : folder, 'tests.js');
  await bundleTests(tests, context, suite.workspace);
  const server = await startServer(build, {
    folder,
    trusted: !suite.restricted,
    settings: themeSettings,
    install: installed ? [vsix] : [],
  });
  const { page, close } = await openBrowser(chromium);
  const reports = collectReports({ verbose });
  let stopAnswering = () => {};
  try {
    const ended = new Promise((done) => {
      void page.exposeFunction('codeAutomationExit', (code) => done({ code }));
    });
    await page.exposeFunction('codeAutomationLog', (type, args) => reports.add(type, args));
    page.on('crash', () => reports.add('error', ['The page crashed.']));
    stopAnswering = answerPageRequests({
      page,
      folder: exchange,
      shots,
      keepShots,
    });
    await page.goto(
      workbenchAddress(server.authority, {
        workspace,
        development: [development],
        tests,
      }),
    );
    let timer;
    const late = new Promise((done) => {
      timer = setTimeout(() => done({ late: true }), deadline);
    });
    const end = await Promise.race([ended, late]);
    clearTimeout(timer);
    if (end.late) {
      await shoot(page, join(shots, 'deadline.png')).catch(() => {});
      return reports.outcome(`The suite did not end within ${deadline / 1000} s.`);
    }
    return reports.outcome(end.code === 0 ? undefined : `VS Code ended the tests with code ${end.code}.`);
  } catch (error) {
    return reports.outcome(error.message);
  } finally {
    stopAnswering();
    await close();
    server.stop();
  }
}
