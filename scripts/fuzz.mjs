// Throws mutated and generated input at every parser, in one long-lived process, and checks what comes back.
//
//   node scripts/fuzz.mjs [FOLDER] [--count N] [--seed N] [--budget MS] [--only TARGET]
//
// FOLDER holds files to mutate (any real cards and manifests); without it only generated input is used.
// An input is a violation when a parser throws, takes longer than the budget, or gives a place outside the file.
// Violations are kept under out/fuzz/; the same seed gives the same inputs. Exit code 1 when there are any.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { generate, mutate, random } from './fuzz-input.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    budget: { type: 'string', default: '2000' },
    only: { type: 'string' },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
const budget = Number(values.budget);
const kept = join(root, 'out', 'fuzz');
mkdirSync(kept, { recursive: true });

await build({
  stdin: {
    contents: `
      export { decode } from './src/core/documents/decode';
      export { parseFrontMatter } from './src/core/documents/front-matter';
      export { parseJson } from './src/core/documents/json';
      export { parseManifest } from './src/core/documents/manifest';
      export { splitManifest } from './src/core/documents/manifest-split';
      export { outlineMarkdown } from './src/core/documents/markdown';
      export { parseSource } from './src/core/documents/parse-source';
      export { parseYaml } from './src/core/documents/yaml';
      export { readSource } from './src/core/workspace/read-source';
      export { createEngine } from './src/core/workspace/engine';
    `,
    resolveDir: root,
    loader: 'ts',
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: join(kept, 'parsers.mjs'),
  // As in the product's bundles; see esbuild.mjs.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  absWorkingDir: root,
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
const parsers = await import(pathToFileURL(join(kept, 'parsers.mjs')).href);

/** A register that names a card and result files. */
const LINKED = `aims: 1
models:
  m:
    card: README.md
    evidence:
      - {kind: bias, file: a.evidence.yaml, digest: 'sha256:${'0'.repeat(64)}'}
      - {kind: bias, metric: disparate impact, value: 1, file: b.csv}
      - {files: ['*.json']}
`;

/** What is run on an input: `(text, bytes) => void`; a returned string tells a violation. */
const targets = {
  decode: (_text, bytes) => {
    const { text, problems } = parsers.decode(bytes);
    return checkProblems(problems, text.length);
  },
  yaml: (text) => {
    const { tree, problems } = parsers.parseYaml(text);
    return checkTree(tree, text.length) ?? checkProblems(problems, text.length);
  },
  json: (text) => {
    const { tree, problems } = parsers.parseJson(text);
    return checkTree(tree, text.length) ?? checkProblems(problems, text.length);
  },
  frontMatter: (text) => {
    const { frontMatter, region, problems } = parsers.parseFrontMatter(text);
    for (const span of [region, frontMatter.span, frontMatter.openFence, frontMatter.closeFence])
      if (span && !isInside(span, text.length)) return `span ${show(span)}`;
    return checkTree(frontMatter.tree, text.length) ?? checkProblems(problems, text.length);
  },
  markdown: (text) => checkOutline(parsers.outlineMarkdown(text), text.length),
  manifest: async (text, _bytes, dice) => {
    const chunks = parsers.splitManifest(text);
    if (chunks.map((chunk) => text.slice(chunk.span.start, chunk.span.end)).join('') !== text) return 'gaps';
    const parsed = await parsers.parseManifest(text);
    const wrong =
      checkTree(parsed.tree ?? parsed.other, text.length) ?? checkProblems(parsed.problems, text.length);
    if (wrong) return wrong;
    // An edit on top of an earlier state gives what a fresh parse gives.
    const at = dice.below(text.length + 1);
    const edited =
      text.slice(0, at) + dice.pick(['x', '\n', ' ', ':', '"', '[', '-', '\n  a:\n']) + text.slice(at);
    const again = await parsers.parseManifest(edited, { previous: parsed });
    const fresh = await parsers.parseManifest(edited);
    const same =
      JSON.stringify([again.tree, again.problems]) === JSON.stringify([fresh.tree, fresh.problems]);
    return same ? undefined : `edit at ${at} differs from a fresh parse`;
  },
  source: async (_text, bytes, dice) => {
    const path = dice.pick([
      'README.md',
      'MODEL_CARD.md',
      'aims.yaml',
      'a.aims.yml',
      'model_card.json',
      'bom.json',
      'a.yaml',
      'description.md',
      'x.Rmd',
    ]);
    const found = await parsers.parseSource({ path, bytes });
    if (!found) return undefined;
    const { length } = found.text;
    return (
      checkTree(found.tree, length) ??
      checkProblems(found.problems, length) ??
      (found.markdown ? checkOutline(found.markdown, length) : undefined)
    );
  },
  // Readers of test results: certain formats, loose ones, and files that a record names.
  results: async (_text, bytes, dice) => {
    const path = dice.pick([
      'fairness_report.json',
      'a.evidence.json',
      'a.evidence.yaml',
      'metrics.json',
      'fairness.csv',
      'emissions.csv',
      'garak.report.jsonl',
      'robustness.xml',
      'mlruns/metrics/accuracy',
      'notes.txt',
    ]);
    const found = await parsers.readSource({ path, bytes }, { bound: dice.below(2) === 0 });
    if (!found?.evidence) return undefined;
    const { length } = found.text;
    for (const result of found.evidence.results) {
      const spans = [result.span, ...Object.values(result.places), ...result.groups.map(({ span }) => span)];
      const wrong = spans.find((span) => !isInside(span, length));
      if (wrong) return `${found.evidence.reader}: span ${show(wrong)} of ${length}`;
      if (result.value !== undefined && !Number.isFinite(result.value)) return `value ${result.value}`;
    }
    return checkProblems([...found.problems, ...found.evidence.problems], length);
  },
  // The whole way from bytes to findings: a manifest, a card that it names, and a card of its own.
  engine: async (_text, bytes) => {
    const files = new Map([
      ['aims.yaml', bytes],
      ['model/README.md', bytes],
      ['other/model_card.json', bytes],
      ['linked/aims.yaml', new TextEncoder().encode(LINKED)],
      ['linked/a.evidence.yaml', bytes],
      ['linked/b.csv', bytes],
      ['linked/c.json', bytes],
      ['linked/README.md', bytes],
    ]);
    const engine = parsers.createEngine({
      list: async () => ({
        files: [...files].map(([path, { length }]) => ({ path, size: length, mtime: 1 })),
        complete: true,
        skipped: [],
      }),
      read: async (path) => ({ ok: true, bytes: files.get(path) }),
      pause: async () => {},
    });
    const { findings } = await engine.check({ asOf: '2026-11-23' });
    for (const { rule, message, path, range, fingerprint } of findings) {
      if (rule === 'internal-error') return message;
      const { lines } = engine.document(path);
      const { start, end } = range;
      const width = (lines.starts[end.line + 1] ?? lines.length + 1) - lines.starts[end.line];
      if (end.line >= lines.starts.length || start.line > end.line || end.character > width)
        return `${rule} at ${path} ${JSON.stringify(range)}`;
      if (!/^[0-9a-f]{16}$/.test(fingerprint) || message === '') return `${rule}: ${message}`;
    }
    return undefined;
  },
};

const names = values.only ? [values.only] : Object.keys(targets);
const corpus = positionals[0] ? load(positionals[0]) : [];
console.log(`${count} inputs, seed ${seed}, ${corpus.length} files to mutate, targets: ${names.join(', ')}`);

const slowest = new Map(names.map((name) => [name, { ms: 0, input: -1, size: 0 }]));
let violations = 0;
let characters = 0;
const started = performance.now();
for (let i = 0; i < count; i++) {
  const dice = random(seed * 1_000_003 + i);
  const bytes =
    corpus.length > 0 && dice.below(3) > 0 ? mutate(dice, dice.pick(corpus), corpus) : generate(dice);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  characters += text.length;
  // An abort of the process leaves no trace but this.
  if (i % 1000 === 0) writeFileSync(join(kept, 'progress'), `seed ${seed}, input ${i} or up to 999 later\n`);
  for (const name of names) {
    const begun = performance.now();
    let wrong;
    try {
      wrong = await targets[name](text, bytes, random(i));
    } catch (error) {
      wrong = `threw ${error?.stack ?? error}`;
    }
    const ms = performance.now() - begun;
    if (ms > slowest.get(name).ms) slowest.set(name, { ms, input: i, size: text.length });
    if (!wrong && ms > budget) wrong = `took ${ms.toFixed(0)} ms`;
    if (!wrong) continue;
    violations++;
    const file = join(kept, `${name}-${seed}-${i}.txt`);
    writeFileSync(file, bytes);
    if (violations <= 20)
      console.log(`VIOLATION ${name}, input ${i}: ${wrong}\n  kept as ${relative(root, file)}`);
  }
  if ((i + 1) % 10_000 === 0) console.log(`${i + 1} inputs, ${violations} violations`);
}
const seconds = (performance.now() - started) / 1000;
console.log(
  `${count} inputs x ${names.length} targets in ${seconds.toFixed(1)} s: ${(count / seconds).toFixed(0)} inputs/s, ` +
    `${(characters / seconds / 1e6).toFixed(2)} million characters/s, ${violations} violations`,
);
for (const [name, { ms, input, size }] of slowest)
  console.log(`  slowest ${name}: ${ms.toFixed(1)} ms, input ${input}, ${size} characters`);
process.exitCode = violations > 0 ? 1 : 0;

function load(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .filter((bytes) => bytes.length > 0 && bytes.length < 60_000);
}

function isInside({ start, end }, length) {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
}

function show({ start, end }) {
  return `${start}..${end}`;
}

function checkProblems(problems, length) {
  for (const { code, span } of problems)
    if (!isInside(span, length)) return `problem ${code} at ${show(span)} of ${length}`;
  return problems.length > 500 ? `${problems.length} problems` : undefined;
}

/** Places of a tree, its size with aliases followed, and its depth. */
function checkTree(tree, length) {
  const pending = tree ? [[tree, 0]] : [];
  let nodes = 0;
  while (pending.length > 0) {
    const [node, depth] = pending.pop();
    nodes++;
    if (nodes > 2_000_000) return 'a tree of more than two million nodes';
    if (depth > 450) return 'a tree deeper than 450';
    if (!isInside(node.span, length)) return `${node.type} at ${show(node.span)} of ${length}`;
    if (node.type === 'list') for (const item of node.items) pending.push([item, depth + 1]);
    if (node.type !== 'map') continue;
    for (const { key, keySpan, value } of node.entries) {
      if (!isInside(keySpan, length)) return `key ${key} at ${show(keySpan)} of ${length}`;
      if (value) pending.push([value, depth + 1]);
    }
  }
  return undefined;
}

function checkOutline({ headings, blocks }, length) {
  let last = 0;
  for (const heading of headings) {
    for (const span of [heading.span, heading.body, heading.section])
      if (!isInside(span, length)) return `heading at ${show(span)} of ${length}`;
    if (heading.span.start < last) return `headings out of order at ${heading.span.start}`;
    if (heading.section.end < heading.body.end) return `section ends before body at ${heading.span.start}`;
    if (heading.level < 1 || heading.level > 6) return `level ${heading.level}`;
    last = heading.span.start;
  }
  for (const block of blocks) {
    if (!isInside(block.span, length)) return `block at ${show(block.span)} of ${length}`;
    if (block.heading < -1 || block.heading >= headings.length) return `block under heading ${block.heading}`;
  }
  return undefined;
}
