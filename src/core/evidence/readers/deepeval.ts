import { type DataNode, get, isMap, isScalar, textOf } from '../../documents/tree';
import { dayOf, keep, kindOfName, type Reader, takeNumber } from '../reading';
import type { TestResult } from '../result';
import { firstOf, itemsOf, placesOf, quietNumber, tidy } from './parts';

/** Metrics of DeepEval whose threshold is an upper bound. */
const LOWER = /bias|toxicity|hallucination|pii leakage|non advice|misuse|role violation/i;

/**
 * A test run of DeepEval: `testCases[].metricsData[]` (or `metricsMetadata[]` before 1.0, `test_results[].metrics_data[]`
 * from Python). One result a metric: the mean score over the cases, failed when any case failed.
 */
export const reader: Reader = {
  id: 'deepeval',
  title: 'DeepEval',
  syntax: 'tree',
  matches({ tree }) {
    return casesOf(tree).some((item) => metricsOf(item).some((metric) => isMap(metric)));
  },
  read({ tree }, into) {
    const run = runOf(tree);
    const date = firstOf(run, 'createdAt', 'created_at', 'startTime');
    const version = firstOf(run, 'deepevalVersion');
    const model = firstOf(firstOf(run, 'hyperparameters'), 'model');
    const byMetric = new Map<string, DataNode[]>();
    for (const item of casesOf(tree))
      for (const metric of metricsOf(item)) {
        const name = textOf(firstOf(metric, 'name', 'metric'));
        if (name === undefined) continue;
        const all = byMetric.get(name);
        if (all) all.push(metric);
        else byMetric.set(name, [metric]);
      }
    for (const [name, all] of byMetric) {
      const first = all[0]!;
      const scores = all.flatMap((metric) => takeNumber(into, get(metric, 'score')) ?? []);
      const failed = all.filter((metric) => isFalse(get(metric, 'success')));
      const errors = all.filter((metric) => textOf(get(metric, 'error')) !== undefined);
      const limit = get(first, 'threshold');
      const threshold = quietNumber(limit);
      const lower = LOWER.test(name);
      keep(into, {
        kind: kindOfName(name) ?? 'performance',
        metric: name,
        ...(scores.length > 0
          ? { value: tidy(scores.reduce((sum, score) => sum + score, 0) / scores.length) }
          : {}),
        ...(threshold === undefined
          ? {}
          : {
              threshold: lower ? { max: threshold } : { min: threshold },
              direction: lower ? 'at-most' : 'at-least',
            }),
        sampleSize: scores.length,
        model: textOf(model),
        date: dayOf(date),
        tool: 'DeepEval',
        toolVersion: textOf(version),
        ...outcomeOf(all.length, scores.length, failed.length, errors.length),
        span: first.span,
        places: placesOf({
          metric: firstOf(first, 'name', 'metric'),
          value: firstOf(first, 'score'),
          threshold: limit,
          outcome: firstOf(failed[0] ?? first, 'success'),
          model,
          date,
        }),
      });
    }
  },
};

function outcomeOf(
  cases: number,
  scored: number,
  failed: number,
  errors: number,
): Pick<TestResult, 'outcome' | 'reason'> {
  if (errors === cases) return { outcome: 'error', reason: 'every case ended in an error' };
  if (scored === 0) return { outcome: 'not-run', reason: 'no case was scored' };
  if (failed > 0) return { outcome: 'failed', reason: `${failed} of ${cases} cases failed` };
  return { outcome: 'passed' };
}

function runOf(tree: DataNode | null): DataNode | null {
  return get(tree, 'testRunData') ?? tree;
}

function casesOf(tree: DataNode | null): readonly DataNode[] {
  const run = runOf(tree);
  return [
    ...itemsOf(firstOf(run, 'testCases', 'test_results', 'test_cases')),
    ...itemsOf(firstOf(run, 'conversationalTestCases')),
  ];
}

function metricsOf(item: DataNode): readonly DataNode[] {
  return itemsOf(firstOf(item, 'metricsData', 'metrics_data', 'metricsMetadata', 'metrics_metadata'));
}

function isFalse(node: DataNode | null | undefined): boolean {
  return isScalar(node) && node.value === false;
}
