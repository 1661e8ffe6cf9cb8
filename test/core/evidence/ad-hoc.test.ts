import assert from 'node:assert/strict';
import { linesOf, problemsOf } from './read';

const json = (value: unknown): string => JSON.stringify(value, null, 2);

describe('fairness reports of people’s own making', () => {
  it('name their measures, with tables by group beside them', async () => {
    const text = json({
      model: 'gbm',
      model_version: '1.2',
      dataset: 'holdout',
      evaluated_at: '2026-02-03T04:05:06Z',
      sex: {
        groups: {
          f: { n: 40, selection_rate: 0.2, recall: 0.5 },
          m: { n: 60, selection_rate: 0.3, recall: 0.6 },
        },
        demographic_parity_difference: 0.1,
      },
    });
    const about = 'on holdout | of gbm | v 1.2 | 2026-02-03 | measured';
    assert.deepEqual(await linesOf('fairness_report.json', text), [
      `bias | selection_rate | by sex | n 100 | ${about} | f=0.2/40 m=0.3/60`,
      `bias | recall | by sex | n 100 | ${about} | f=0.5/40 m=0.6/60`,
      `bias | demographic_parity_difference | 0.1 | by sex | n 100 | ${about} | f=0.2/40 m=0.3/60`,
    ]);
  });

  it('judge gaps by the limit of the report, not by where the model decides', async () => {
    const text = json({ threshold: 0.5, warn_gap: 0.1, sex_gap: 0.04, region_gap: 0.3 });
    assert.deepEqual(await linesOf('fairness.json', text), [
      'bias | sex_gap | 0.04 | task sex_gap | by sex | ..0.1 | passed',
      'bias | region_gap | 0.3 | task region_gap | by region | ..0.1 | failed',
    ]);
    assert.deepEqual(await problemsOf('fairness.json', text), ['result-ambiguous-threshold: 0.5']);
  });

  it('state verdicts, and values by group under one key', async () => {
    const text = json({
      fpr_by_region: { north: 0.1, south: 0.2 },
      fpr_gap_pp: 10,
      gap_flagged: true,
      sizes: { a: 1, b: 2 },
    });
    assert.deepEqual(await linesOf('bias_report.json', text), [
      'bias | false positive rate | task fpr_by_region | by region | measured | north=0.1 south=0.2',
      'bias | false positive rate difference | 10 | by region | failed | north=0.1 south=0.2',
    ]);
  });

  it('list what passed, which shows that the threshold is a limit', async () => {
    const text = json({
      protected_attribute: 'sex',
      overall_metrics: { demographic_parity: 0.2, disparate_impact: 0.9 },
      passing_metrics: ['disparate_impact'],
      failing_metrics: ['demographic_parity'],
      threshold: 0.1,
    });
    assert.deepEqual(await linesOf('results.json', text), [
      'bias | demographic_parity | 0.2 | by sex | ..0.1 | failed',
      'bias | disparate_impact | 0.9 | by sex | passed',
    ]);
  });

  it('write each result as a measure with its value', async () => {
    const text = json({
      metric: 'demographic parity difference',
      attribute: 'gender',
      approvalRate: { women: 0.31, men: 0.34 },
      value: 0.03,
      sampleSize: 12400,
      dataset: 'applications',
      modelVersion: '2.1.0',
      date: '2025-03-10',
    });
    assert.deepEqual(await linesOf('fairness.json', text), [
      'bias | demographic parity difference | 0.03 | by gender | n 12400 | on applications | v 2.1.0 | 2025-03-10 | measured | women=0.31 men=0.34',
    ]);
    const list = json({
      results: [
        { metric: 'equalized_odds', value: 0.2, threshold: 0.1 },
        { metric: 'disparate impact', value: 0.9, passed: true },
      ],
    });
    assert.deepEqual(await linesOf('report.json', list), [
      'bias | equalized_odds | 0.2 | ..0.1 | failed',
      'bias | disparate impact | 0.9 | passed',
    ]);
  });

  it('of a mock are not run', async () => {
    const text = json({ parity_gap: 0.02, results: [{ group: 'a', backend: 'mock' }] });
    assert.deepEqual(await linesOf('fairness_report.json', text), ['bias | parity_gap | 0.02 | not-run']);
  });

  it('are nothing when they only speak of fairness', async () => {
    await assert.rejects(
      linesOf('fairness_report.json', json({ title: 'Fairness', text: 'fairness matters', n: 3 })),
    );
    await assert.rejects(linesOf('languages.json', json({ spd: 1, aod: 2, ppr: 3 })));
    await assert.rejects(linesOf('gaps.json', json({ line_gap: 2, row_gap: 3 })));
    await assert.rejects(
      linesOf('theme.json', json({ colors: { a: { gap: 1 }, b: { gap: 2 } }, column_gap: 4 })),
    );
  });
});
