// npm test: installs what is missing, builds, and runs every check and suite. The last line says «N passed, N failed».
// npm test -- --only core,web   --shots (keep screenshots)   --verbose   --jobs 2
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { checks } from './lib/checks.mjs';
import { ensureDependencies } from './lib/ensure-dependencies.mjs';
import './lib/lifetime.mjs';
import { root, shotsFolder, workFolder } from './lib/paths.mjs';
import { npm, tail } from './lib/run.mjs';
import { desktopSuite, suites } from './lib/suites.mjs';

const usage = `npm test -- [options]
  --only a,b     only these: build, ${[...checks, { name: 'package' }, ...suites, desktopSuite].map((one) => one.name).join(', ')}
  --shots        keep the screenshots that tests take, under .vscode-test/shots/<suite>/
  --jobs N       suites that run in VS Code at the same time (default 1)
  --verbose      show everything that VS Code says`;

let values;
try {
  ({ values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      shots: { type: 'boolean' },
      jobs: { type: 'string', default: '1' },
      verbose: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  }));
} catch (error) {
  console.error(`${error.message}\n${usage}`);
  process.exit(2);
}
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const only = new Set((values.only ?? []).flatMap((text) => text.split(',')));
const names = ['build', 'package', desktopSuite.name, ...[...checks, ...suites].map((one) => one.name)];
for (const name of only) {
  if (names.includes(name)) continue;
  console.error(`There is no suite «${name}».\n${usage}`);
  process.exit(2);
}
const wanted = ({ name }) => only.size === 0 || only.has(name);

const started = Date.now();
const totals = { passed: 0, failed: 0, skipped: 0 };

function report(name, outcome, since) {
  for (const key of Object.keys(totals)) totals[key] += outcome[key];
  const skipped = outcome.skipped ? `, ${outcome.skipped} skipped` : '';
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  const notes = outcome.notes.map((note) => `; ${note}`).join('');
  console.log(
    `${name.padEnd(14)} ${outcome.passed} ok, ${outcome.failed} wrong${skipped} (${seconds} s)${notes}`,
  );
  for (const failure of outcome.failures) console.log(failure.replace(/^/gm, '    '));
  if (outcome.failed > 0 && outcome.log) {
    const file = join(workFolder, 'logs', `${name}.log`);
    mkdirSync(join(workFolder, 'logs'), { recursive: true });
    writeFileSync(file, outcome.log);
    console.log(`    Log: ${relative(root, file)}`);
  }
}

/** A step that throws is a failure of that step, never the end of the others. */
async function measured(name, work) {
  const since = Date.now();
  let outcome;
  try {
    outcome = await work();
  } catch (error) {
    outcome = { passed: 0, failed: 1, skipped: 0, notes: [], failures: [error.stack ?? String(error)] };
  }
  report(name, outcome, since);
  return outcome;
}

/** Runs jobs, a few at a time, in their order. */
async function pool(jobs, width) {
  const rest = [...jobs];
  const worker = async () => {
    for (let job = rest.shift(); job; job = rest.shift()) await job();
  };
  await Promise.all(Array.from({ length: width }, worker));
}

function finish() {
  console.log(`It took ${Math.round((Date.now() - started) / 1000)} s.`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
}

const single = (problems, notes = []) => ({
  passed: problems.length === 0 ? 1 : 0,
  failed: problems.length,
  skipped: 0,
  notes,
  failures: problems,
});

async function build() {
  const { code, output } = await npm(['run', '--silent', 'build'], { cwd: root });
  return single(code === 0 ? [] : [`npm run build failed:\n${tail(output, 40)}`]);
}

async function inVscode() {
  const [
    { desktopProgram, runDesktopSuite },
    { ensureChromium },
    { ensureVscode },
    { runSuite },
    { packExtension },
  ] = await Promise.all([
    import('./lib/desktop.mjs'),
    import('./lib/ensure-chromium.mjs'),
    import('./lib/ensure-vscode.mjs'),
    import('./lib/launch.mjs'),
    import('./lib/pack.mjs'),
  ]);
  const chosen = suites.filter(wanted);
  const needsPackage = wanted({ name: 'package' }) || chosen.some((suite) => suite.packed);
  const builds = {};
  for (const which of new Set(chosen.map((suite) => suite.build))) builds[which] = await ensureVscode(which);
  if (needsPackage) builds.newest ??= await ensureVscode('newest');
  const chromium = chosen.length > 0 ? await ensureChromium() : '';
  let packed = {};
  if (needsPackage) {
    await measured('package', async () => {
      packed = await packExtension(builds.newest);
      const notes = packed.size ? [`${(packed.size / 1000).toFixed(0)} kB, ${packed.files} files`] : [];
      return single(packed.problems, notes);
    });
  }
  const jobs = chosen.map((suite) => () => {
    if (suite.packed && !packed.unpacked) {
      return measured(suite.name, async () => single(['There is no package to test.']));
    }
    const tools = {
      build: builds[suite.build],
      chromium,
      vsix: packed.vsix,
      unpacked: packed.unpacked,
      keepShots: Boolean(values.shots),
      verbose: Boolean(values.verbose),
    };
    return measured(suite.name, () => runSuite(suite, tools));
  });
  await pool(jobs, Math.max(1, Number(values.jobs) || 1));
  const program = wanted(desktopSuite) ? desktopProgram() : undefined;
  if (program)
    await measured('desktop', () => runDesktopSuite(desktopSuite, { program, verbose: values.verbose }));
  else if (only.has('desktop')) {
    await measured('desktop', async () =>
      single(['No desktop VS Code and display were found; set AIMS_VSCODE.']),
    );
  }
  if (values.shots) console.log(`Screenshots: ${relative(root, shotsFolder)}`);
}

try {
  await ensureDependencies();
} catch (error) {
  console.error(error.message);
  totals.failed++;
  finish();
}
const built = await measured('build', build);
const present = checks.filter((check) => wanted(check) && (check.exists?.() ?? true));
await pool(
  present.map((check) => () => measured(check.name, check.run)),
  2,
);
if (built.failed === 0 && [{ name: 'package' }, desktopSuite, ...suites].some(wanted)) {
  try {
    await inVscode();
  } catch (error) {
    report('VS Code', single([error.message]), Date.now());
  }
}
finish();
