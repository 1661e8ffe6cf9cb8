// What an editor waits for while somebody writes: completion, hover and definition in a generated 5,000-line manifest.
import { loadCore } from '../scripts/load-core.mjs';

const { createEngine, language } = await loadCore();

/** 420 systems of twelve lines each. */
const systems = Array.from({ length: 420 }, (_, i) =>
  [
    `  system-${i}:`,
    `    name: System ${i}`,
    '    purpose: Sorts incoming letters',
    '    owner: head-of-mail',
    '    origin: internal',
    '    lifecycleStage: operation',
    '    affectedPeople:',
    '      groups: [customers]',
    '    riskClass:',
    '      class: limited',
    '      rationale: Sorts letters, decides nothing',
    '      decidedBy: head-of-mail',
  ].join('\n'),
);
const text = `aims: 1\nroles:\n  head-of-mail:\n    name: Head of mail\nsystems:\n${systems.join('\n')}\n`;
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
