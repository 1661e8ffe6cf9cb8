import assert from 'node:assert/strict';
import { checked } from '../folder';

const MANIFEST = (evidence: string, version = '2.0', dataset = '') => `aims: 1
level: system
systems:
  s:
    name: S
    purpose: Helps
    owner: o
    origin: internal
    lifecycleStage: operation
    riskClass: {class: high, rationale: It decides, decidedBy: o, decidedOn: 2026-01-01}
    affectedPeople: {groups: [applicants]}
    models: [m]
    acceptanceCriteria:
      - {name: gap, kind: bias, metric: demographic parity difference, threshold: 0.05, direction: at-most}
    evidence:
${evidence}
models:
  m: {name: M, version: '${version}'}
datasets:
  d: {name: D${dataset}}
`;

const RESULT = (value: number, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    aimsEvidence: 1,
    model: 'm',
    modelVersion: '2.0',
    dataset: 'd',
    date: '2026-03-01',
    results: [
      {
        kind: 'bias',
        metric: 'demographic parity difference',
        attribute: 'sex',
        values: { f: 0.3, m: 0.34 },
        sampleSize: 900,
        value,
        ...more,
      },
    ],
  });

const NAMED = '      - {kind: bias, criterion: gap, file: e/bias.evidence.json}';

/** State and ground of the bias test. */
async function biasTest(files: Record<string, string>, asOf = '2026-06-01'): Promise<string> {
  const engine = await checked(files, asOf);
  const model = engine.model();
  const obligation = [...(model?.obligations.values() ?? [])]
    .flat()
    .find(({ requirement }) => requirement.id === 'biasTest');
  return `${obligation?.state}: ${obligation?.grounds.map(({ text }) => text).join('; ')}`;
}

describe('evidence that records name', () => {
  it('counts with the numbers of its file, judged by the criterion it answers', async () => {
    assert.match(
      await biasTest({ 'aims.yaml': MANIFEST(NAMED), 'e/bias.evidence.json': RESULT(0.04) }),
      /^evidenced/,
    );
    assert.match(
      await biasTest({ 'aims.yaml': MANIFEST(NAMED), 'e/bias.evidence.json': RESULT(0.06) }),
      /^failed: demographic parity difference is 0.06, the threshold is max 0.05/,
    );
  });

  it('is unknown without its file, and where its file is not understood', async () => {
    assert.match(await biasTest({ 'aims.yaml': MANIFEST(NAMED) }), /^unknown/);
    assert.match(
      await biasTest({ 'aims.yaml': MANIFEST(NAMED), 'e/bias.evidence.json': 'nothing' }),
      /^unknown/,
    );
  });

  it('is incomplete where its file leaves out what a result must tell', async () => {
    const plain = '      - {kind: bias, file: e/aif.json}';
    const report = '{"disparate_impact": 0.9, "statistical_parity_difference": -0.1}';
    assert.equal(
      await biasTest({ 'aims.yaml': MANIFEST(plain), 'e/aif.json': report }),
      'partial: groups or slices, threshold, sample size, dataset, model version, date',
    );
  });

  it('is stale for another version, past its validity, and before the dataset was updated', async () => {
    const files = { 'aims.yaml': MANIFEST(NAMED, '2.1'), 'e/bias.evidence.json': RESULT(0.04) };
    assert.match(await biasTest(files), /^stale: it tested version 2.0, the model is at 2.1/);
    const old = { 'aims.yaml': MANIFEST(NAMED), 'e/bias.evidence.json': RESULT(0.04) };
    assert.match(await biasTest(old, '2027-06-01'), /^stale: it is of 2026-03-01 and holds for 12 months/);
    const updated = { ...old, 'aims.yaml': MANIFEST(NAMED, '2.0', ', updated: 2026-04-01') };
    assert.match(await biasTest(updated), /^stale: .*updated on 2026-04-01/);
  });

  it('that was not run, or not tested on purpose, is no test', async () => {
    const none = JSON.stringify({
      aimsEvidence: 1,
      results: [{ kind: 'bias', metric: 'demographic parity difference' }],
    });
    assert.match(
      await biasTest({ 'aims.yaml': MANIFEST(NAMED), 'e/bias.evidence.json': none }),
      /^missing: not run/,
    );
    const gap = JSON.stringify({
      aimsEvidence: 1,
      results: [{ kind: 'bias', notTested: 'No data', by: 'o', on: '2026-01-01' }],
    });
    const plain = '      - {file: e/bias.evidence.json}';
    assert.match(
      await biasTest({ 'aims.yaml': MANIFEST(plain), 'e/bias.evidence.json': gap }),
      /^missing: not tested: No data/,
    );
  });

  it('is found by pattern, and a later run replaces a failure', async () => {
    const globs = '      - {kind: bias, criterion: gap, files: [e/*.json]}';
    const first = RESULT(0.09);
    const second = RESULT(0.04).replace('2026-03-01', '2026-04-01');
    assert.match(await biasTest({ 'aims.yaml': MANIFEST(globs), 'e/a.json': first }), /^failed/);
    assert.match(
      await biasTest({ 'aims.yaml': MANIFEST(globs), 'e/a.json': first, 'e/b.json': second }),
      /^evidenced/,
    );
  });

  it('is read whatever it is called, and let go when no longer named', async () => {
    const table = 'measure,value\ndemographic_parity_difference,0.2\n';
    const named =
      '      - {kind: bias, criterion: gap, file: e/t.csv, dataset: d, modelVersion: 2.0, date: 2026-03-01, sampleSize: 10, attribute: sex}';
    const files: Record<string, string> = { 'aims.yaml': MANIFEST(named), 'e/t.csv': table };
    assert.match(await biasTest(files), /^failed: demographic_parity_difference is 0.2/);
    const engine = await checked(files, '2026-06-01');
    assert.equal(engine.document('e/t.csv')?.evidence?.reader, 'metric-table');
    engine.update('aims.yaml', { text: MANIFEST('      - {kind: bias, notTested: none}') });
    await engine.check({ asOf: '2026-06-01' });
    assert.equal(engine.document('e/t.csv'), undefined);
    engine.update('aims.yaml', { text: MANIFEST(named) });
    await engine.check({ asOf: '2026-06-01' });
    assert.equal(engine.document('e/t.csv')?.evidence?.results.length, 1);
  });
});
