// Times the scan for AI in code against ripgrep with one alternation of 60 names, over the same files in the same run.
//   node bench/scan.mjs [folder]     by default the node_modules of this project, as the largest tree at hand
// Both start from nothing but the folder: listing, reading and searching count. Prints wall times and their ratio.
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const NAMES =
  'openai anthropic langchain llama_index transformers torch tensorflow keras sklearn xgboost lightgbm catboost cohere mistralai groq replicate litellm ollama vllm llama_cpp huggingface_hub datasets diffusers accelerate peft sentence_transformers spacy nltk gensim onnxruntime chromadb pinecone weaviate qdrant_client faiss crewai autogen langgraph dspy pydantic_ai smolagents semantic_kernel mlflow wandb shap fairlearn evidently deepeval ragas ultralytics mediapipe face_recognition deepface whisper stable_baselines3 gymnasium bedrock sagemaker vertexai generativeai'.split(
    ' ',
  );

const root = realpathSync(process.argv[2] ?? 'node_modules');
const work = mkdtempSync(join(tmpdir(), 'bench-scan-'));

function* filesUnder(folder, prefix = '') {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) yield* filesUnder(join(folder, entry.name), path);
    else if (entry.isFile()) yield path;
  }
}

function scan(usage) {
  const began = performance.now();
  let files = 0;
  let read = 0;
  let bytes = 0;
  let found = 0;
  const context = usage.emptyContext();
  // One buffer for all files: what is found is plain data, nothing keeps the bytes.
  let room = Buffer.allocUnsafeSlow(1 << 20);
  for (const path of filesUnder(root)) {
    files++;
    if (!usage.languageOf(path)) continue;
    const handle = openSync(join(root, path), 'r');
    const { size } = fstatSync(handle);
    if (size <= usage.scanCap(path)) {
      if (size > room.length) room = Buffer.allocUnsafeSlow(size);
      const length = readSync(handle, room, 0, size, 0);
      read++;
      bytes += length;
      if (usage.scanBytes(path, room.subarray(0, length), context)) found++;
    }
    closeSync(handle);
  }
  return { time: performance.now() - began, files, read, bytes, found };
}

function ripgrep() {
  const began = performance.now();
  const run = spawnSync(
    'rg',
    ['--no-ignore', '--hidden', '--no-messages', '--count-matches', NAMES.join('|'), root],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  const lines = run.stdout ? run.stdout.split('\n').length - 1 : 0;
  return { time: performance.now() - began, found: lines, missing: run.error !== undefined };
}

try {
  const outfile = join(work, 'usage.cjs');
  await build({
    entryPoints: ['src/core/usage/index.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  });
  const usage = (await import(pathToFileURL(outfile).href)).default;
  const rounds = Number(process.env.ROUNDS ?? 3);
  for (let round = 1; round <= rounds; round++) {
    const peer = ripgrep();
    const own = scan(usage);
    const again = ripgrep();
    const best = Math.min(peer.time, again.time);
    const mark = round === 1 ? 'cold' : 'warm';
    console.log(
      `${mark}: scan ${Math.round(own.time)} ms for ${own.files} files (${own.read} read, ${Math.round(own.bytes / 1e6)} MB, ${own.found} with AI); ripgrep ${peer.missing ? 'is not installed' : `${Math.round(best)} ms (${peer.found} files match); ratio ${(own.time / best).toFixed(2)}`}`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
