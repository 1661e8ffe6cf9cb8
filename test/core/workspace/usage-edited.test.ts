import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type EditedText,
  editedText,
  hostWith,
  listingWith,
  rescanFiles,
} from '../../../src/core/workspace/usage-edited';
import { createUsageStore, localReader, refreshUsage } from '../../../src/core/workspace/usage-store';
import { memoryHost } from '../usage/workspace';

/** A workspace that was scanned once, and what editors hold of it since. */
async function scannedOnce(texts: Record<string, string>) {
  const files = new Map<string, string | Uint8Array>(Object.entries(texts));
  const host = memoryHost(files);
  const store = createUsageStore();
  const edited = new Map<string, EditedText>();
  const reader = localReader(hostWith(edited, host));
  const listing = await host.list();
  let last = await refreshUsage(store, listing, { reader });
  host.reads.length = 0;
  return {
    host,
    files,
    first: last,
    /** Types texts, or saves nothing and closes (`undefined`), and looks at those files again. */
    async type(typed: Record<string, string | undefined>) {
      for (const [path, text] of Object.entries(typed))
        if (text === undefined) edited.delete(path);
        else edited.set(path, editedText(text));
      const now = listingWith(edited, listing);
      const files = now.files.filter(({ path }) => path in typed);
      const again = await rescanFiles(store, last, files, { reader });
      last = again ?? (await refreshUsage(store, now, { reader }));
      return { alone: again !== undefined, scan: last };
    },
  };
}

const paths = (scan: { files: readonly { path: string }[] }) => scan.files.map(({ path }) => path);

describe('code that is edited and not saved', () => {
  it('is looked at alone, and read from the editor', async () => {
    const { type, host } = await scannedOnce({ 'a.py': 'import openai\n', 'b.py': 'x = 1\n', 'c.py': '' });
    const added = await type({ 'b.py': '\nimport torch\n' });
    assert.ok(added.alone);
    assert.deepEqual(paths(added.scan), ['a.py', 'b.py']);
    assert.deepEqual(added.scan.files[1]?.usages[0]?.span, { start: 8, end: 13 });
    assert.deepEqual(host.reads, []);
    const closed = await type({ 'b.py': undefined });
    assert.deepEqual(paths(closed.scan), ['a.py']);
    assert.deepEqual([...new Set(host.reads)], ['b.py']);
  });

  it('changes nothing where it uses no AI', async () => {
    const { type, first } = await scannedOnce({ 'a.py': 'import openai\n', 'b.py': 'x = 1\n' });
    assert.equal((await type({ 'b.py': 'x = 2\n' })).scan, first);
    assert.equal((await type({ 'notes.txt': 'import torch' })).scan, first);
  });

  it('concerns other files where it names packages, and those that import it once it is saved', async () => {
    const { type, host, files } = await scannedOnce({
      'package.json': '{"name": "app"}',
      'src/client.ts': 'export const x = 1;\n',
      'src/page.ts': "import { x } from './client';\n",
    });
    const client = "import OpenAI from 'openai';\nexport const x = new OpenAI();\n";
    const typed = await type({ 'src/client.ts': client });
    assert.ok(typed.alone);
    assert.deepEqual(paths(typed.scan), ['src/client.ts']);
    assert.deepEqual(host.reads, []);
    files.set('src/client.ts', client);
    assert.deepEqual(paths((await type({ 'package.json': '{"name": "web"}' })).scan), [
      'src/client.ts',
      'src/page.ts',
    ]);
    // A page of a known client is looked at alone.
    const page = await type({ 'src/page.ts': '// import nothing\n' });
    assert.ok(page.alone);
    assert.deepEqual(paths(page.scan), ['src/client.ts']);
    assert.deepEqual(paths((await type({ 'src/page.ts': "\nimport { x } from './client';\n" })).scan), [
      'src/client.ts',
      'src/page.ts',
    ]);
    assert.equal((await type({ 'package.json': '{"name": "openai"}' })).alone, false);
  });

  it('gives what a whole scan gives', async () => {
    const files = {
      'a.py': 'import openai\n',
      'n.ipynb': JSON.stringify({ cells: [{ cell_type: 'code', source: 'import torch' }], nbformat: 4 }),
      'r/train.R': 'library(ranger)\n',
    };
    const texts = { 'a.py': '# aims: system x\nimport torch\n', 'r/train.R': 'x <- 1\n' };
    const { type } = await scannedOnce(files);
    const { scan } = await type(texts);
    const whole = await scannedOnce({ ...files, ...texts });
    assert.deepEqual(scan.files, whole.first.files);
  });
});
