import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, it } from 'mocha';
import type { CheckResult } from '../../src/core/workspace/result';
import { addFiles, aims, git, hasGit, spawned, workspace } from './workspace';

/** A card that is certainly wrong at one place: the front matter has a value that ends nowhere. */
const BROKEN = '---\nlicense: [mit\nlanguage: en\n---\n\n# Broken card\n\n## Intended use\n\nA demo.\n';
const CARD =
  '---\nlicense: mit\nlanguage: en\n---\n\n# Fine card\n\n## Intended use\n\nRanks tickets of one team.\n';

async function checked(
  root: string,
  ...args: string[]
): Promise<CheckResult & { code: number | null; err: string }> {
  const ran = await aims(root, ['check', '--format', 'json', ...args]);
  assert.notEqual(ran.out, '', ran.err);
  return { ...JSON.parse(ran.out), code: ran.code, err: ran.err };
}

const pathsOf = (result: CheckResult) => [...new Set(result.findings.map((finding) => finding.path))];

describe('aims check', () => {
  it('exits with 1 on findings at or above --fail-on, with 0 below, and prints the findings on stdout', async () => {
    const root = workspace({ 'models/a/README.md': BROKEN });
    const ran = await aims(root, ['check']);
    assert.equal(ran.code, 1);
    assert.match(ran.out, /^models\/a\/README\.md:2:\d+: error: /m);
    assert.equal(ran.err, '');
    assert.equal((await aims(root, ['check', '--fail-on', 'never'])).code, 0);
    assert.equal(
      (await aims(workspace({ 'notes.md': 'Hello.\n' }), ['check', '--fail-on', 'information'])).code,
      0,
    );
  });

  it('prints JSON that its schema describes, with the root as it was named', async () => {
    const root = workspace({ 'in/models/a/README.md': BROKEN, 'in/aims.yaml': 'aims: 1\n' });
    const schema = JSON.parse(readFileSync('schemas/output/check-output.schema.json', 'utf8'));
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    const { code, err, ...result } = await checked(root, '--root', 'in');
    assert.equal(validate(result), true, JSON.stringify(validate.errors));
    assert.equal(result.root, 'in');
    assert.deepEqual(pathsOf(result).includes('models/a/README.md'), true);
    assert.equal(code, 1);
    assert.equal(err, '');
  });

  it('gives the same bytes for the same input and date, whatever the order on disk', async () => {
    const files = { 'b/README.md': BROKEN, 'a/README.md': BROKEN, 'aims.yaml': 'aims: 1\n' };
    const one = workspace(files);
    const other = workspace(Object.fromEntries(Object.entries(files).reverse()));
    for (const format of ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown']) {
      const args = ['check', '--as-of', '2026-09-30', '--format', format];
      assert.equal((await aims(one, args)).out, spawned(other, args).out, format);
    }
  });

  it('names nothing of the machine in any format', async () => {
    const root = workspace({ 'a/README.md': BROKEN, 'aims.yaml': 'aims: 1\n' });
    for (const format of ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'])
      assert.ok(
        !(await aims(root, ['check', '--root', root, '--format', format])).out.includes(root) ||
          format === 'json',
      );
  });

  it('shows only what is named, and reads the rest all the same', async () => {
    const root = workspace({ 'a/README.md': BROKEN, 'b/README.md': BROKEN, 'aims.yaml': 'aims: 1\n' });
    assert.deepEqual(pathsOf(await checked(root, 'a')), ['a/README.md']);
    const both = await checked(root, 'a/README.md', join(root, 'b'));
    assert.deepEqual(pathsOf(both), ['a/README.md', 'b/README.md']);
    assert.deepEqual(
      (await checked(join(root, 'a'), '--root', '..', 'README.md')).files.map((file) => file.path),
      ['a/README.md'],
    );
  });

  it('reads an ignored path when it is named or with --no-ignore, and not otherwise', async () => {
    const root = workspace({ '.gitignore': 'out/\n', 'out/README.md': BROKEN });
    assert.deepEqual(pathsOf(await checked(root)), []);
    assert.deepEqual(pathsOf(await checked(root, 'out')), ['out/README.md']);
    assert.deepEqual(pathsOf(await checked(root, '--no-ignore')), ['out/README.md']);
  });

  it('says so when what was named is nothing to it', async () => {
    const ran = await aims(workspace({ 'notes.md': 'Hello.\n' }), ['check', 'notes.md']);
    assert.equal(ran.code, 0);
    assert.equal(ran.err, 'aims: "notes.md" holds no document that aims recognises.\n');
  });

  it('refuses a named link, which it would not follow', async () => {
    const root = workspace({ 'a/README.md': CARD });
    symlinkSync('a/README.md', join(root, 'link.md'));
    const ran = await aims(root, ['check', 'link.md']);
    assert.equal(ran.code, 2);
    assert.match(ran.err, /"link\.md" is a symbolic link, and links are not followed/);
  });

  it('tells a manifest that is a link on stderr', async () => {
    const root = workspace({ 'a/README.md': CARD, 'real/register.txt': 'aims: 1\n' });
    symlinkSync('real/register.txt', join(root, 'aims.yaml'));
    assert.match(
      (await aims(root, ['check'])).err,
      /"aims\.yaml" was left out: symbolic links are not followed\./,
    );
  });

  it('checks the text on standard input in place of the file', async () => {
    const root = workspace({ 'a/README.md': CARD, 'b/README.md': BROKEN });
    const ran = spawned(root, ['check', '--format', 'json', '--stdin', '--path', 'a/README.md'], {
      input: BROKEN,
    });
    assert.equal(ran.code, 1);
    const result: CheckResult = JSON.parse(ran.out);
    assert.deepEqual(pathsOf(result), ['a/README.md']);
    const fresh = spawned(root, ['check', '--format', 'json', '--stdin', '--path', 'new/README.md'], {
      input: BROKEN,
    });
    assert.deepEqual(pathsOf(JSON.parse(fresh.out)), ['new/README.md']);
    const text = spawned(root, ['check', '--stdin', '--path', 'a/README.md'], { input: BROKEN });
    assert.match(text.out, /\| license: \[mit/);
  });

  it('leaves out what a baseline in JSON or SARIF holds, and reports what is new', async () => {
    const root = workspace({ 'a/README.md': BROKEN });
    for (const format of ['json', 'sarif']) {
      const file = `baseline.${format}`;
      assert.equal((await aims(root, ['check', '--format', format, '--output', file])).code, 1);
      const same = await aims(root, ['check', '--baseline', file]);
      assert.equal(same.code, 0, same.out);
      assert.match(same.out, /left out by --baseline or --since/);
      // Lines above move everything: fingerprints do not depend on them.
      writeFileSync(join(root, 'a/README.md'), BROKEN.replace('---\n', '---\n# a comment\n'));
      assert.equal((await aims(root, ['check', '--baseline', file])).code, 0);
      addFiles(root, { 'b/README.md': BROKEN });
      const fresh = await checked(root, '--baseline', file);
      assert.deepEqual(pathsOf(fresh), ['b/README.md']);
      assert.equal(fresh.code, 1);
      rmSync(join(root, 'b'), { recursive: true });
      writeFileSync(join(root, 'a/README.md'), BROKEN);
    }
  });

  it('writes --output whole, through a link of the user, and keeps stdout empty', async () => {
    const root = workspace({ 'a/README.md': BROKEN, 'reports/old.json': 'old' });
    symlinkSync('reports/old.json', join(root, 'latest.json'));
    const ran = await aims(root, ['check', '--format', 'json', '--output', 'latest.json']);
    assert.equal(ran.out, '');
    assert.equal(ran.code, 1);
    assert.equal(JSON.parse(readFileSync(join(root, 'reports/old.json'), 'utf8')).schemaVersion, 1);
  });

  it('colours a terminal only, and never when NO_COLOR is set', async function () {
    if (spawnSync('script', ['--version']).status !== 0) return this.skip();
    const root = workspace({ 'a/README.md': BROKEN });
    const command = `${process.execPath} ${resolve('dist/cli.js')} check`;
    const onTerminal = (env: Record<string, string>) =>
      spawnSync('script', ['-qec', command, '/dev/null'], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, TERM: 'xterm', ...env },
      }).stdout;
    assert.match(onTerminal({ NO_COLOR: '' }), /\x1b\[31;1m/);
    assert.doesNotMatch(onTerminal({ NO_COLOR: '1' }), /\x1b\[/);
    assert.doesNotMatch((await aims(root, ['check'])).out, /\x1b\[/);
  });

  it('survives a reader that goes away, with the exit code that it would have had', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 300; i++) files[`m${i}/README.md`] = BROKEN;
    const root = workspace(files);
    const child = spawn(process.execPath, [resolve('dist/cli.js'), 'check', '--format', 'sarif'], {
      cwd: root,
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((done) => child.on('close', done));
    assert.equal(err, '');
    assert.equal(code, 1);
  });

  it('hands a large result over whole through a pipe', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 400; i++) files[`models/${'long-name-'.repeat(10)}${i}/README.md`] = BROKEN;
    const ran = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${resolve('dist/cli.js')}" check --format json | cat`],
      {
        cwd: workspace(files),
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    );
    assert.ok(ran.stdout.length > 200_000);
    assert.equal(new Set(pathsOf(JSON.parse(ran.stdout))).size, 400);
  });
});

describe('aims check --since', () => {
  function repository(): string {
    const root = workspace({ 'a/README.md': BROKEN, 'b/README.md': BROKEN, 'c/README.md': CARD });
    git(root, 'init', '-q', '-b', 'main');
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'first');
    return root;
  }

  it('shows findings in changed, staged and untracked files only', async function () {
    if (!hasGit) return this.skip();
    const root = repository();
    assert.deepEqual(pathsOf(await checked(root, '--since', 'HEAD')), []);
    writeFileSync(join(root, 'b/README.md'), `${BROKEN}\nMore.\n`);
    addFiles(root, { 'd/README.md': BROKEN });
    assert.deepEqual(pathsOf(await checked(root, '--since', 'HEAD')), ['b/README.md', 'd/README.md']);
  });

  it('counts from where the branch left the line of REF, in a folder of the repository too', async function () {
    if (!hasGit) return this.skip();
    const root = repository();
    git(root, 'checkout', '-qb', 'topic');
    writeFileSync(join(root, 'a/README.md'), `${BROKEN}\nMore.\n`);
    git(root, 'commit', '-qam', 'second');
    git(root, 'checkout', '-q', 'main');
    writeFileSync(join(root, 'b/README.md'), `${BROKEN}\nMore.\n`);
    git(root, 'commit', '-qam', 'third');
    git(root, 'checkout', '-q', 'topic');
    assert.deepEqual(pathsOf(await checked(root, '--since', 'main')), ['a/README.md']);
    assert.deepEqual(pathsOf(await checked(root, '--root', 'a', '--since', 'main')), ['README.md']);
  });

  it('runs nothing that the repository configures', async function () {
    if (!hasGit) return this.skip();
    const root = repository();
    addFiles(root, { 'run.sh': '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n' });
    spawnSync('chmod', ['+x', join(root, 'run.sh')]);
    git(root, 'config', 'core.fsmonitor', join(root, 'run.sh'));
    git(root, 'config', 'diff.external', join(root, 'run.sh'));
    await checked(root, '--since', 'HEAD');
    assert.equal(spawnSync('ls', [join(root, 'ran')]).status === 0, false);
  });

  it('is clear about a wrong REF, a folder without a repository, and a machine without git', async () => {
    const root = workspace({ 'a/README.md': CARD });
    const outside = spawned(root, ['check', '--since', 'HEAD'], {
      env: { GIT_CEILING_DIRECTORIES: join(root, '..') },
    });
    assert.equal(outside.code, 2);
    assert.match(outside.err, /needs a git repository|needs git/);
    const without = spawned(root, ['check', '--since', 'HEAD'], { env: { PATH: join(root, 'nothing') } });
    assert.match(without.err, /--since needs git, which was not found/);
    if (!hasGit) return;
    for (const ref of ['no-such-branch', '--output=evil', '-x']) {
      const ran = await aims(repository(), ['check', `--since=${ref}`]);
      assert.equal(ran.code, 2);
      assert.match(ran.err, /git knows no commit/);
    }
  });
});
