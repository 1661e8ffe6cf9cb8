// Bundles the product: the extension for both extension hosts, the command, and (with --tests) the core tests.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const tests = process.argv.includes('--tests');
const dev = process.argv.includes('--dev');

const shared = {
  bundle: true,
  target: 'es2022',
  logLevel: 'warning',
  sourcemap: dev || tests ? 'linked' : false,
  minify: !dev && !tests,
  legalComments: 'none',
  metafile: true,
};

const targets = [
  {
    // One file for both extension hosts: nothing in it is of Node alone, and the package stays half the size.
    entryPoints: ['src/extension/main.ts'],
    outfile: 'dist/extension.js',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode', 'node:*'],
  },
  {
    // One classic script for the workers of both extension hosts and of the command.
    entryPoints: ['src/worker/main.ts'],
    outfile: 'dist/worker.js',
    platform: 'browser',
    format: 'iife',
    external: ['node:*'],
  },
  {
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
];
const cli = targets.find((target) => target.outfile === 'dist/cli.js');

function filesUnder(folder, ending) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'fixtures' ? [] : filesUnder(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}

if (tests) {
  await build({
    ...shared,
    entryPoints: [...filesUnder('test/core', '.test.ts'), ...filesUnder('test/cli', '.test.ts')],
    outbase: 'test',
    outdir: 'out/test',
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    format: 'esm',
    splitting: true,
    packages: 'external',
  });
  // The tests of the command run the bundle itself, as it is shipped.
  await build({ ...shared, ...cli, sourcemap: dev ? 'linked' : false, minify: !dev });
} else {
  // The library's build for Node asks `process.env` about debug output at every token: a fifth of the parse time.
  const alias = { yaml: './node_modules/yaml/browser/index.js' };
  for (const target of targets) await build({ ...shared, alias, ...target });
}
