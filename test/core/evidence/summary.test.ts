import assert from 'node:assert/strict';
import { fileSummary, type SummarySources, testsOfRecord } from '../../../src/core/evidence/summary';
import { findRecord } from '../../../src/core/register/register';
import { locate } from '../../../src/core/rules/locate';
import { checked } from '../folder';

const MANIFEST = `aims: 1
level: system
systems:
  s:
    name: S
    models: [m]
    evidence:
      - {kind: bias, file: e/f.evidence.json}
      - {kind: performance, metric: AUC, value: 0.8, threshold: 0.7, direction: at-least, groups: [all], sampleSize: 10, dataset: d, modelVersion: '1', date: 2026-01-02}
      - {kind: robustness, notTested: No time, by: o, on: 2026-01-01}
      - {kind: security, heldElsewhere: {reference: T-1, heldIn: tickets}}
models:
  m: {name: M, version: '1'}
`;

const FILE = (value: number, version: string): string =>
  `{
  "aimsEvidence": 1, "modelVersion": "${version}", "dataset": "d", "date": "2026-01-02",
  "results": [
    {"kind": "bias", "metric": "disparate impact", "attribute": "sex", "values": {"f": 0.3, "m": 0.4}, "sampleSize": {"f": 40, "m": 60}, "value": ${value}, "threshold": {"min": 0.8}},
    {"kind": "performance", "metric": "accuracy", "value": 0.9}
  ]
}`;

async function summaries(value: number, version = '1') {
  const files = { 'aims.yaml': MANIFEST, 'e/f.evidence.json': FILE(value, version) };
  const engine = await checked(files, '2026-06-01');
  const model = engine.model()!;
  const [register] = model.registers;
  const sources: SummarySources = {
    asOf: '2026-06-01',
    document: (path) => engine.document(path),
    bindings: model.bindings,
    evidence: model.evidence,
  };
  const tests = testsOfRecord(register!, findRecord(register!, 'system', 's')!, sources);
  const textAt = (place: (typeof tests)[number]['place']): string => {
    const document = engine.document(place.path)!;
    const { start, end } = locate(document, place);
    return document.text.slice(start, end);
  };
  return { tests, sources, textAt };
}

describe('summaries of tests', () => {
  it('show state, groups and places of each test of a record', async () => {
    const { tests, textAt } = await summaries(0.9);
    assert.deepEqual(
      tests.map(({ kind, state, metric, value, file, place }) => [
        kind,
        state,
        metric,
        value,
        file,
        textAt(place),
      ]),
      [
        ['bias', 'passed', 'disparate impact', 0.9, 'e/f.evidence.json', '0.9'],
        ['performance', 'passed', 'AUC', 0.8, undefined, 'kind'],
        ['robustness', 'not run', undefined, undefined, undefined, 'kind'],
        ['security', 'held elsewhere', undefined, undefined, undefined, 'kind'],
      ],
    );
    assert.deepEqual(
      tests[0]?.groups.map(({ name, value, n, place }) => [name, value, n, place && textAt(place)]),
      [
        ['f', 0.3, 40, '0.3'],
        ['m', 0.4, 60, '0.4'],
      ],
    );
    assert.equal(tests[0]?.threshold, 'at least 0.8');
  });

  it('follow the file: failed by one number, stale by another version', async () => {
    const failed = (await summaries(0.7)).tests[0];
    assert.deepEqual(
      [failed?.state, failed?.reasons],
      ['failed', ['disparate impact is 0.7, the threshold is min 0.8']],
    );
    const stale = (await summaries(0.9, '0.9')).tests[0];
    assert.deepEqual([stale?.state, stale?.reasons], ['stale', ['it tested version 0.9, the model is at 1']]);
  });

  it('say of a file what it proves and for whom', async () => {
    const { sources } = await summaries(0.9);
    const summary = fileSummary('e/f.evidence.json', sources);
    assert.deepEqual(
      [
        summary?.format,
        summary?.counts,
        summary?.kinds,
        summary?.for.map(({ record, results, model }) => [record.id, results, model?.id]),
      ],
      ['an evidence file', { passed: 1, measured: 1 }, ['bias', 'performance'], [['s', 1, 'm']]],
    );
    assert.equal(fileSummary('aims.yaml', sources), undefined);
  });
});
