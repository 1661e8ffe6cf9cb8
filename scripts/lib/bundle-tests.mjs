// Bundles the tests of one suite into one file, with what the suite is in front of it.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './paths.mjs';

function testsIn(folder) {
  const path = join(root, 'test/vscode', folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => `./${folder}/${name}`);
}

/**
 * Writes the test module of a suite: the tests in test/vscode/everywhere, those of the suite's workspace, and
 * at last those in test/vscode/afterwards, which leave the window changed.
 * @param {string} file where to write it
 * @param {object} context SuiteContext of test/vscode/kit/context.ts
 * @param {string} workspace name of the folder with the tests of that workspace
 */
export async function bundleTests(file, context, workspace) {
  const tests = [...testsIn('everywhere'), ...testsIn(workspace), ...testsIn('afterwards')];
  const result = await build({
    stdin: {
      contents: [...tests.map((path) => `import '${path}';`), "export { run } from './index';"].join('\n'),
      resolveDir: join(root, 'test/vscode'),
      sourcefile: 'entry.ts',
      loader: 'ts',
    },
    bundle: true,
    format: 'cjs',
    // The web host has no Node modules: a test that imports one must fail when it is bundled, not there.
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    write: false,
    logLevel: 'warning',
  });
  writeFileSync(file, `globalThis.aimsSuite = ${JSON.stringify(context)}; ${result.outputFiles[0].text}`);
}
