import assert from 'node:assert/strict';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { openEngine } from '../../src/cli/engine';
import { createNodeHost } from '../../src/cli/node-host';
import type { Finding } from '../../src/core/rules/finding';
import type { Host } from '../../src/core/workspace/host';
import type { CheckResult } from '../../src/core/workspace/result';
import { aims, spawned, workspace } from './workspace';

const WITNESS = 'models/witness/README.md';
/** A card with one certain mistake: as long as it is reported, the rest was checked. */
const BROKEN = '---\nlicense: [mit\nlanguage: en\n---\n\n# Broken card\n\n## Intended use\n\nA demo.\n';
const HEAD = 'aims: 1\norganization:\n  name: Example\n';

/** Checks a workspace with some bad file in it; the witness must be found and nothing may break off. */
async function survives(files: Record<string, string | Uint8Array>): Promise<Finding[]> {
  const root = workspace({ ...files, [WITNESS]: BROKEN });
  const ran = spawned(root, ['check', '--format', 'json']);
  assert.ok(ran.code === 0 || ran.code === 1, `exit ${ran.code}: ${ran.err.slice(0, 500)}`);
  const result: CheckResult = JSON.parse(ran.out);
  assert.ok(result.findings.some((finding) => finding.path === WITNESS));
  assert.deepEqual(
    result.findings.filter((finding) => finding.rule === 'internal-error'),
    [],
  );
  // The text format reads the sources again, so it must survive them, too.
  assert.equal((await aims(root, ['check'])).code, ran.code);
  assert.equal((await aims(root, ['report', 'cards', '--format', 'json'])).code, 0);
  return result.findings;
}

/** There is a finding on the file, at this line (0-based) where one is given. */
function tells(findings: readonly Finding[], path: string, line?: number): void {
  const lines = findings
    .filter((finding) => finding.path === path)
    .map((finding) => finding.range.start.line);
  assert.ok(lines.length > 0, `nothing on ${path}`);
  if (line !== undefined) assert.ok(lines.includes(line), `${path}: lines ${lines.join(', ')}, not ${line}`);
}

describe('bad input is told, and the rest is checked:', () => {
  it('invalid YAML in a manifest', async () => {
    tells(
      await survives({ 'aims.yaml': `${HEAD}systems:\n  a: {name: [x\n  b:\n    name: B\n` }),
      'aims.yaml',
    );
  });

  it('a tab in the indentation of a manifest', async () => {
    tells(await survives({ 'aims.yaml': `${HEAD}systems:\n\ta:\n\t\tname: A\n` }), 'aims.yaml', 4);
  });

  it('conflict markers in a manifest and in a card', async () => {
    const conflict = '<<<<<<< ours\n  name: A\n=======\n  name: B\n>>>>>>> theirs\n';
    const findings = await survives({
      'aims.yaml': `aims: 1\norganization:\n${conflict}`,
      'a/README.md': `---\nlicense: mit\n<<<<<<< ours\nlanguage: en\n=======\nlanguage: de\n>>>>>>> theirs\n---\n# Card\n`,
    });
    tells(findings, 'aims.yaml', 2);
    tells(findings, 'a/README.md', 2);
  });

  it('nesting 2,000 deep, in YAML, in flow style, in JSON and in front matter', async () => {
    const deep = '- '.repeat(2000);
    tells(
      await survives({
        'aims.yaml': `${HEAD}systems: ${'['.repeat(2000)}\n`,
        'b.aims.yaml': `aims: 1\nsystems:\n  a:\n    models:\n      ${deep}x\n`,
        'model_card.json': `{"model_details": ${'['.repeat(2000)}${']'.repeat(2000)}}`,
        'deep/README.md': `---\nlicense: mit\ntags:\n  ${deep}x\n---\n# Card\n`,
      }),
      'aims.yaml',
    );
  });

  it('an alias bomb', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++) {
      const [name, last] = [String.fromCharCode(97 + i), String.fromCharCode(96 + i)];
      bomb.push(`${name}: &${name} [${`*${last}, `.repeat(9)}*${last}]`);
    }
    await survives({
      'aims.yaml': `${HEAD}x-bomb:\n${bomb.map((line) => `  ${line}\n`).join('')}`,
      'bomb/README.md': `---\nlicense: mit\n${bomb.join('\n')}\n---\n# Card\n`,
    });
  });

  it('a folder called README.md, and one called aims.yaml', async () => {
    const root = workspace({ 'README.md/inner.txt': 'x', [WITNESS]: BROKEN });
    mkdirSync(join(root, 'aims.yaml'));
    const ran = await aims(root, ['check']);
    assert.equal(ran.code, 1);
    assert.equal(ran.err, '');
  });

  it('a manifest that is a list, a text, or nothing', async () => {
    tells(await survives({ 'aims.yaml': '- aims: 1\n- systems: {}\n' }), 'aims.yaml', 0);
    await survives({ 'aims.yaml': 'just text\n' });
    await survives({ 'aims.yaml': '' });
    await survives({ 'aims.yaml': '\ufeff\n\n# only a comment\n' });
  });

  it('ids such as __proto__ and constructor', async () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const systems = ids.map((id) => `  ${id}:\n    name: ${id}\n    models: [${id}]\n`).join('');
    const models = ids.map((id) => `  ${id}:\n    name: ${id}\n`).join('');
    const findings = await survives({
      'aims.yaml': `${HEAD}systems:\n${systems}models:\n${models}__proto__:\n  polluted: true\n`,
      'p/README.md': '---\nlicense: mit\n__proto__: {polluted: true}\nconstructor: x\n---\n# Card\n',
      'model_card.json': '{"__proto__": {"polluted": true}, "model_details": {"name": "x", "overview": "y"}}',
    });
    tells(findings, 'aims.yaml');
  });

  it('UTF-16, bytes that are no text, and invalid UTF-8', async () => {
    const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const findings = await survives({
      'aims.yaml': utf16(`${HEAD}systems: {}\n`),
      'w/README.md': utf16('---\nlicense: mit\n---\n# Card\n\n## Bias\n\nTODO\n'),
      'bin/README.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0xff]),
      'latin/README.md': Buffer.from('---\nlicense: mit\ntags: [caf\xe9]\n---\n# Card\n', 'latin1'),
    });
    tells(findings, 'aims.yaml');
    tells(findings, 'latin/README.md');
  });

  it('a card of 50 MB, without holding up the rest', async function () {
    this.timeout(60_000);
    await survives({
      'big/MODEL_CARD.md': `---\nlicense: mit\n---\n# Card\n${'All work and no play.\n'.repeat(2_500_000)}`,
    });
  });

  it('a file of one line of 3 MB', async function () {
    this.timeout(60_000);
    await survives({
      'one/README.md': `---\nlicense: mit\ntags: [${'"😀a", '.repeat(300_000)}x]\n---\n# Card\n`,
    });
  });
});

