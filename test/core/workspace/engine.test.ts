import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Cancelled, createEngine } from '../../../src/core/workspace/engine';
import type { Host } from '../../../src/core/workspace/host';

const encoder = new TextEncoder();

function hostOf(files: Record<string, string>, complete = true): Host {
  return {
    list: () =>
      Promise.resolve({
        files: Object.entries(files).map(([path, text]) => ({ path, size: text.length, mtime: 1 })),
        complete,
        skipped: [],
      }),
    read: (path) =>
      Promise.resolve(
        Object.hasOwn(files, path)
          ? { ok: true, bytes: encoder.encode(files[path]) }
          : { ok: false, reason: 'not-found', detail: 'gone' },
      ),
    pause: () => Promise.resolve(),
  };
}

async function check(files: Record<string, string>, asOf = '2026-11-23', complete = true) {
  return createEngine(hostOf(files, complete)).check({ asOf });
}

const slugs = (result: { findings: { rule: string }[] }) => result.findings.map(({ rule }) => rule);

const people = `roles:
  risk-head:
    name: Head of risk
`;
const classified = (more: string, klass = 'high') => `aims: 1
${people}systems:
  scoring:
    name: Scoring
    purpose: Rates applications
    owner: risk-head
    lifecycleStage: operation
    affectedPeople:
      groups: [applicants]
    riskClass:
      class: ${klass}
      rationale: Decides on credit
      decidedBy: risk-head
      decidedOn: 2026-10-01
${more}`;
const test = (more: string) => `    evidence:
      - kind: bias
        metric: demographic parity difference
        attribute: age
        groups: [under 25, 25 and over]
        value: 0.04
        direction: at-most
        sampleSize: 900
        dataset: holdout
        modelVersion: "1.0"
${more}datasets:
  holdout:
    name: Holdout
`;

