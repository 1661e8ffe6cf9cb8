import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type OwnComponent, ownComponents } from '../../../src/core/usage/own-components';
import { Cancelled } from '../../../src/core/workspace/cancel';
import { readUsageCache, writeUsageCache } from '../../../src/core/workspace/usage-cache';
import {
  createUsageStore,
  dueFiles,
  localReader,
  refreshUsage,
  type UsageStore,
} from '../../../src/core/workspace/usage-store';
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

  it('looks at every file again when a manifest lists components of the own', async () => {
    const host = memoryHost(
      new Map([
        ['a.py', 'import acme_llm\n'],
        ['b.py', 'import openai\n'],
        ['c.py', 'x = 1\n'],
      ]),
    );
    const own = ownComponents('', { detectors: [{ name: 'Gateway', packages: ['acme_llm'] }] });
    const scan = async (store: UsageStore, components: readonly OwnComponent[]) => {
      host.reads.length = 0;
      const options = { reader: localReader(host), components };
      const due = await dueFiles(store, await host.list(), options, 100);
      const { files } = await refreshUsage(store, await host.list(), options);
      assert.equal(due, new Set(host.reads).size);
      return { found: files.map(({ path }) => path), read: due };
    };
    const store = createUsageStore();
    assert.deepEqual(await scan(store, []), { found: ['b.py'], read: 3 });
    assert.deepEqual(await scan(store, own), { found: ['a.py', 'b.py'], read: 3 });
    assert.deepEqual(await scan(store, [...own]), { found: ['a.py', 'b.py'], read: 0 });
    const stored = readUsageCache(writeUsageCache(store));
    assert.deepEqual(await scan(stored, own), { found: ['a.py', 'b.py'], read: 0 });
    assert.deepEqual(await scan(stored, []), { found: ['b.py'], read: 3 });
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

describe('a scan of very many files', () => {
  it('goes through 200,000 of them, and pauses and cancels on the way', async () => {
    const bytes = new TextEncoder().encode('x = 1\n');
    const files = Array.from({ length: 200_000 }, (_, i) => ({
      path: `src/p${i % 500}/f${i}.${i % 4 === 0 ? 'txt' : 'py'}`,
      size: 6,
      mtime: 1,
    }));
    let pauses = 0;
    const host = {
      read: () => Promise.resolve({ ok: true as const, bytes }),
      pause: () => {
        pauses++;
        return new Promise<void>((done) => setImmediate(done));
      },
    };
    const listing = { files, complete: true, skipped: [] };
    const store = createUsageStore();
    const scan = await refreshUsage(store, listing, { reader: localReader(host) });
    assert.equal(scan.seen, 150_000);
    assert.ok(pauses > 5);
    const again = performance.now();
    await refreshUsage(store, listing, { reader: localReader(host) });
    assert.ok(performance.now() - again < 5000, 'a second one reads nothing');
    const token = { isCancellationRequested: false };
    const cancelled = refreshUsage(createUsageStore(), listing, {
      reader: localReader(host),
      token,
      onProgress: (done) => {
        if (done === 1000) token.isCancellationRequested = true;
      },
    });
    await assert.rejects(cancelled, { name: 'Cancelled' });
  });

  it('sees a file that changes or vanishes between listing and reading', async () => {
    const { map, store } = workspace({ 'a.py': 'import openai\n', 'b.py': 'import torch\n' });
    const host = memoryHost(map);
    const listing = await host.list();
    map.delete('a.py');
    map.set('b.py', 'import numpy\n');
    const scan = await refreshUsage(store, listing, { reader: localReader(host) });
    assert.deepEqual(scan.files, []);
    assert.equal(scan.complete, true);
    // The time of the listing no longer fits: the next one looks again.
    map.set('b.py', 'import torch\n# longer\n');
    const next = await refreshUsage(store, await host.list(), { reader: localReader(host) });
    assert.deepEqual(
      next.files.map(({ path }) => path),
      ['b.py'],
    );
  });

  it('is incomplete where a file cannot be read', async () => {
    const { map, store } = workspace({ 'a.py': 'import openai\n', 'b.py': 'import torch\n' });
    const host = memoryHost(map);
    const reader = localReader({
      pause: host.pause,
      read: (path, cap) =>
        path === 'b.py'
          ? Promise.resolve({ ok: false, reason: 'unreadable', detail: 'permission was denied' })
          : host.read(path, cap),
    });
    const scan = await refreshUsage(store, await host.list(), { reader });
    assert.equal(scan.complete, false);
    assert.deepEqual(scan.skipped, [{ path: 'b.py', reason: 'permission was denied', lost: true }]);
  });
});

describe('a scan of many files', () => {
  const many = Array.from({ length: 60_000 }, (_, i) => ({
    path: `packages/p${Math.floor(i / 100)}/src/file${String(i).padStart(5, '0')}.py`,
    size: 1,
    mtime: 1,
  }));
  const listing = { files: many, complete: true, skipped: [] };
  const text = new TextEncoder().encode('import torch\n');
  const reader = localReader({
    pause: () => Promise.resolve(),
    read: async () => ({ ok: true, bytes: text }),
  });

  it('gives the event loop back before it looks at the first one, and can be given up there', async () => {
    const store = createUsageStore();
    const given: string[] = [];
    const token = { isCancellationRequested: false };
    const watched = {
      ...reader,
      pause: () => {
        given.push('pause');
        token.isCancellationRequested = given.length === 3;
        return Promise.resolve();
      },
      scan: () => {
        given.push('scan');
        return Promise.resolve();
      },
    };
    await assert.rejects(refreshUsage(store, listing, { reader: watched, token }), Cancelled);
    assert.deepEqual(given, ['pause', 'pause', 'pause']);
    const { files } = await refreshUsage(store, { ...listing, files: many.slice(0, 100) }, { reader });
    assert.equal(files.length, 100);
  });

  it('counts those that are due no further than it matters', async () => {
    const store = createUsageStore();
    assert.equal(await dueFiles(store, listing, { reader }, 41), 41);
    const few = { ...listing, files: many.slice(0, 30) };
    assert.equal(await dueFiles(store, few, { reader }, 41), 30);
    await refreshUsage(store, few, { reader });
    assert.equal(await dueFiles(store, few, { reader }, 41), 0);
    const excluded = (path: string) => path.includes('/p1/');
    assert.equal(await dueFiles(createUsageStore(), few, { reader, excluded: () => true }, 41), 0);
    assert.equal(await dueFiles(createUsageStore(), few, { reader, excluded }, 41), 30);
  });
});

describe('what is kept of a scan', () => {
  it('comes back as it was, so that nothing is read again', async () => {
    const { store, refresh, map } = workspace({
      'src/client.ts': "import OpenAI from 'openai';\nexport const x = new OpenAI();\n",
      'src/page.ts': "import { x } from './client';\n",
      'n.ipynb': JSON.stringify({ cells: [{ cell_type: 'code', source: ['import torch'] }] }),
      'requirements.txt': 'torch\n',
    });
    const { scan } = await refresh();
    const host = memoryHost(map);
    const again = await refreshUsage(readUsageCache(writeUsageCache(store)), await host.list(), {
      reader: localReader(host),
    });
    assert.deepEqual(host.reads, []);
    assert.deepEqual(again, scan);
  });

  it('is nothing where the text is damaged, of another version or of other files', () => {
    const store = createUsageStore();
    store.entries.set('a.py', { stamp: '1:1', outcome: { candidate: false } });
    const text = writeUsageCache(store);
    assert.equal(readUsageCache(text).entries.size, 1);
    assert.equal(readUsageCache(text, true).entries.size, 0);
    for (const wrong of ['', '{', 'null', '[]', text.replace(/"version":"[^"]*"/, '"version":"0.0.0"')])
      assert.equal(readUsageCache(wrong).entries.size, 0);
  });
});
