// The server of a VS Code build, on a free port of this machine only.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd, endGroup } from './lifetime.mjs';
import { run, tail } from './run.mjs';

/** Display settings that keep what is not ours out of the pictures and the tests. */
export const calmSettings = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/**
 * Starts the inner server of a build (the code-server command itself refuses the switch that tests need).
 * @param {{node: string, home: string}} build from ensureVscode
 * @param {{folder: string, trusted?: boolean, port?: number, token?: string, settings?: object, install?: string[]}} options
 *   folder: an empty folder for its data; trusted: false leaves workspace trust (Restricted Mode) on; install:
 *   .vsix files to install first
 * @returns {Promise<{port: number, authority: string, output: () => string,
 *   ended: Promise<number>, stop: () => void}>}
 */
export async function startServer(
  build,
  { folder, trusted = true, port = 0, token, settings, install = [] },
) {
  const data = join(folder, 'server');
  const extensions = join(folder, 'extensions');
  mkdirSync(join(data, 'data', 'Machine'), { recursive: true });
  mkdirSync(extensions, { recursive: true });
  writeFileSync(
    join(data, 'data', 'Machine', 'settings.json'),
    JSON.stringify({ ...calmSettings, ...settings }, null, 2),
  );
  const main = join(build.home, 'out', 'server-main.js');
  const folders = ['--server-data-dir', data, '--extensions-dir', extensions];
  for (const file of install) {
    const { code, output } = await run(build.node, [main, ...folders, '--install-extension', file]);
    if (code !== 0 || !/successfully installed/.test(output)) {
      throw new Error(`VS Code did not install ${file}:\n${tail(output)}`);
    }
  }
  const child = spawn(
    build.node,
    [
      main,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      ...(token ? ['--connection-token', token] : ['--without-connection-token']),
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
      '--enable-smoke-test-driver',
      ...folders,
      ...(trusted ? ['--disable-workspace-trust'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  const stop = atEnd(() => endGroup(child));
  let output = '';
  const ended = new Promise((done) => child.on('exit', (code) => done(code ?? 1)));
  const listening = new Promise((done, failed) => {
    const timer = setTimeout(
      () => failed(new Error(`The VS Code server did not start:\n${tail(output)}`)),
      60_000,
    );
    const read = (text) => {
      output = (output + text).slice(-200_000);
      const match = /Extension host agent listening on (\d+)/.exec(output);
      if (!match) return;
      clearTimeout(timer);
      done(Number(match[1]));
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', read);
    }
    child.on('error', failed);
    child.on('exit', (code) => {
      clearTimeout(timer);
      failed(new Error(`The VS Code server ended with code ${code}:\n${tail(output)}`));
    });
  });
  const listeningOn = await listening;
  return {
    port: listeningOn,
    authority: `127.0.0.1:${listeningOn}`,
    output: () => output,
    /** The server's exit code, once it has ended. */
    ended,
    stop,
  };
}

/**
 * The address that opens a folder, or a .code-workspace file, with development extensions.
 * @param {string} authority host and port of the server
 * @param {{workspace: string, development?: string[], tests?: string, token?: string}} options absolute paths;
 *   tests: the test entry
 */
export function workbenchAddress(authority, { workspace, development = [], tests, token }) {
  const remote = (path) => `vscode-remote://${authority}${encodeURI(path.replaceAll('\\', '/'))}`;
  const payload = development.map((path) => ['extensionDevelopmentPath', remote(path)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  payload.push(['skipWelcome', 'true']);
  const query = new URLSearchParams();
  if (token) query.set('tkn', token);
  query.set(workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', workspace.replaceAll('\\', '/'));
  query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}
