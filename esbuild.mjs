// Bundles the product: the extension for both extension hosts, the command, and (with --tests) the core tests.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

/** Node takes what is loaded by `import()` for a module first, and reads it through twice. */
const byRequire = { 'dynamic-import': false };

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
    supported: byRequire,
  },
  // The command in three files, so that each call loads as little as it can.
  { ...forNode('src/cli/main.ts', 'dist/cli.js'), banner: { js: '#!/usr/bin/env node' } },
  forNode('src/cli/scan.ts', 'dist/cli-scan.js'),
  forNode('src/cli/commands.ts', 'dist/cli-commands.js'),
];
// The library's build for Node asks `process.env` about debug output at every token: a fifth of the parse time.
const alias = { yaml: './node_modules/yaml/browser/index.js' };

const cli = targets.filter((target) => target.outfile.startsWith('dist/cli'));

/** A part of the command; what it imports of the other parts is left to them. */
function forNode(entry, outfile) {
  const apart = { './scan': './cli-scan.js', './commands': './cli-commands.js' };
  const plugin = {
    name: 'parts of the command',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/(?:scan|commands)$/ }, ({ path, importer, kind }) =>
        kind === 'dynamic-import' && importer.includes(join('src', 'cli'))
          ? { path: apart[path], external: true }
          : undefined,
      );
    },
  };
  return {
    entryPoints: [entry],
    outfile,
    platform: 'node',
    format: 'cjs',
    plugins: [plugin],
    supported: byRequire,
  };
}

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
    // Where the command, run within the tests, finds its worker.
    define: { __dirname: JSON.stringify(resolve('dist')) },
    plugins: [
      {
        name: 'yaml',
        setup: ({ onResolve }) => onResolve({ filter: /^yaml$/ }, () => ({ path: resolve(alias.yaml) })),
      },
    ],
  });
  // The tests of the command run the bundle itself, as it is shipped.
  for (const part of cli)
    await build({ ...shared, alias, ...part, sourcemap: dev ? 'linked' : false, minify: !dev });
} else {
  for (const target of targets) await build({ ...shared, alias, ...target });
}
