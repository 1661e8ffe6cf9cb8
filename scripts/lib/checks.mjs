// The checks of npm test that need no VS Code. Each answers with counts and failures like a suite does.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, workFolder } from './paths.mjs';
import { npm, run, tail } from './run.mjs';

/** @typedef {{passed: number, failed: number, skipped: number, notes: string[], failures: string[], log?: string}} Outcome */

/** One check that passes or fails as a whole. */
function whole({ code, output }, what) {
  const passed = code === 0;
  return {
    passed: passed ? 1 : 0,
    failed: passed ? 0 : 1,
    skipped: 0,
    notes: [],
    failures: passed ? [] : [`${what}\n${tail(output, 60)}`],
    log: output,
  };
}

const script = (name, what) => async () =>
  whole(await npm(['run', '--silent', name], { cwd: root }), `npm run ${name}: ${what}`);

async function generatedDocs() {
  const result = await run(process.execPath, ['scripts/generate-docs.mjs', '--check'], { cwd: root });
  return whole(result, 'Generated pages are out of date: run node scripts/generate-docs.mjs.');
}

/** The tests of the core and of the command, counted from mocha's own report. */
async function core() {
  const report = join(workFolder, 'core.json');
  mkdirSync(workFolder, { recursive: true });
  rmSync(report, { force: true });
  const bundled = await run(process.execPath, ['esbuild.mjs', '--tests'], { cwd: root });
  if (bundled.code !== 0) return whole(bundled, 'The core tests could not be bundled.');
  const { code, output } = await run(
    process.execPath,
    [
      'node_modules/mocha/bin/mocha.js',
      'out/test/**/*.test.mjs',
      '--parallel',
      '--jobs',
      '2',
      '--reporter',
      'json',
      '--reporter-option',
      `output=${report}`,
    ],
    { cwd: root },
  );
  if (!existsSync(report)) return whole({ code: code || 1, output }, 'The core tests did not end.');
  const { stats, failures: failed } = JSON.parse(readFileSync(report, 'utf8'));
  const failures = failed.map((test) => `${test.fullTitle}\n${test.err.stack ?? test.err.message ?? ''}`);
  const wrong =
    (stats.passes + failed.length === 0 && 'No core test ran.') ||
    (code !== 0 && failed.length === 0 && `mocha ended with code ${code}:\n${tail(output)}`);
  if (wrong) failures.push(wrong);
  return {
    passed: stats.passes,
    failed: failures.length,
    skipped: stats.pending,
    notes: [],
    failures,
    log: output,
  };
}

/** @type {{name: string, run: () => Promise<Outcome>, exists?: () => boolean}[]} */
export const checks = [
  { name: 'lint', run: script('lint', 'the code is not as biome wants it') },
  { name: 'types', run: script('typecheck', 'type errors') },
  {
    name: 'docs',
    run: generatedDocs,
    exists: () => existsSync(join(root, 'scripts/generate-docs.mjs')),
  },
  { name: 'core', run: core },
];
