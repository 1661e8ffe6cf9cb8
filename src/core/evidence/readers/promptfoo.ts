import { type DataNode, get, isList, isMap, isScalar, textOf } from '../../documents/tree';
import { dayOf, isMock, keep, kindOfName, type Reader } from '../reading';
import type { TestKind, TestOutcome } from '../result';
import { fieldsOf, firstOf, itemsOf, placesOf, quietNumber, tidy } from './parts';

/**
 * Output of `promptfoo eval -o results.json`: `results.prompts[].metrics` with counts of tests (version 3),
 * `results.stats` (all versions). The single answers are not looked at.
 */
export const reader: Reader = {
  id: 'promptfoo',
  title: 'promptfoo',
  syntax: 'tree',
  matches({ tree }) {
    const results = get(tree, 'results');
    if (!isMap(results)) return false;
    const stats = get(results, 'stats');
    if (isMap(stats) && get(stats, 'successes') !== undefined && get(stats, 'failures') !== undefined)
      return true;
    const prompts = get(results, 'prompts');
    return (
      isList(prompts) &&
      prompts.items.some((prompt) => get(get(prompt, 'metrics'), 'testPassCount') !== undefined)
    );
  },
  read({ tree }, into) {
    const results = get(tree, 'results');
    const date = firstOf(results, 'timestamp') ?? firstOf(tree, 'createdAt');
    const config = get(tree, 'config');
    const attack = isMap(get(config, 'redteam'));
    const description = textOf(get(config, 'description'));
    const version = firstOf(get(tree, 'metadata'), 'promptfooVersion');
    const about = (task: string | undefined): TestKind =>
      kindOfName(`${task ?? ''} ${description ?? ''}`) ?? (attack ? 'security' : 'performance');
    const shared = { date: dayOf(date), tool: 'promptfoo', toolVersion: textOf(version) };
    const prompts = itemsOf(get(results, 'prompts')).filter((prompt) => isMap(get(prompt, 'metrics')));
    for (const prompt of prompts) {
      const metrics = get(prompt, 'metrics');
      const provider = get(prompt, 'provider');
      const model = textOf(provider) ?? textOf(get(provider, 'id'));
      const [passed, failed, errors] = ['testPassCount', 'testFailCount', 'testErrorCount'].map((key) =>
        get(metrics, key),
      );
      const counts = countsOf(passed, failed, errors);
      const mock = isMock(model)
        ? { outcome: 'not-run' as const, reason: `the provider is ${model}, which answers without a model` }
        : undefined;
      const task = textOf(get(prompt, 'label'))?.slice(0, 80);
      keep(into, {
        ...shared,
        kind: about(task),
        metric: 'pass rate',
        task,
        ...(counts.total > 0 ? { value: counts.rate } : {}),
        sampleSize: counts.total,
        model,
        ...outcomeOf(counts),
        ...mock,
        span: metrics?.span ?? prompt.span,
        places: placesOf({ value: passed, outcome: failed, model: provider, date, tool: version }),
      });
      const named = get(metrics, 'namedScoresCount');
      for (const score of fieldsOf(get(metrics, 'namedScores'))) {
        const n = quietNumber(get(named, score.key));
        const sum = quietNumber(score.value);
        if (sum === undefined) continue;
        keep(into, {
          ...shared,
          kind: kindOfName(score.key) ?? about(task),
          metric: score.key,
          task,
          ...(n === 0 ? {} : { value: n === undefined ? sum : tidy(sum / n) }),
          sampleSize: n,
          model,
          ...mock,
          span: { start: score.keySpan.start, end: score.value.span.end },
          places: placesOf({ metric: score.keySpan, value: score.value, model: provider, date }),
        });
      }
    }
    if (prompts.length > 0) return;
    const stats = get(results, 'stats');
    const [passed, failed, errors] = ['successes', 'failures', 'errors'].map((key) => get(stats, key));
    const counts = countsOf(passed, failed, errors);
    const first = itemsOf(get(results, 'results'))[0];
    const provider = get(get(first, 'provider'), 'id') ?? get(first, 'provider');
    const model = textOf(provider);
    keep(into, {
      ...shared,
      kind: about(undefined),
      metric: 'pass rate',
      ...(counts.total > 0 ? { value: counts.rate } : {}),
      sampleSize: counts.total,
      model,
      ...outcomeOf(counts),
      ...(isMock(model)
        ? { outcome: 'not-run' as const, reason: `the provider is ${model}, which answers without a model` }
        : {}),
      span: stats?.span ?? { start: 0, end: 0 },
      places: placesOf({
        value: passed,
        outcome: failed,
        model: isScalar(provider) ? provider : undefined,
        date,
      }),
    });
  },
};

interface Counts {
  total: number;
  failed: number;
  errors: number;
  rate: number;
}

function countsOf(...nodes: (DataNode | null | undefined)[]): Counts {
  const [passed = 0, failed = 0, errors = 0] = nodes.map((node) => quietNumber(node) ?? 0);
  const total = passed + failed + errors;
  return { total, failed, errors, rate: total > 0 ? tidy(passed / total) : 0 };
}

function outcomeOf({ total, failed, errors }: Counts): { outcome: TestOutcome; reason?: string } {
  if (total === 0) return { outcome: 'not-run', reason: 'no test was scored' };
  if (failed > 0) return { outcome: 'failed', reason: `${failed} of ${total} tests failed` };
  if (errors === total) return { outcome: 'error', reason: 'every test ended in an error' };
  return errors > 0
    ? { outcome: 'inconclusive', reason: `${errors} of ${total} tests ended in an error` }
    : { outcome: 'passed' };
}
