import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { ScanResult } from '../../src/core/workspace/scan';
import { aims, workspace } from './workspace';

async function scanned(root: string, ...args: string[]): Promise<ScanResult> {
  const ran = await aims(root, ['scan', '--format', 'json', ...args]);
  assert.equal(ran.code, 0, ran.err);
  return JSON.parse(ran.out) as ScanResult;
}

const skipped = (result: ScanResult) =>
  Object.fromEntries(result.skipped.map(({ path, reason }) => [path, reason]));
const asRoot = process.getuid?.() === 0;

describe('aims scan on bad input', () => {
  it('skips a file of 200 MB without reading it', async () => {
    const root = workspace({ 'a.py': 'import openai\n', 'bundle.js': "import OpenAI from 'openai';" });
    openSync(join(root, 'bundle.js'), 'r+');
    truncateSync(join(root, 'bundle.js'), 200 << 20);
    const before = Date.now();
    const result = await scanned(root);
    assert.ok(Date.now() - before < 10_000);
    assert.match(skipped(result)['bundle.js'] ?? '', /^it has 209715200 bytes/);
    assert.equal(result.summary.filesWithAi, 1);
    assert.equal(result.summary.complete, true);
  });

  it('skips binaries and minified files, and reads broken notebooks and odd encodings as far as they go', async () => {
    const result = await scanned(
      workspace({
        'binary.py': new Uint8Array(4096).fill(0).map((_, i) => (i % 7 === 0 ? 0 : 65 + (i % 20))),
        'min.js': `import OpenAI from 'openai';${'f();'.repeat(20_000)}`,
        'broken.ipynb': '{"cells": [{"cell_type": "code", "source": ["import torch\\n"',
        'latin1.py': Buffer.from('# caf\xe9\nimport torch\n', 'latin1'),
        'utf16.py': Buffer.from('\ufeffimport torch\n', 'utf16le'),
      }),
    );
    assert.deepEqual(Object.keys(skipped(result)).sort(), ['binary.py', 'min.js']);
    assert.deepEqual(
      result.files.map(({ path }) => path),
      ['broken.ipynb', 'latin1.py', 'utf16.py'],
    );
    const text = (await aims(workspace({ 'binary.py': new Uint8Array(64) }), ['scan'])).out;
    assert.match(text, /^binary\.py was left out: it is no text although its name says so\.$/m);
  });

  it('follows no link, so that a loop of them ends', async function () {
    const root = workspace({ 'a/b/x.py': 'import openai\n' });
    try {
      symlinkSync('..', join(root, 'a/b/loop'));
      symlinkSync('x.py', join(root, 'a/b/y.py'));
    } catch {
      this.skip();
    }
    const result = await scanned(root);
    assert.deepEqual(
      result.files.map(({ path }) => path),
      ['a/b/x.py'],
    );
    assert.equal(result.summary.filesSkipped, 2);
    assert.match((await aims(root, ['scan'])).out, /^2 symbolic links were not followed\.$/m);
  });

  it('tells an unreadable folder, and calls nothing unregistered', async function () {
    if (asRoot || process.platform === 'win32') this.skip();
    const root = workspace({
      'aims.yaml': 'aims: 1\n',
      'a.py': 'import openai\n',
      'shut/b.py': 'import openai\n',
    });
    chmodSync(join(root, 'shut'), 0);
    try {
      const result = await scanned(root);
      assert.match(skipped(result).shut ?? '', /permission/);
      assert.equal(result.summary.complete, false);
      const checked = JSON.parse((await aims(root, ['check', '--format', 'json'])).out);
      assert.ok(!checked.findings.some(({ rule }: { rule: string }) => rule === 'ai-unregistered'));
    } finally {
      chmodSync(join(root, 'shut'), 0o755);
    }
  });

  it('keeps what was found in a file of its own, and looks only at what changed', async () => {
    const root = workspace({ 'a.py': 'import openai\n', 'b.py': 'x = 1\n' });
    const cache = join(root, 'cache.json');
    const first = await scanned(root, '--cache', cache);
    assert.ok(existsSync(cache));
    assert.deepEqual(await scanned(root, '--cache', cache), first);
    writeFileSync(join(root, 'b.py'), 'import torch\n');
    assert.equal((await scanned(root, '--cache', cache)).summary.filesWithAi, 2);
    writeFileSync(cache, '{"shape": 1, "entries": [[');
    assert.equal((await scanned(root, '--cache', cache)).summary.filesWithAi, 2);
    assert.match(readFileSync(cache, 'utf8'), /"a\.py"/);
    mkdirSync(join(root, 'folder'));
    const wrong = await aims(root, ['scan', '--cache', 'folder']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /--cache "folder" cannot be read/);
  });
});
