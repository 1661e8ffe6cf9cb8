import { type DataNode, get, isMap, isScalar, textOf } from '../../documents/tree';
import { dayOf, isMock, keep, kindOfName, markNotRun, type Reader, takeNumber } from '../reading';
import type { TestResult } from '../result';
import { placesOf, quietNumber } from './parts';

/** Keys of a task that are no measures. */
const BESIDE = /^(?:alias|name|sample_len|samples|sample_count|num_fewshot|version)$/;

/**
 * Results of EleutherAI's lm-evaluation-harness: `results.<task>` with `<metric>,<filter>` and
 * `<metric>_stderr,<filter>` since 0.4, without the filter before.
 */
export const reader: Reader = {
  id: 'lm-eval',
  title: 'lm-evaluation-harness',
  syntax: 'tree',
  matches({ tree }) {
    const results = get(tree, 'results');
    if (!isMap(results) || results.entries.length === 0) return false;
    const marked = ['versions', 'n-shot', 'n-samples', 'lm_eval_version', 'configs'].some(
      (key) => get(tree, key) !== undefined,
    );
    return marked && results.entries.every(({ value }) => isMap(value));
  },
  read({ tree }, into) {
    const results = get(tree, 'results');
    if (!isMap(results)) return;
    const config = get(tree, 'config');
    const model = [
      get(tree, 'model_name'),
      get(get(config, 'model_args'), 'pretrained'),
      get(tree, 'model'),
    ].find((node) => textOf(node) !== undefined);
    const named = modelOf(get(config, 'model_args')) ?? textOf(model);
    const date = get(tree, 'date');
    const version = get(tree, 'lm_eval_version');
    const backend = get(tree, 'model_source') ?? get(config, 'model');
    for (const task of results.entries) {
      if (!isMap(task.value)) continue;
      const config = get(get(tree, 'configs'), task.key);
      const dataset = get(config, 'dataset_path');
      const samples = get(get(tree, 'n-samples'), task.key);
      const effective = get(samples, 'effective') ?? get(task.value, 'sample_len');
      for (const { key, keySpan, value } of task.value.entries) {
        const [name = '', filter] = key.split(',');
        if (BESIDE.test(name) || /_stderr$/.test(name) || !isScalar(value)) continue;
        const measured = takeNumber(into, value);
        if (measured === undefined && typeof value.value === 'string' && !/^nan$/i.test(value.value))
          continue;
        const error = quietNumber(
          get(task.value, filter === undefined ? `${name}_stderr` : `${name}_stderr,${filter}`),
        );
        const higher = get(get(get(tree, 'higher_is_better'), task.key), name);
        const sampleSize = quietNumber(effective);
        keep(into, {
          kind: kindOfName(task.key) ?? 'performance',
          metric: name,
          task: task.key,
          value: measured,
          ...(isScalar(higher) && typeof higher.value === 'boolean'
            ? { direction: higher.value ? 'at-least' : 'at-most' }
            : {}),
          sampleSize,
          ...(measured !== undefined && error !== undefined ? { interval: intervalOf(measured, error) } : {}),
          dataset: textOf(dataset),
          model: named,
          date: dayOf(date),
          tool: 'lm-evaluation-harness',
          toolVersion: textOf(version),
          span: { start: task.keySpan.start, end: value.span.end },
          places: placesOf({
            metric: keySpan,
            value,
            sampleSize: effective,
            dataset,
            model,
            date,
            tool: version,
          }),
        });
      }
    }
    if (isMock(textOf(backend)) || isMock(named))
      markNotRun(
        into,
        `the model is ${named ?? textOf(backend)}, which answers without a model`,
        backend?.span,
      );
  },
};

/** `pretrained=google/gemma-2b,dtype=auto`, as older versions write the arguments. */
function modelOf(args: DataNode | null | undefined): string | undefined {
  return /(?:^|,)pretrained=([^,]+)/.exec(textOf(args) ?? '')?.[1];
}

/** The interval of 95 % from a standard error. */
function intervalOf(value: number, error: number): NonNullable<TestResult['interval']> {
  return { low: value - 1.96 * error, high: value + 1.96 * error, level: 0.95 };
}
