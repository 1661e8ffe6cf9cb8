// Times the scan for AI in code against ripgrep with one alternation of 60 names, over the same files in the same run.
//   node bench/scan.mjs [folder]     by default the node_modules of this project, as the largest tree at hand
// All start from nothing but the folder: listing, reading and searching count. Prints wall times and
// their ratios; ROUNDS=5 repeats more often.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const NAMES =
  'openai anthropic langchain llama_index transformers torch tensorflow keras sklearn xgboost lightgbm catboost cohere mistralai groq replicate litellm ollama vllm llama_cpp huggingface_hub datasets diffusers accelerate peft sentence_transformers spacy nltk gensim onnxruntime chromadb pinecone weaviate qdrant_client faiss crewai autogen langgraph dspy pydantic_ai smolagents semantic_kernel mlflow wandb shap fairlearn evidently deepeval ragas ultralytics mediapipe face_recognition deepface whisper stable_baselines3 gymnasium bedrock sagemaker vertexai generativeai'.split(
    ' ',
  );

const here = dirname(fileURLToPath(import.meta.url));
const cli = resolve(here, '../dist/cli.js');
if (!existsSync(cli)) {
  console.error('dist/cli.js is missing: run "npm run build" first.');
  process.exit(2);
}
const root = realpathSync(process.argv[2] ?? 'node_modules');
const work = mkdtempSync(join(tmpdir(), 'bench-scan-'));
const rounds = Number(process.env.ROUNDS ?? 3);

/** Wall time in milliseconds. */
function timed(program, args) {
  const began = performance.now();
  const run = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const wall = performance.now() - began;
  return { wall, out: run.stdout ?? '', missing: run.error !== undefined };
}

const commands = {
  ripgrep: ['rg', ['--no-ignore', '--hidden', '--no-messages', '--count-matches', NAMES.join('|'), root]],
  'scan, cold': [process.execPath, [cli, 'scan', '--no-ignore', '--root', root]],
  'scan with --cache': [
    process.execPath,
    [cli, 'scan', '--no-ignore', '--root', root, '--cache', join(work, 'cache.json')],
  ],
};

try {
  timed(...commands['scan with --cache']);
  const best = {};
  let last = '';
  for (let round = 0; round < rounds; round++)
    for (const [name, command] of Object.entries(commands)) {
      const { wall, out, missing } = timed(...command);
      if (missing) {
        console.error(`${command[0]} is not installed.`);
        process.exitCode = 2;
        continue;
      }
      best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, wall);
      if (name === 'scan, cold') last = out.trimEnd().split('\n').at(-1);
    }
  const again = await inMemory();
  console.log(
    `${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)}, best of ${rounds}: ${last}`,
  );
  for (const [name, wall] of Object.entries({ ...best, ...again }))
    console.log(
      `${name.padEnd(44)} ${String(Math.round(wall)).padStart(6)} ms  ${(wall / best.ripgrep).toFixed(2)} of ripgrep`,
    );
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** What the editor pays: the store is at hand, and one file or none has changed. Listing is not counted there. */
async function inMemory() {
  const outfile = join(work, 'usage.mjs');
  await build({
    stdin: {
      contents: `export * from './src/core/workspace/usage-store'; export { createNodeHost } from './src/cli/node-host';`,
      resolveDir: resolve(here, '..'),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
    alias: { yaml: resolve(here, '../node_modules/yaml/browser/index.js') },
  });
  const { createNodeHost, createUsageStore, localReader, refreshUsage } = await import(outfile);
  const host = createNodeHost({ root, useIgnore: false });
  const listing = await host.list();
  const store = createUsageStore();
  const options = { reader: localReader(host), vendored: true };
  await refreshUsage(store, listing, options);
  const measure = async (files) => {
    const began = performance.now();
    await refreshUsage(store, { ...listing, files }, options);
    return performance.now() - began;
  };
  await measure(listing.files);
  const unchanged = await measure(listing.files);
  const at = listing.files.findIndex(({ path }) => path.endsWith('.js'));
  const changed = await measure(listing.files.map((file, i) => (i === at ? { ...file, mtime: 1 } : file)));
  return {
    'scan again in the editor, nothing changed': unchanged,
    'scan again in the editor, one file': changed,
  };
}
