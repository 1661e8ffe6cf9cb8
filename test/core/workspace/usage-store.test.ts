import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createUsageStore, localReader, refreshUsage } from '../../../src/core/workspace/usage-store';
import { memoryHost } from '../usage/workspace';

type Files = Map<string, string | Uint8Array>;

function workspace(files: Record<string, string | Uint8Array>) {
  const map: Files = new Map(Object.entries(files));
  const store = createUsageStore();
  const host = memoryHost(map);
  const refresh = async () => {
    host.reads.length = 0;
    const scan = await refreshUsage(store, await host.list(), { reader: localReader(host) });
    return { scan, read: [...new Set(host.reads)].sort() };
  };
  return { map, store, refresh };
}

describe('the store of scanned files', () => {
  it('reads a changed file alone', async () => {
    const { map, refresh } = workspace({
      'a.py': 'import openai\n',
      'b.py': 'import torch\n',
      'c.py': 'x = 1\n',
    });
    assert.deepEqual((await refresh()).read, ['a.py', 'b.py', 'c.py']);
    assert.deepEqual((await refresh()).read, []);
    map.set('b.py', 'import numpy\n');
    const { scan, read } = await refresh();
    assert.deepEqual(read, ['b.py']);
    assert.deepEqual(
      scan.files.map(({ path }) => path),
      ['a.py'],
    );
  });

  it('judges candidates again when names become those of the workspace', async () => {
    const { map, refresh } = workspace({ 'main.py': 'import torch\n', 'plain.py': 'x = 1\n' });
    assert.equal((await refresh()).scan.files.length, 1);
    map.set('torch/__init__.py', '');
    const { scan, read } = await refresh();
    assert.equal(scan.files.length, 0);
    assert.ok(!read.includes('plain.py'), 'a file without any name is not read again');
    map.delete('torch/__init__.py');
    assert.equal((await refresh()).scan.files.length, 1);
  });

  it('finds new importers when a module becomes a client, and forgets them when it is none', async () => {
    const { map, refresh } = workspace({
      'src/client.ts': 'export const x = 1;\n',
      'src/page.ts': "import { x } from './client';\n",
    });
    assert.equal((await refresh()).scan.files.length, 0);
    map.set('src/client.ts', "import OpenAI from 'openai';\nexport const x = new OpenAI();\n");
    assert.deepEqual(
      (await refresh()).scan.files.map(({ path }) => path),
      ['src/client.ts', 'src/page.ts'],
    );
    map.set('src/client.ts', 'export const x = 2;\n');
    assert.equal((await refresh()).scan.files.length, 0);
  });

  it('drops what is gone and what the manifest leaves out', async () => {
    const { map, refresh } = workspace({ 'a.py': 'import openai\n' });
    await refresh();
    map.delete('a.py');
    assert.equal((await refresh()).scan.files.length, 0);
  });

  it('skips binary, minified and large files with the reason, and stays complete', async () => {
    const { refresh } = workspace({
      'binary.py': new Uint8Array([105, 109, 112, 0, 0, 32, ...new TextEncoder().encode('import openai\n')]),
      'large.js': `import OpenAI from 'openai';${'x'.repeat(3 << 20)}`,
      'min.js': `import OpenAI from 'openai';${'x=1;'.repeat(10_000)}`,
      'broken.ipynb': '{"cells": [{"cell_type": "code", "source": ["import torch',
      'latin.py': new Uint8Array([0x23, 0xe9, 0x0a, ...new TextEncoder().encode('import openai\n')]),
    });
    const { scan } = await refresh();
    assert.deepEqual(
      scan.skipped.map(({ path }) => path),
      ['binary.py', 'large.js', 'min.js'],
    );
    assert.equal(scan.complete, true);
    assert.deepEqual(
      scan.files.map(({ path }) => path),
      ['broken.ipynb', 'latin.py'],
    );
  });
});
