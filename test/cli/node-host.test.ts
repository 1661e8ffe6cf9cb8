import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { createNodeHost } from '../../src/cli/node-host';
import { addFiles, workspace } from './workspace';

async function listed(
  root: string,
  more: { useIgnore?: boolean; include?: string[] } = {},
): Promise<string[]> {
  const listing = await createNodeHost({ root, ...more }).list();
  return listing.files.map((file) => file.path);
}

describe('the host for a folder on disk', () => {
  it('lists files with their sizes, sorted, and leaves .git and node_modules out', async () => {
    const root = workspace({
      'b.md': 'bb',
      'a/c.md': '',
      '.git/HEAD': 'x',
      'node_modules/p/README.md': 'x',
      'a/node_modules/q.md': 'x',
    });
    const listing = await createNodeHost({ root }).list();
    assert.deepEqual(
      listing.files.map(({ path, size }) => [path, size]),
      [
        ['a/c.md', 0],
        ['b.md', 2],
      ],
    );
    assert.equal(listing.complete, true);
    assert.deepEqual(await listed(root, { useIgnore: false }), [
      'a/c.md',
      'a/node_modules/q.md',
      'b.md',
      'node_modules/p/README.md',
    ]);
  });

  it('heeds nested ignore files, negation and the exclude file of the repository', async () => {
    const root = workspace({
      '.gitignore': '*.tmp\nout/\n',
      '.git/info/exclude': 'secret.md\n',
      'a.tmp': '',
      'secret.md': '',
      'out/card.md': '',
      'sub/.gitignore': '!keep.tmp\n/local.md\n',
      'sub/keep.tmp': '',
      'sub/local.md': '',
      'sub/deep/local.md': '',
    });
    assert.deepEqual(await listed(root), [
      '.gitignore',
      'sub/.gitignore',
      'sub/deep/local.md',
      'sub/keep.tmp',
    ]);
    const host = createNodeHost({ root });
    assert.equal(await host.isIgnored?.('out/card.md'), true);
    assert.equal(await host.isIgnored?.('sub/keep.tmp'), false);
    assert.equal(await host.isIgnored?.('secret.md'), true);
  });

  it('lists a path that was named although it is ignored', async () => {
    const root = workspace({
      '.gitignore': 'out/\n*.md\n',
      'out/a.md': '',
      'out/x/b.txt': '',
      'out/x/.gitignore': 'no.txt\n',
      'out/x/no.txt': '',
      'card.md': '',
    });
    assert.deepEqual(await listed(root, { include: ['card.md'] }), ['.gitignore', 'card.md']);
    assert.deepEqual(await listed(root, { include: ['out/x'] }), [
      '.gitignore',
      'out/x/.gitignore',
      'out/x/b.txt',
    ]);
  });

  it('follows no link, be it to a file, to a folder above or to itself, and tells so', async () => {
    const root = workspace({ 'real/card.md': 'x' });
    symlinkSync('real/card.md', join(root, 'link.md'));
    symlinkSync('..', join(root, 'real/up'));
    symlinkSync('loop', join(root, 'loop'));
    symlinkSync('nowhere', join(root, 'broken.md'));
    const host = createNodeHost({ root });
    const listing = await host.list();
    assert.deepEqual(
      listing.files.map((file) => file.path),
      ['real/card.md'],
    );
    assert.deepEqual(
      listing.skipped.map((one) => one.path),
      ['broken.md', 'link.md', 'loop', 'real/up'],
    );
    for (const path of ['link.md', 'real/up/real/card.md', 'loop', 'broken.md']) {
      const result = await host.read(path, 100);
      assert.ok(!result.ok && result.reason === 'not-a-file', path);
    }
  });

  it('reads nothing outside the root', async () => {
    const root = workspace({ 'inner/card.md': 'x', 'outside.md': 'secret' });
    const host = createNodeHost({ root: join(root, 'inner') });
    for (const path of ['../outside.md', 'a/../../outside.md', join(root, 'outside.md'), '', '.', 'a\0b'])
      assert.equal((await host.read(path, 100)).ok, false, path);
  });

  it('answers too-large without reading, and says what a folder is', async () => {
    const root = workspace({
      'big.md': 'x'.repeat(101),
      'fits.md': 'x'.repeat(100),
      'README.md/inner.txt': '',
    });
    const host = createNodeHost({ root });
    assert.deepEqual(await host.read('big.md', 100), {
      ok: false,
      reason: 'too-large',
      detail: 'it has 101 bytes',
      size: 101,
    });
    const fits = await host.read('fits.md', 100);
    assert.ok(fits.ok && fits.bytes.length === 100);
    const folder = await host.read('README.md', 100);
    assert.ok(!folder.ok && folder.reason === 'not-a-file');
  });

  it('says that a file is gone when it vanished after the listing', async () => {
    const host = createNodeHost({ root: workspace({}) });
    const result = await host.read('gone/card.md', 100);
    assert.ok(!result.ok && result.reason === 'not-found');
    assert.doesNotMatch(result.ok ? '' : result.detail, /\/tmp/);
  });

  it('is not held up by a named pipe', async function () {
    const root = workspace({});
    if (spawnSync('mkfifo', [join(root, 'card.md')]).status !== 0) return this.skip();
    const host = createNodeHost({ root });
    assert.deepEqual((await host.list()).files, []);
    const result = await host.read('card.md', 100);
    assert.ok(!result.ok && result.reason === 'not-a-file');
  });

  it('tells an unreadable folder and file, and lists the rest', async function () {
    if (process.getuid?.() === 0 || process.platform === 'win32') return this.skip();
    const root = workspace({ 'a.md': '', 'no/b.md': '', 'c.md': '' });
    chmodSync(join(root, 'no'), 0);
    chmodSync(join(root, 'c.md'), 0);
    const host = createNodeHost({ root });
    const listing = await host.list();
    chmodSync(join(root, 'no'), 0o755);
    assert.equal(listing.complete, false);
    assert.deepEqual(listing.skipped, [{ path: 'no', reason: 'permission was denied' }]);
    const result = await host.read('c.md', 10);
    assert.ok(!result.ok && result.reason === 'unreadable');
  });

  it('lists names in NFC and finds them on disk in whatever form they have there', async () => {
    const decomposed = 'cafe\u0301';
    const root = workspace({ [`${decomposed}/${decomposed}.md`]: 'x' });
    const host = createNodeHost({ root });
    const [file] = (await host.list()).files;
    assert.equal(file?.path, 'caf\u00e9/caf\u00e9.md');
    assert.equal((await host.read('caf\u00e9/caf\u00e9.md', 10)).ok, true);
    assert.equal(host.diskPath('caf\u00e9/caf\u00e9.md').normalize('NFC'), 'caf\u00e9/caf\u00e9.md');
  });

  it('tells a name that is not valid UTF-8', async function () {
    if (process.platform !== 'linux') return this.skip();
    const root = workspace({});
    writeFileSync(Buffer.concat([Buffer.from(`${root}/a`), Buffer.from([0xff]), Buffer.from('.md')]), 'x');
    const listing = await createNodeHost({ root }).list();
    assert.deepEqual(listing.files, []);
    assert.match(listing.skipped[0]?.reason ?? '', /not valid UTF-8/);
  });

  it('stops when it is cancelled, and says that the listing is not complete', async () => {
    const listing = await createNodeHost({ root: workspace({ 'a.md': '' }) }).list({
      isCancellationRequested: true,
    });
    assert.equal(listing.complete, false);
    assert.deepEqual(listing.files, []);
  });

  it('survives folders nested beyond reason', async () => {
    const root = workspace({});
    let folder = root;
    for (let i = 0; i < 260; i++) {
      folder = join(folder, 'd');
      mkdirSync(folder);
    }
    addFiles(folder, { 'card.md': 'x' });
    const listing = await createNodeHost({ root }).list();
    assert.equal(listing.complete, false);
    assert.match(listing.skipped[0]?.reason ?? '', /too deep/);
  });
});