describe('the engine', () => {
  it('asks only for the class while the class is missing', async () => {
    const result = await check({
      'aims.yaml': `aims: 1\n${people}systems:\n  s:\n    purpose: p\n    owner: risk-head\n`,
    });
    assert.deepEqual(slugs(result), ['risk-class-missing']);
    assert.deepEqual(result.findings[0]?.range, {
      start: { line: 5, character: 2 },
      end: { line: 5, character: 3 },
    });
    assert.ok(result.summary.unknown > 0);
  });

  it('takes what a class demands from the requirements: a bias test at high risk, none at minimal', async () => {
    assert.ok(slugs(await check({ 'aims.yaml': classified('') })).includes('bias-test-missing'));
    assert.ok(!slugs(await check({ 'aims.yaml': classified('', 'minimal') })).includes('bias-test-missing'));
  });

  it('tells complete, incomplete, failed and stale bias tests apart', async () => {
    const rulesOf = async (more: string, asOf?: string) =>
      slugs(await check({ 'aims.yaml': classified(test(more)) }, asOf)).filter((slug) =>
        slug.startsWith('bias-test'),
      );
    assert.deepEqual(await rulesOf('        threshold: 0.1\n        date: 2026-09-01\n'), []);
    assert.deepEqual(await rulesOf('        date: 2026-09-01\n'), ['bias-test-incomplete']);
    assert.deepEqual(await rulesOf('        threshold: 0.01\n        date: 2026-09-01\n'), [
      'bias-test-failed',
    ]);
    assert.deepEqual(await rulesOf('        threshold: 0.1\n        date: 2025-09-01\n'), [
      'bias-test-stale',
    ]);
  });

  it('keeps fingerprints when lines move and messages stay about the same thing', async () => {
    const first = await check({ 'aims.yaml': classified('') });
    const moved = await check({
      'aims.yaml': classified('').replace('aims: 1\n', 'aims: 1\n# a comment\n\n'),
    });
    assert.deepEqual(
      first.findings.map(({ fingerprint }) => fingerprint),
      moved.findings.map(({ fingerprint }) => fingerprint),
    );
    assert.notDeepEqual(first.findings[0]?.range, moved.findings[0]?.range);
  });

  it('lets the manifest set a severity, switch a rule off and waive with a reason', async () => {
    const rules = 'rules:\n  bias-test-missing: error\n';
    const louder = await check({ 'aims.yaml': classified(rules) });
    assert.equal(louder.findings.find(({ rule }) => rule === 'bias-test-missing')?.severity, 'error');
    const off = await check({ 'aims.yaml': classified('rules:\n  bias-test-missing: "off"\n') });
    assert.ok(!slugs(off).includes('bias-test-missing'));
    const waiver = (until: string) =>
      `waivers:\n  - rule: bias-test-missing\n    record: system/scoring\n    reason: Data freeze\n    by: risk-head\n    until: ${until}\n`;
    const waived = await check({ 'aims.yaml': classified(waiver('2027-01-01')) });
    assert.equal(
      waived.findings.find(({ rule }) => rule === 'bias-test-missing')?.waived?.reason,
      'Data freeze',
    );
    const expired = await check({ 'aims.yaml': classified(waiver('2026-01-01')) });
    assert.ok(slugs(expired).includes('waiver-expired'));
    assert.equal(expired.findings.find(({ rule }) => rule === 'bias-test-missing')?.waived, undefined);
  });

  it('stays silent on absence while the listing is not complete', async () => {
    const manifest = 'aims: 1\nmodels:\n  m:\n    card: cards/m.md\n';
    assert.ok(slugs(await check({ 'aims.yaml': manifest })).includes('file-not-found'));
    assert.ok(!slugs(await check({ 'aims.yaml': manifest }, '2026-11-23', false)).includes('file-not-found'));
  });

  it('is louder on a card that a record names than on one that none names, and quiet without a manifest', async () => {
    const card = '---\nlicense: mit\npipeline_tag: text-classification\n---\n# Rater\n\n## Bias\n\nTODO\n';
    const severityOf = async (files: Record<string, string>) =>
      (await check({ 'm/README.md': card, ...files })).findings.find(
        ({ rule }) => rule === 'section-placeholder',
      )?.severity;
    const linked = await severityOf({ 'aims.yaml': 'aims: 1\nmodels:\n  m:\n    card: m/README.md\n' });
    assert.equal(linked, 'warning');
    assert.notEqual(await severityOf({}), 'warning');
    const alone = await check({ 'm/README.md': card });
    assert.equal(alone.summary.advice.length, 1);
  });

  it('reads the text of an open editor before the disk, and the disk again once it is closed', async () => {
    const engine = createEngine(hostOf({ 'aims.yaml': 'aims: 1\nsystems:\n  s: {purpose: p}\n' }));
    const rules = async () => slugs(await engine.check({ asOf: '2026-11-23' }));
    assert.ok((await rules()).includes('owner-missing'));
    engine.update('aims.yaml', { text: 'aims: 1\n' });
    assert.deepEqual(await rules(), []);
    engine.release('aims.yaml');
    assert.ok((await rules()).includes('owner-missing'));
  });

  it('reads what a manifest includes as a part of its register', async () => {
    const result = await check({
      'aims.yaml': 'aims: 1\ninclude: [governance/]\n',
      'governance/systems.yaml': 'systems:\n  s:\n    purpose: p\n',
    });
    assert.ok(
      result.findings.some(
        ({ rule, path }) => rule === 'owner-missing' && path === 'governance/systems.yaml',
      ),
    );
  });

  it('stops when it is cancelled', async () => {
    const engine = createEngine(hostOf({ 'aims.yaml': 'aims: 1\n' }));
    await assert.rejects(
      engine.check({ asOf: '2026-11-23', token: { isCancellationRequested: true } }),
      Cancelled,
    );
  });

  it('treats ids such as __proto__ and constructor as ids', async () => {
    const result = await check({
      'aims.yaml': 'aims: 1\nsystems:\n  __proto__: {purpose: p}\n  constructor: {purpose: q}\n',
    });
    assert.equal(result.findings.filter(({ rule }) => rule === 'owner-missing').length, 2);
    assert.equal(result.findings.filter(({ rule }) => rule === 'internal-error').length, 0);
  });
});
