// What an editor waits for while somebody writes: completion, hover and definition in a generated 5,000-line manifest.
import { loadCore } from '../scripts/load-core.mjs';
import { longManifest } from './long-manifest.mjs';

const { createEngine, language } = await loadCore();

const text = longManifest();
const path = 'aims.yaml';
const bytes = new TextEncoder().encode(text);
const engine = createEngine({
  list: async () => ({ files: [{ path, size: bytes.length, mtime: 1 }], complete: true, skipped: [] }),
  read: async () => ({ ok: true, bytes }),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
});
await engine.check({ asOf: '2026-11-23' });
const knowledge = language.knowledgeOf(engine.model(), {
  files: [path],
  document: (asked) => engine.document(asked),
  today: '2026-11-23',
});

const lines = text.split('\n');
const line = lines.indexOf('  system-400:') + 2;

/** The text with a line typed in, unlike any before. */
function typed(content) {
  const now = [...lines];
  now.splice(line, 0, content);
  return { path, text: now.join('\n') };
}

async function measure(name, run) {
  const times = [];
  for (let i = 0; i < 41; i++) {
    const begun = performance.now();
    await run(i);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  console.log(`${name}: median ${times[20].toFixed(1)} ms, worst ${times[40].toFixed(1)} ms`);
}

const word = 'riskClass';
await measure('complete a field', (i) => {
  const open = typed(`    ${word.slice(0, i % 9)}`);
  return language.complete(open, { line, character: 4 + (i % 9) }, knowledge);
});
await measure('complete one of 420 ids', () =>
  language.complete(typed('    dependsOn: []'), { line, character: 16 }, knowledge),
);
await measure('hover, the text as it was checked', () =>
  language.hover({ path, text }, { line: line + 1, character: 12 }, knowledge),
);
await measure('hover, the text newer than the check', (i) =>
  language.hover(typed(`    note: ${'x'.repeat(i)}`), { line: line + 2, character: 12 }, knowledge),
);
await measure('definition', () =>
  language.define({ path, text }, { line: line + 1, character: 12 }, knowledge),
);
