// Bundles the parts of the core that the measuring scripts need, and loads them.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const ENTRY = `
export { parseSource } from './src/core/documents/parse-source';
export { judgeCard } from './src/core/cards/judge';
export { createEngine } from './src/core/workspace/engine';
export * as language from './src/core/language';
export * as views from './src/core/views';
export { readMarkdown } from './src/core/cards/reading';
export { warningKind } from './src/core/cards/warning';
export { hashSentence, normalizeSentence } from './src/core/cards/shared-sentences';
`;

export async function loadCore() {
  const outfile = join(root, 'out', 'scripts', 'core.mjs');
  mkdirSync(dirname(outfile), { recursive: true });
  await build({
    stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    packages: 'external',
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
    outfile,
  });
  return import(`${pathToFileURL(outfile)}?${Date.now()}`);
}
