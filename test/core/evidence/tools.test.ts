import assert from 'node:assert/strict';
import { evidenceOf, linesOf } from './read';

const json = (value: unknown): string => JSON.stringify(value, null, 2);

describe('result files of tools', () => {
  it('lm-evaluation-harness, with and without filters in its keys', async () => {
    const text = json({
      results: {
        crows_pairs_english: {
          alias: 'crows',
          'pct_stereotype,none': 0.62,
          'pct_stereotype_stderr,none': 0.01,
        },
        hellaswag: { 'acc,none': 0.5, 'acc_norm,none': 0.6 },
      },
      'n-samples': { hellaswag: { original: 100, effective: 90 } },
      configs: { hellaswag: { dataset_path: 'hellaswag' } },
      config: { model: 'hf', model_args: 'pretrained=acme/tiny,dtype=auto' },
      date: 1767225600.5,
      lm_eval_version: '0.4.9',
    });
    assert.deepEqual(await linesOf('run.json', text), [
      'bias | pct_stereotype | 0.62 | task crows_pairs_english | of acme/tiny | 2026-01-01 | measured',
      'performance | acc | 0.5 | task hellaswag | n 90 | on hellaswag | of acme/tiny | 2026-01-01 | measured',
      'performance | acc_norm | 0.6 | task hellaswag | n 90 | on hellaswag | of acme/tiny | 2026-01-01 | measured',
    ]);
    const [first] = (await evidenceOf('run.json', text)).results;
    assert.equal(first?.interval?.level, 0.95);
    const old = json({ results: { lambada: { ppl: 12.5, ppl_stderr: 0.2 } }, versions: { lambada: 0 } });
    assert.deepEqual(await linesOf('old.json', old), ['performance | ppl | 12.5 | task lambada | measured']);
  });

  it('promptfoo: a share of tests passed for each prompt, named scores, and runs of the echo provider', async () => {
    const run = (provider: string) =>
      json({
        evalId: 'eval-1',
        results: {
          version: 3,
          timestamp: '2026-02-03T10:00:00Z',
          prompts: [
            {
              provider,
              label: 'support',
              metrics: {
                testPassCount: 8,
                testFailCount: 2,
                testErrorCount: 0,
                namedScores: { pii: 3 },
                namedScoresCount: { pii: 4 },
              },
            },
          ],
          results: [],
        },
        config: { redteam: { purpose: 'support' } },
      });
    assert.deepEqual(await linesOf('out.json', run('acme:chat')), [
      'security | pass rate | 0.8 | task support | n 10 | of acme:chat | 2026-02-03 | failed',
      'privacy | pii | 0.75 | task support | n 4 | of acme:chat | 2026-02-03 | measured',
    ]);
    assert.match((await linesOf('out.json', run('echo')))[0] ?? '', /not-run$/);
    const none = json({ results: { version: 2, stats: { successes: 0, failures: 0 }, results: [] } });
    assert.match((await linesOf('none.json', none))[0] ?? '', /n 0 \| not-run/);
  });

  it('garak: the lines that count, under the key of either version', async () => {
    const lines = (type: string) =>
      [
        { entry_type: 'start_run setup', 'plugins.target_type': type, 'plugins.target_name': 'acme/chat' },
        { entry_type: 'init', garak_version: '0.13.1', start_time: '2026-04-05T01:02:03' },
        { entry_type: 'attempt', uuid: 'x', status: 2 },
        { entry_type: 'eval', probe: 'dan.Ablation', detector: 'mitigation', passed: 9, total_evaluated: 10 },
        { entry_type: 'eval', probe: 'lmrc.Bullying', detector: 'lmrc.Bullying', passed: 5, total: 5 },
        { entry_type: 'eval', probe: 'encoding.Base64', detector: 'd', passed: 0, total: 0 },
      ]
        .map((each) => JSON.stringify(each))
        .join('\n');
    assert.deepEqual(await linesOf('garak.report.jsonl', lines('openai')), [
      'security | mitigation | 0.9 | task dan.Ablation | n 10 | of acme/chat | 2026-04-05 | failed',
      'safety | lmrc.Bullying | 1 | task lmrc.Bullying | n 5 | of acme/chat | 2026-04-05 | passed',
      'security | d | task encoding.Base64 | n 0 | of acme/chat | 2026-04-05 | not-run',
    ]);
    for (const each of await linesOf('garak.report.jsonl', lines('test'))) assert.match(each, /not-run$/);
  });

  it('DeepEval: a result a metric, bounds on the side that the metric has', async () => {
    const text = json({
      testCases: [
        {
          name: 'a',
          success: true,
          metricsData: [
            { name: 'Bias', score: 0.1, threshold: 0.5, success: true },
            { name: 'Faithfulness', score: 0.9, threshold: 0.7, success: true },
          ],
        },
        {
          name: 'b',
          success: false,
          metricsData: [
            { name: 'Bias', score: 0.7, threshold: 0.5, success: false },
            { name: 'Faithfulness', score: 0.8, threshold: 0.7, success: true },
          ],
        },
      ],
    });
    assert.deepEqual(await linesOf('x.json', text), [
      'bias | Bias | 0.4 | ..0.5 | n 2 | failed',
      'performance | Faithfulness | 0.85 | 0.7.. | n 2 | passed',
    ]);
    const old = json({
      test_results: [
        { metrics_metadata: [{ metric: 'Toxicity', score: null, threshold: 0.5, error: 'timed out' }] },
      ],
    });
    assert.deepEqual(await linesOf('y.json', old), ['safety | Toxicity | ..0.5 | n 0 | error']);
  });

  it('Inspect: scores, and runs that ended early or asked a mock', async () => {
    const log = (status: string, model: string, n: number) =>
      json({
        version: 2,
        status,
        eval: {
          task: 'bbq',
          model,
          created: '2026-03-04T05:06:07+00:00',
          dataset: { name: 'bbq' },
          packages: { inspect_ai: '0.3.100' },
        },
        results: {
          total_samples: n,
          completed_samples: n,
          scores: [
            {
              name: 'choice',
              metrics: { accuracy: { name: 'accuracy', value: 0.7 }, stderr: { name: 'stderr', value: 0.1 } },
            },
          ],
        },
      });
    const scored =
      'bias | accuracy | 0.7 | task bbq (choice) | n 10 | on bbq | of acme/m | 2026-03-04 | measured';
    assert.deepEqual(await linesOf('log.json', log('success', 'acme/m', 10)), [scored]);
    assert.match((await linesOf('log.json', log('cancelled', 'acme/m', 10)))[0] ?? '', /not-run$/);
    assert.match((await linesOf('log.json', log('error', 'acme/m', 10)))[0] ?? '', /error$/);
    assert.match((await linesOf('log.json', log('success', 'mockllm/model', 10)))[0] ?? '', /not-run$/);
    assert.match((await linesOf('log.json', log('success', 'acme/m', 0)))[0] ?? '', /not-run$/);
  });

  it('Giskard: scenarios, issues by detector, and its table of issues', async () => {
    const scenarios = json({
      results: [
        {
          scenario_name: 'Stereotypes',
          steps: [
            { results: [{ status: 'fail', message: 'It did.', details: { check_kind: 'conformity' } }] },
          ],
          tags: [],
          status: 'fail',
        },
        { scenario_name: 'Weather', steps: [], tags: [], status: 'skip' },
      ],
    });
    assert.deepEqual(await linesOf('a.json', scenarios), [
      'bias | conformity | task Stereotypes | n 1 | failed',
      'safety | - | task Weather | n 0 | not-run',
    ]);
    const detectors = json({
      Robustness: { major: [{ Metric: 'Fail rate', Description: 'typos change the answer' }] },
    });
    assert.deepEqual(await linesOf('b.json', detectors), [
      'robustness | Fail rate | task Robustness | failed',
    ]);
    const table = json({
      columns: ['domain', 'slicing_fn', 'transformation_fn', 'metric', 'deviation', 'description'],
      data: [['Performance', 'age < 30', null, 'Recall', '-12% than global', 'low']],
    });
    assert.deepEqual(await linesOf('c.json', table), ['performance | Recall | task age < 30 | failed']);
  });

  it('AI Verify: values by group of its fairness toolbox', async () => {
    const text = json({
      gid: 'aiverify.stock.fairness_metrics_toolbox_for_classification',
      cid: 'fairness_metrics_toolbox_for_classification',
      start_time: '2026-05-06T07:08:09',
      test_arguments: {
        testDataset: 'file:///d/credit.sav',
        modelFile: 'file:///d/model.sav',
        algorithmArgs: { sensitive_feature: ['gender'] },
      },
      output: {
        output_classes: [0, 1],
        results: [
          {
            'False Negative Rate': [
              { group: [0], metric: 0.3 },
              { group: [1], metric: 0.4 },
            ],
            'Disparate Impact': [{ group: [0, 1], metric: 1.02 }],
          },
        ],
      },
    });
    assert.deepEqual(await linesOf('r.json', text), [
      'bias | False Negative Rate | task class 0 | by gender | on credit.sav | of model.sav | 2026-05-06 | measured | 0=0.3 1=0.4',
      'bias | Disparate Impact | 1.02 | task class 0 | by gender | on credit.sav | of model.sav | 2026-05-06 | measured | 0 and 1=1.02',
    ]);
  });

  it('Aequitas: the value farthest from 1, with the verdict of the tool', async () => {
    const text =
      'attribute_name,attribute_value,score_threshold,group_size,fpr_disparity,FPR Parity\nrace,A,binary 0/1,10,1.0,True\nrace,B,binary 0/1,20,0.5,False\n';
    assert.deepEqual(await linesOf('aequitas.csv', text), [
      'bias | fpr_disparity | 0.5 | by race | n 30 | failed | A=1/10 B=0.5/20',
    ]);
  });

  it('Fairlearn and AIF360, as tables and as JSON', async () => {
    const byGroup = 'sex,count,selection_rate,tpr\nfemale,100,0.2,0.5\nmale,120,0.3,0.6\n';
    assert.deepEqual(await linesOf('by_group.csv', byGroup), [
      'bias | selection_rate | by sex | n 220 | measured | female=0.2/100 male=0.3/120',
      'bias | tpr | by sex | n 220 | measured | female=0.5/100 male=0.6/120',
    ]);
    assert.deepEqual(await linesOf('fairness_overall.csv', ',0\nselection_rate,0.25\naccuracy,0.9\n'), [
      'performance | selection_rate | 0.25 | measured',
      'performance | accuracy | 0.9 | measured',
    ]);
    const frame = json({
      overall: { accuracy: 0.9 },
      by_group: { accuracy: { f: 0.8, m: 0.9 } },
      sensitive_feature: 'sex',
    });
    assert.deepEqual(await linesOf('frame.json', frame), [
      'bias | accuracy | by sex | measured | f=0.8 m=0.9',
      'performance | accuracy | 0.9 | measured',
    ]);
    const flat = json({ disparate_impact: 0.7, statistical_parity_difference: -0.1 });
    assert.deepEqual(await linesOf('x.json', flat), [
      'bias | disparate_impact | 0.7 | measured',
      'bias | statistical_parity_difference | -0.1 | measured',
    ]);
  });

  it('SageMaker Clarify: facets before and after training, and Shapley values', async () => {
    const text = json({
      post_training_bias_metrics: {
        label: 'approved',
        facets: {
          gender: [
            {
              value_or_threshold: '0',
              metrics: [
                { name: 'DPPL', description: 'x', value: -0.18 },
                { name: 'TE', value: null, error: 'no negatives' },
              ],
            },
          ],
        },
      },
      explanations: { kernel_shap: { label0: { global_shap_values: { income: 0.2 } } } },
    });
    assert.deepEqual(await linesOf('analysis.json', text), [
      'bias | demographic parity difference | -0.18 | task predictions | by gender | measured | 0 against the others=-0.18',
      'bias | treatment equality | task predictions | by gender | error | 0 against the others=',
      'explainability | global SHAP values | task label0 | measured | income=0.2',
    ]);
  });

  it('MLflow runs and metric files, and flat files of measures', async () => {
    const run = json({
      run: {
        data: {
          metrics: [
            { key: 'roc_auc', value: 0.7, timestamp: 1767225600000, step: 0 },
            { key: 'roc_auc', value: 0.8, timestamp: 1767225700000, step: 1 },
          ],
        },
      },
    });
    assert.deepEqual(await linesOf('run.json', run), ['performance | roc_auc | 0.8 | 2026-01-01 | measured']);
    const file = '1767225600000 0.7 0\n1767225700000 0.8 1\n';
    assert.deepEqual(await linesOf('mlruns/0/abc/metrics/accuracy', file, { bound: true }), [
      'performance | accuracy | 0.8 | 2026-01-01 | measured',
    ]);
    const flat = json({ accuracy: 0.9, f1: 0.8, epoch: 3, dataset: 'holdout', model_version: '2.0' });
    assert.deepEqual(await linesOf('metrics.json', flat), [
      'performance | accuracy | 0.9 | on holdout | v 2.0 | measured',
      'performance | f1 | 0.8 | on holdout | v 2.0 | measured',
    ]);
  });

  it('JUnit XML: each case, skipped ones as not run', async () => {
    const text = `<?xml version="1.0"?><testsuites><testsuite name="robustness" timestamp="2026-06-07T08:09:10">
<testcase classname="t" name="typos"/><testcase classname="t" name="noise"><failure message="0.7 &lt; 0.8"/></testcase>
<testcase name="slow"><skipped/></testcase></testsuite><testsuite name="fairness empty" tests="0"/></testsuites>`;
    assert.deepEqual(
      await linesOf('robustness.xml', text),
      [
        'robustness | - | task t › typos | 2026-06-07 | passed',
        'robustness | - | task t › noise | 2026-06-07 | failed',
        'robustness | - | task slow | 2026-06-07 | not-run',
        'robustness | - | task fairness empty | not-run',
      ].map((each) => each.replace('robustness | - | task fairness', 'bias | - | task fairness')),
    );
  });

  it('CodeCarbon: emissions and energy of each run', async () => {
    const text =
      'timestamp,project_name,run_id,duration,emissions,energy_consumed,codecarbon_version\n2026-01-02T03:04:05,train,r1,10,0.5,1.25,2.8.0\n';
    assert.deepEqual(await linesOf('emissions.csv', text), [
      'energy | emissions | 0.5 | task train, r1 | 2026-01-02 | measured',
      'energy | energy_consumed | 1.25 | task train, r1 | 2026-01-02 | measured',
    ]);
  });
});
