// What a keystroke costs the engine: a re-check after one changed character, in a generated 5,000-line manifest and in
// the longest card of a folder given by argument; each against the first check of the same files.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadCore } from '../scripts/load-core.mjs';
import { longManifest } from './long-manifest.mjs';

const { createEngine } = await loadCore();

function longestCard(folder) {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.md') && statSync(path).isFile())
    .sort((a, b) => statSync(b).size - statSync(a).size);
  return readFileSync(files[0], 'utf8');
}

async function measure(name, path, text, edit) {
  const bytes = new TextEncoder().encode(text);
  const host = {
    list: async () => ({ files: [{ path, size: bytes.length, mtime: 1 }], complete: true, skipped: [] }),
    read: async () => ({ ok: true, bytes }),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  };
  const engine = createEngine(host);
  const timed = async () => {
    const start = performance.now();
    await engine.check({ asOf: '2026-11-23' });
    return performance.now() - start;
  };
  const first = await timed();
  const times = [];
  let now = text;
  for (let i = 0; i < 40; i++) {
    now = edit(now, i);
    engine.update(path, { text: now });
    times.push(await timed());
  }
  times.sort((a, b) => a - b);
  const median = times[20];
  console.log(
    `${name}: first check ${first.toFixed(1)} ms, after a keystroke median ${median.toFixed(1)} ms, worst ${times.at(-1).toFixed(1)} ms (${(median / first).toFixed(2)} of the first)`,
  );
}

const manifest = longManifest();
await measure('manifest of 5,000 lines', 'aims.yaml', manifest, (text) =>
  text.replace('System 200', 'System 200x').replace('System 200xx', 'System 200'),
);
if (process.argv[2])
  await measure(
    'longest card',
    'README.md',
    longestCard(process.argv[2]),
    (text, i) => `${text}${i % 2 ? 'a' : '\n'}`,
  );
