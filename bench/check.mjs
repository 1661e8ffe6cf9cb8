// How long `aims` takes, as ratios to named peers on the same input in the same run.
//   node bench/check.mjs [FOLDER] [--runs N]
// Without a folder a workspace of 1,000 cards is written first. Uses hyperfine where it is installed, else a loop of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const cli = resolve(here, '../dist/cli.js');
if (!existsSync(cli)) {
  console.error('dist/cli.js is missing: run "npm run build" first.');
  process.exit(2);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' } },
});
const runs = Math.max(1, Number(values.runs) || 5);
const scratch = mkdtempSync(join(tmpdir(), 'aims-bench-'));
const folder = positionals[0] ? resolve(positionals[0]) : generated(scratch);

const commands = [
  ['node alone', [process.execPath, '-e', '0']],
  ['aims --version', [process.execPath, cli, '--version']],
  ['peer: list and read every file', [process.execPath, join(here, 'peer.mjs'), folder, 'read']],
  ['peer: yaml on every front matter', [process.execPath, join(here, 'peer.mjs'), folder, 'yaml']],
  [
    'aims check',
    [process.execPath, cli, 'check', '--root', folder, '--fail-on', 'never', '--format', 'json'],
  ],
  ['aims check (text)', [process.execPath, cli, 'check', '--root', folder, '--fail-on', 'never']],
  ['aims report cards', [process.execPath, cli, 'report', 'cards', '--root', folder, '--format', 'json']],
];

const hyperfine = spawnSync('hyperfine', ['--version']).status === 0;
const results = commands.map(([name, words]) => [name, hyperfine ? byHyperfine(words) : byLoop(words)]);
rmSync(scratch, { recursive: true, force: true });

const time = new Map(results);
const yaml = time.get('peer: yaml on every front matter').median;
const node = time.get('node alone').median;
console.log(
  `${cpus().length} processors, node ${process.version}, ${runs} runs, ${hyperfine ? 'hyperfine' : 'own loop'}\n`,
);
console.log(`${'command'.padEnd(34)} ${'median'.padStart(9)} ${'least'.padStart(9)}  to the yaml peer`);
for (const [name, { median, min }] of results)
  console.log(
    `${name.padEnd(34)} ${`${median.toFixed(0)} ms`.padStart(9)} ${`${min.toFixed(0)} ms`.padStart(9)}  ${(median / yaml).toFixed(2)}`,
  );
console.log(
  `\nStart of aims beyond node itself: ${(time.get('aims --version').median - node).toFixed(0)} ms`,
);

function byHyperfine(words) {
  const file = join(scratch, 'times.json');
  const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const ran = spawnSync('hyperfine', ['-N', '-w', '1', '-r', String(runs), '--export-json', file, quoted]);
  if (ran.status !== 0) throw new Error(`${quoted}: ${ran.stderr}`);
  const { median, min } = JSON.parse(readFileSync(file, 'utf8')).results[0];
  return { median: median * 1000, min: min * 1000 };
}

function byLoop([program, ...args]) {
  const times = [];
  for (let i = 0; i <= runs; i++) {
    const start = performance.now();
    const ran = spawnSync(program, args, { maxBuffer: 1 << 28 });
    if (ran.status !== 0) throw new Error(`${args.join(' ')}: ${ran.stderr}`);
    // The first run only warms the caches.
    if (i > 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1], min: times[0] };
}

/** A workspace of 1,000 cards in four qualities. */
function generated(parent) {
  const root = join(parent, 'workspace');
  for (let i = 0; i < 1000; i++) {
    const path = join(root, `models/team-${i % 40}/model-${i}`);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'README.md'), card(i));
  }
  return root;
}

function card(i) {
  const bias = [
    '## Bias\n\nMore information needed\n',
    `## Bias\n\nFalse alarms are ${1 + (i % 4)}.2 times as frequent for parcels from islands as for others.\n`,
    '',
    '## Bias\n',
  ][i % 4];
  const results = Array.from(
    { length: 12 },
    (_, k) => `| split ${k} | ${(0.7 + k / 100).toFixed(2)} | ${(0.6 + k / 90).toFixed(2)} |`,
  );
  return `---
license: ${['mit', 'apache-2.0', 'other', 'no-such-licence'][i % 4]}
language:
- en
- ${['de', 'fr', 'no', 'xx'][i % 4]}
tags:
${Array.from({ length: 10 }, (_, k) => `- tag-${k}`).join('\n')}
datasets:
- parcels-${i % 7}
---

# Parcel delay model ${i}

Estimates how late a parcel arrives, for the planning desk of depot ${i}.

## Intended use

Planning of vans for the next day. Not for the assessment of drivers.

## Evaluation

| split | precision | recall |
| --- | --- | --- |
${results.join('\n')}

${bias}
## Training data

Deliveries of depot ${i} between 2021 and 2024, without names and addresses.
`;
}
