// What a large register costs: a generated one of 1,000 systems and 20,000 records of every kind in 200 files, checked by
// `aims check`, and re-checked by the engine after an edit.
//   node bench/register.mjs [--systems N] [--records N] [--files N] [--cards N] [--seed N] [--edits N] [--no-command]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCore } from '../scripts/load-core.mjs';
import { generateRegister, randomOf } from './generate-register.mjs';

const { values } = parseArgs({
  options: {
    systems: { type: 'string', default: '1000' },
    records: { type: 'string', default: '20000' },
    files: { type: 'string', default: '200' },
    cards: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    edits: { type: 'string', default: '60' },
    'no-command': { type: 'boolean', default: false },
  },
});
const size = (name) => Number(values[name]);
const [systems, records, files, cards, seed] = ['systems', 'records', 'files', 'cards', 'seed'].map(size);
const generated = generateRegister({ systems, records, files, cards, seed });
const characters = [...generated.values()].reduce((sum, text) => sum + text.length, 0);
console.log(
  `${systems} systems and ${records} other records in ${files} ${files === 1 ? 'file' : 'files'}, ${cards} cards, ${(characters / 1e6).toFixed(1)} million characters; ${cpus().length} processors, node ${process.version}`,
);

/** The command, as a continuous integration runs it. */
function command() {
  const cli = resolve(dirname(fileURLToPath(import.meta.url)), '../dist/cli.js');
  if (!existsSync(cli)) {
    console.error('dist/cli.js is missing: run "npm run build" first.');
    process.exit(2);
  }
  const scratch = mkdtempSync(join(tmpdir(), 'aims-register-'));
  try {
    for (const [path, text] of generated) {
      mkdirSync(dirname(join(scratch, path)), { recursive: true });
      writeFileSync(join(scratch, path), text);
    }
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      const args = [cli, 'check', '--root', scratch, '--as-of', '2026-11-23', '--fail-on', 'never'];
      const ran = spawnSync(process.execPath, [...args, '--format', 'json'], { maxBuffer: 1 << 28 });
      if (ran.status !== 0) throw new Error(String(ran.stderr));
      return performance.now() - start;
    });
    console.log(`aims check: ${times.map((time) => (time / 1000).toFixed(2)).join(', ')} s`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The engine alone: the first check, then edits as an editor sends them. */
async function inProcess() {
  const { createEngine } = await loadCore();
  const encoder = new TextEncoder();
  const listing = {
    files: [...generated].map(([path, text]) => ({ path, size: text.length, mtime: 1 })),
    complete: true,
    skipped: [],
  };
  let since = 0;
  let longest = 0;
  const stretch = () => {
    longest = Math.max(longest, performance.now() - since);
    since = performance.now();
  };
  const engine = createEngine({
    list: async () => listing,
    read: async (path) => ({ ok: true, bytes: encoder.encode(generated.get(path)) }),
    pause: async () => {
      stretch();
      await new Promise((done) => setImmediate(done));
      since = performance.now();
    },
  });
  const timed = async () => {
    longest = 0;
    since = performance.now();
    const start = since;
    const before = process.cpuUsage();
    const result = await engine.check({ asOf: '2026-11-23' });
    stretch();
    const { user, system } = process.cpuUsage(before);
    return { time: performance.now() - start, cpu: (user + system) / 1000, longest, result };
  };
  const first = await timed();
  console.log(
    `first check: ${(first.time / 1000).toFixed(2)} s (${(first.cpu / 1000).toFixed(2)} s of processor), longest block ${first.longest.toFixed(0)} ms, ${first.result.findings.length} findings`,
  );
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  console.log(
    `memory after it: ${(rss / 2 ** 20).toFixed(0)} MB resident, ${(heapUsed / 2 ** 20).toFixed(0)} MB of heap${globalThis.gc ? '' : ' (with garbage; node --expose-gc tells without)'}`,
  );
  const random = randomOf(seed + 1);
  const paths = [...generated.keys()].filter((path) => /aims\.yaml$/.test(path));
  for (const [name, edit] of Object.entries(edits)) {
    const times = [];
    const processor = [];
    let block = 0;
    for (let i = 0; i < size('edits'); i++) {
      const path = paths[Math.floor(random() * paths.length)];
      const text = edit(generated.get(path), random);
      generated.set(path, text);
      engine.update(path, { text });
      const { time, cpu, longest } = await timed();
      times.push(time);
      processor.push(cpu);
      block = Math.max(block, longest);
    }
    times.sort((a, b) => a - b);
    processor.sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
    console.log(
      `${name}: median ${at(0.5)} ms, nine of ten within ${at(0.9)} ms, worst ${at(1)} ms, longest block ${block.toFixed(0)} ms; processor median ${processor[processor.length >> 1].toFixed(1)} ms`,
    );
  }
}

const edits = {
  'a letter in a name': (text, random) => replaceOne(text, /^ {4}name: .*$/gm, (line) => `${line}x`, random),
  'a letter in a reference': (text, random) =>
    replaceOne(text, /^ {4}(?:owner|channel|contact|by): .*$/gm, (line) => `${line}x`, random),
  'a letter in an id': (text, random) =>
    replaceOne(text, /^ {2}[a-z]+-\d+:$/gm, (line) => `${line.slice(0, -1)}x:`, random),
  'a new line': (text, random) => replaceOne(text, /^ {4}name: .*$/gm, (line) => `${line}\n`, random),
};

/** Replaces the nth match of a pattern, chosen at random; appends a comment where there is none. */
function replaceOne(text, pattern, by, random) {
  const matches = [...text.matchAll(pattern)];
  const match = matches[Math.floor(random() * matches.length)];
  if (!match) return `${text}# ${Math.floor(random() * 10)}\n`;
  return text.slice(0, match.index) + by(match[0]) + text.slice(match.index + match[0].length);
}

if (!values['no-command']) command();
await inProcess();
