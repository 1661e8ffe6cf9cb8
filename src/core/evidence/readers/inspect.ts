import { get, isMap, textOf } from '../../documents/tree';
import { dayOf, isMock, keep, kindOfName, type Reader, takeNumber } from '../reading';
import { fieldsOf, firstOf, itemsOf, placesOf, quietNumber } from './parts';

/** Logs of Inspect as JSON (`--log-format json`): `results.scores[].metrics`, or the one `metrics` of version 1. */
export const reader: Reader = {
  id: 'inspect',
  title: 'Inspect',
  syntax: 'tree',
  matches({ tree }) {
    const run = get(tree, 'eval');
    return (
      isMap(run) &&
      textOf(get(tree, 'status')) !== undefined &&
      get(run, 'task') !== undefined &&
      get(run, 'model') !== undefined
    );
  },
  read({ tree }, into) {
    const run = get(tree, 'eval');
    const results = get(tree, 'results');
    const status = get(tree, 'status');
    const [task, model, date] = [get(run, 'task'), get(run, 'model'), get(run, 'created')];
    const dataset = firstOf(get(run, 'dataset'), 'name');
    const version = firstOf(get(run, 'packages'), 'inspect_ai');
    const completed = firstOf(results, 'completed_samples', 'total_samples');
    const n = quietNumber(completed) ?? quietNumber(get(get(run, 'dataset'), 'samples'));
    const shared = {
      kind: kindOfName(textOf(task) ?? '') ?? 'performance',
      task: textOf(task),
      dataset: textOf(dataset),
      model: textOf(model),
      date: dayOf(date),
      tool: 'Inspect',
      toolVersion: textOf(version),
      sampleSize: n,
    } as const;
    const ended = textOf(status);
    const stopped =
      ended === 'error'
        ? ({
            outcome: 'error',
            reason: textOf(get(get(tree, 'error'), 'message'))?.slice(0, 120) ?? 'the run ended in an error',
          } as const)
        : ended !== 'success'
          ? ({ outcome: 'not-run', reason: `the run is ${ended}` } as const)
          : n === 0
            ? ({ outcome: 'not-run', reason: 'no sample was completed' } as const)
            : isMock(textOf(model))
              ? ({
                  outcome: 'not-run',
                  reason: `the model is ${textOf(model)}, which answers without a model`,
                } as const)
              : undefined;
    const scores = itemsOf(get(results, 'scores'));
    const places = { sampleSize: completed, dataset, model, date, tool: version };
    for (const score of scores.length > 0 ? scores : results ? [results] : []) {
      const scorer = textOf(firstOf(score, 'name', 'scorer'));
      for (const metric of fieldsOf(get(score, 'metrics'))) {
        const value = firstOf(metric.value, 'value') ?? metric.value;
        const name = textOf(firstOf(metric.value, 'name')) ?? metric.key;
        if (/^(?:stderr|std|var)$/.test(name)) continue;
        keep(into, {
          ...shared,
          metric: name,
          task: scorer === undefined ? shared.task : `${shared.task ?? ''} (${scorer})`,
          value: takeNumber(into, value),
          ...stopped,
          span: { start: metric.keySpan.start, end: metric.value.span.end },
          places: placesOf({
            ...places,
            metric: metric.keySpan,
            value,
            ...(stopped ? { outcome: status } : {}),
          }),
        });
      }
    }
    if (into.results.length === 0 && status)
      keep(into, {
        ...shared,
        ...(stopped ?? { outcome: 'not-run', reason: 'nothing was scored' }),
        span: status.span,
        places: placesOf({ ...places, outcome: status }),
      });
  },
};
