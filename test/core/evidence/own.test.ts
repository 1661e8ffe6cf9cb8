import assert from 'node:assert/strict';
import { evidenceOf, linesOf, problemsOf } from './read';

const YAML = `aimsEvidence: 1
system: credit-scoring
model: scoring-gbm
modelVersion: 2.3.1
dataset: applications-2025
date: 2026-03-02
tool: Fairlearn 0.12
results:
  - kind: bias
    metric: demographic parity difference
    attribute: gender
    values: { women: 0.31, men: 0.34 }
    sampleSize: { women: 5000, men: 7400 }
    value: 0.03
    threshold: 0.05
    direction: at-most
  - kind: bias
    notTested: No attribute of age may be collected
    by: officer
    on: 2026-02-10
`;

describe('evidence files of our own', () => {
  it('are read with what is told at the top', async () => {
    assert.deepEqual(await linesOf('a.evidence.yaml', YAML), [
      'bias | demographic parity difference | 0.03 | by gender | ..0.05 | n 12400 | on applications-2025 | of scoring-gbm | v 2.3.1 | 2026-03-02 | passed | women=0.31/5000 men=0.34/7400',
      'bias | - | on applications-2025 | of scoring-gbm | v 2.3.1 | 2026-03-02 | not-run',
    ]);
    const { results, reader, complete } = await evidenceOf('a.evidence.yaml', YAML);
    assert.deepEqual(
      [reader, complete, results[1]?.notTested, results[1]?.reason],
      ['aims', true, true, 'No attribute of age may be collected'],
    );
    assert.equal(results[0]?.toolVersion, '0.12');
  });

  it('can be JSON, under any name', async () => {
    const text = JSON.stringify({
      aimsEvidence: 1,
      results: [{ kind: 'performance', metric: 'AUC', value: 0.7, threshold: 0.74 }],
    });
    assert.deepEqual(await linesOf('result.json', text), ['performance | AUC | 0.7 | 0.74.. | failed']);
  });

  it('do not pass by saying so', async () => {
    const text =
      'aimsEvidence: 1\nresults:\n  - {kind: bias, metric: disparate impact, value: 0.5, threshold: {min: 0.8}, outcome: passed}\n';
    assert.deepEqual(await linesOf('x.evidence.yaml', text), [
      'bias | disparate impact | 0.5 | 0.8.. | failed',
    ]);
    assert.deepEqual(await problemsOf('x.evidence.yaml', text), ['result-outcome-differs: passed']);
  });

  it('tell keys of another version', async () => {
    const text = 'aimsEvidence: 1\nmood: good\nresults:\n  - {kind: bias, metrics: x, x-own: 1}\n';
    assert.deepEqual(await problemsOf('x.evidence.yaml', text), [
      'result-unknown-key: mood',
      'result-unknown-key: metrics',
    ]);
  });
});
