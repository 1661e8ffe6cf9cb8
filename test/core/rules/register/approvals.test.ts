import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sha256, textDigest } from '../../../../src/core/text/digest';
import { createEngine } from '../../../../src/core/workspace/engine';
import { applied } from '../schema/helper';
import { checkFiles, memoryHost } from './memory';

const asOf = '2026-09-01';
const told = ['approval-other-version', 'policy-stale', 'applicability-missing', 'organization-duty-open'];

async function said(files: Record<string, string>, complete = true): Promise<string[]> {
  const { findings } = await checkFiles(new Map(Object.entries(files)), asOf, complete);
  return findings
    .filter(
      ({ rule, message }) => rule === 'internal-error' || (told.includes(rule) && /approved/.test(message)),
    )
    .map(({ rule, path, range }) => `${path}:${range.start.line + 1} ${rule}`);
}

const policy = (digest: string, document = 'docs/policy.txt'): string => `aims: 1
level: organization
policies:
  ai:
    name: AI policy
    topics: [ai]
    principles: [fairness]
    document: ${document}
    communicated: [{to: [all], on: 2026-03-03}]
    approval:
      by: board
      on: 2026-03-01
      digest: ${digest}
bodies:
  board: {name: Board}
`;

describe('approval of a document by its digest', () => {
  const text = 'We decide.\r\nPeople decide.\r\n';
  const right = textDigest('We decide.\nPeople decide.\n');

  it('holds for the text that was approved, whatever its line ends and its name', async () => {
    assert.deepEqual(await said({ 'aims.yaml': policy(right), 'docs/policy.txt': text }), []);
    assert.deepEqual(
      await said({ 'aims.yaml': policy(right, 'docs/policy.md'), 'docs/policy.md': text }),
      [],
    );
  });

  it('is told once where the text changed', async () => {
    const files = { 'aims.yaml': policy(right), 'docs/policy.txt': `${text}Machines decide.\n` };
    assert.deepEqual(await said(files), ['aims.yaml:13 approval-other-version']);
  });

  it('is told of a file that is no text by its bytes', async () => {
    const bytes = '\u0000\u0001\u0002';
    const digest = `sha256:${sha256(new TextEncoder().encode(bytes))}`;
    const files = { 'aims.yaml': policy(digest, 'docs/policy.pdf'), 'docs/policy.pdf': bytes };
    assert.deepEqual(await said(files), []);
    assert.deepEqual(await said({ ...files, 'docs/policy.pdf': `${bytes}\u0003` }), [
      'aims.yaml:13 approval-other-version',
    ]);
  });

  it('is unknown where the document lies elsewhere, is not there, or the digest is none', async () => {
    for (const document of [
      'https://example.com/policy',
      'docs/gone.txt',
      '{heldElsewhere: {reference: P-1}}',
    ])
      assert.deepEqual(await said({ 'aims.yaml': policy(right, document), 'docs/policy.txt': 'x' }), []);
    assert.deepEqual(await said({ 'aims.yaml': policy(right) }, false), []);
    for (const digest of ['soon', 'md5:0123', 'sha512:00'])
      assert.deepEqual(await said({ 'aims.yaml': policy(digest), 'docs/policy.txt': text }), [], digest);
  });

  it('of a Markdown record is that of the text beneath its front matter', async () => {
    const record = (digest: string, body: string): string =>
      `---\naims: policy\nname: AI policy\ntopics: [ai]\nprinciples: [fairness]\napproval:\n  by: board\n  on: 2026-03-01\n  digest: ${digest}\n---\n\n# Policy\n\n${body}\n`;
    const head = 'aims: 1\nbodies:\n  board: {name: Board}\n';
    const digest = textDigest('# Policy\n\nPeople decide.');
    assert.deepEqual(await said({ 'aims.yaml': head, 'p.md': record(digest, 'People decide.') }), []);
    assert.deepEqual(await said({ 'aims.yaml': head, 'p.md': record(digest, 'Machines decide.') }), [
      'p.md:9 approval-other-version',
    ]);
  });

  it('is recorded anew by the fix', async () => {
    const before = policy(textDigest('before'));
    const files = new Map([
      ['aims.yaml', before],
      ['docs/policy.txt', text],
    ]);
    const { findings } = await checkFiles(files, asOf);
    const finding = findings.find(({ rule }) => rule === 'approval-other-version');
    const [fix] = finding!.fixes;
    assert.equal(fix!.safe, false);
    assert.equal(await applied(before, fix!), policy(right));
  });

  it('follows an edit of the document, and of what names it', async () => {
    const files = new Map([
      ['aims.yaml', policy(right)],
      ['docs/policy.txt', text],
    ]);
    const engine = createEngine(memoryHost(files));
    const count = async (): Promise<number> =>
      (await engine.check({ asOf })).findings.filter(({ rule }) => rule === 'approval-other-version').length;
    assert.equal(await count(), 0);
    engine.update('docs/policy.txt', { text: 'Machines decide.\n' });
    assert.equal(await count(), 1);
    engine.update('aims.yaml', { text: policy(textDigest('Machines decide.\n')) });
    assert.equal(await count(), 0);
    engine.update('aims.yaml', { text: 'aims: 1\n' });
    assert.equal(await count(), 0);
    assert.equal(engine.document('docs/policy.txt'), undefined);
    engine.release('docs/policy.txt');
    engine.update('aims.yaml', { text: policy(right) });
    assert.equal(await count(), 0);
  });
});

describe('approval of a part of the head', () => {
  it('is told where the version or the document is another one', async () => {
    const manifest = (version: string): string => `aims: 1
level: organization
riskMethod:
  document: docs/method.txt
  criteria: [Harm to people weighs more than cost]
  appetite: {acceptUpTo: 4}
  approval:
    by: board
    on: 2026-03-01
    digest: ${textDigest('method')}
statement:
  version: "${version}"
  approval:
    by: board
    on: 2026-03-01
    version: "2"
bodies:
  board: {name: Board}
`;
    assert.deepEqual(await said({ 'aims.yaml': manifest('2'), 'docs/method.txt': 'method' }), []);
    assert.deepEqual(await said({ 'aims.yaml': manifest('3'), 'docs/method.txt': 'another' }), [
      'aims.yaml:10 approval-other-version',
      'aims.yaml:16 approval-other-version',
    ]);
  });
});