describe('files that change under the check', () => {
  async function checkThrough(
    change: (host: Host) => Host,
    files: Record<string, string>,
  ): Promise<CheckResult> {
    const host = change(createNodeHost({ root: workspace(files) }));
    return (await openEngine(host)).check('2026-09-30');
  }

  it('are no reason to break off when they vanish while being read', async () => {
    const result = await checkThrough(
      (host) => ({
        ...host,
        read: (path, cap) =>
          path.startsWith('gone/')
            ? Promise.resolve({ ok: false, reason: 'not-found', detail: 'it does not exist' })
            : host.read(path, cap),
      }),
      { 'gone/README.md': BROKEN, [WITNESS]: BROKEN },
    );
    assert.ok(result.findings.some((finding) => finding.path === WITNESS));
    assert.ok(result.findings.every((finding) => finding.rule !== 'internal-error'));
  });

  it('are told when they are there and cannot be read', async () => {
    const result = await checkThrough(
      (host) => ({
        ...host,
        read: (path, cap) =>
          path === 'locked/MODEL_CARD.md'
            ? Promise.resolve({ ok: false, reason: 'unreadable', detail: 'permission was denied' })
            : host.read(path, cap),
      }),
      { 'locked/MODEL_CARD.md': BROKEN, [WITNESS]: BROKEN },
    );
    assert.ok(result.findings.some((finding) => finding.path === WITNESS));
    assert.ok(result.findings.some((finding) => finding.path === 'locked/MODEL_CARD.md'));
  });
});

describe('what cannot be read and must be', () => {
  it('ends with exit code 2, named on stderr, after the rest was checked', async function () {
    if (process.getuid?.() === 0 || process.platform === 'win32') return this.skip();
    const root = workspace({ 'aims.yaml': HEAD, [WITNESS]: BROKEN });
    chmodSync(join(root, 'aims.yaml'), 0);
    const ran = await aims(root, ['check']);
    assert.equal(ran.code, 2);
    assert.match(ran.err, /"aims\.yaml" cannot be read: permission was denied\./);
    assert.match(ran.out, /models\/witness\/README\.md:2:/);
  });

  it('is remembered by the watched host: manifests and named files, not others', async () => {
    const { watchHost } = await import('../../src/cli/watch-host');
    const fails: Host = {
      list: () => Promise.resolve({ files: [], complete: true, skipped: [] }),
      read: () => Promise.resolve({ ok: false, reason: 'unreadable', detail: 'permission was denied' }),
      pause: () => Promise.resolve(),
    };
    const watched = watchHost(fails);
    for (const path of ['a/aims.yaml', 'b.aims.yml', 'c/README.md', 'd/README.md'])
      await watched.host.read(path, 10);
    assert.deepEqual(watched.unreadableLines(['d/README.md']), [
      '"a/aims.yaml" cannot be read: permission was denied.',
      '"b.aims.yml" cannot be read: permission was denied.',
      '"d/README.md" cannot be read: permission was denied.',
    ]);
  });
});
