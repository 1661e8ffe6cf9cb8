import { metricOf } from '../../catalogue/metrics';
import { get, isList, isMap, textOf } from '../../documents/tree';
import { dayOf, dayOfEpoch, keep, kindOfName, type Reader, takeNumber } from '../reading';
import { firstOf, itemsOf, placesOf } from './parts';

/** A run as MLflow's interface returns it: `run.data.metrics[]` with key, value and timestamp. */
export const run: Reader = {
  id: 'mlflow',
  title: 'MLflow',
  syntax: 'tree',
  matches({ tree }) {
    const metrics = get(get(get(tree, 'run') ?? tree, 'data'), 'metrics');
    return (
      isList(metrics) &&
      metrics.items.some((item) => get(item, 'key') !== undefined && get(item, 'value') !== undefined)
    );
  },
  read({ tree }, into) {
    const of = get(tree, 'run') ?? tree;
    const tags = itemsOf(get(get(of, 'data'), 'tags'));
    const model = tags.find((tag) => textOf(get(tag, 'key')) === 'mlflow.registeredModelName');
    const last = new Map<string, { item: ReturnType<typeof itemsOf>[number]; step: number }>();
    for (const item of itemsOf(get(get(of, 'data'), 'metrics'))) {
      const key = textOf(get(item, 'key'));
      const step = Number(textOf(get(item, 'step')) ?? 0);
      if (key !== undefined && (last.get(key)?.step ?? -1) <= step) last.set(key, { item, step });
    }
    for (const [key, { item }] of last) {
      const value = get(item, 'value');
      const date = firstOf(item, 'timestamp');
      const dataset = firstOf(item, 'dataset_name');
      keep(into, {
        kind: metricOf(key)?.kind ?? kindOfName(key) ?? 'performance',
        metric: key,
        value: takeNumber(into, value),
        dataset: textOf(dataset),
        model: textOf(get(model, 'value')),
        date: dayOf(date) ?? dayOfEpoch(Number(textOf(date))),
        tool: 'MLflow',
        span: item.span,
        places: placesOf({ metric: firstOf(item, 'key'), value, dataset, date, model: get(model, 'value') }),
      });
    }
  },
};

/** A metric file of MLflow's file store (`mlruns/…/metrics/<name>`): lines of timestamp, value and step. */
export const file: Reader = {
  id: 'mlflow',
  title: 'MLflow',
  syntax: 'text',
  matches: ({ path, text }) => /(?:^|\/)metrics\/[^/]+$/.test(path) && LINE.test(text.slice(0, 200)),
  read({ path, text }, into) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    let from = text.trimEnd().lastIndexOf('\n') + 1;
    const match = LINE.exec(text.slice(from));
    if (!match) return;
    from += match.index;
    const [, time = '', number = ''] = match;
    const at = from + match[0].indexOf(number, time.length);
    const value = Number(number);
    keep(into, {
      kind: metricOf(name)?.kind ?? kindOfName(name) ?? 'performance',
      metric: name,
      ...(Number.isFinite(value) ? { value } : {}),
      date: dayOfEpoch(Number(time)),
      tool: 'MLflow',
      span: { start: from, end: from + match[0].trimEnd().length },
      places: {
        value: { start: at, end: at + number.length },
        date: { start: from, end: from + time.length },
      },
    });
  },
};

const LINE = /^(\d{10,16}) (-?\d\S{0,30}|nan|inf|-inf)(?: \d+)?[ \t]*\r?$/im;

/** A flat mapping of measures, as training scripts, DVC and `mlflow.evaluate` write to `metrics.json`. */
export const flat: Reader = {
  id: 'metrics',
  title: 'a file of measures',
  syntax: 'tree',
  matches({ tree, path, bound }) {
    if (!isMap(tree) || tree.entries.length === 0 || tree.entries.length > 200) return false;
    const named =
      /(?:^|[^a-z])(?:metrics?|eval(?:uation)?[-_]?results?|all_results|test_results|scores)(?:[^a-z]|$)/i.test(
        path.slice(path.lastIndexOf('/') + 1),
      );
    if (!named && !bound) return false;
    const numbers = tree.entries.filter(
      ({ value }) => value?.type === 'scalar' && typeof value.value === 'number',
    );
    return (
      numbers.some(({ key }) => metricOf(key) !== undefined) &&
      tree.entries.every(({ value }) => value?.type !== 'map' && value?.type !== 'list')
    );
  },
  read({ tree }, into) {
    if (!isMap(tree)) return;
    const date = firstOf(tree, 'date', 'timestamp', 'created_at', 'run_date');
    const dataset = firstOf(tree, 'dataset', 'dataset_name', 'test_set');
    const model = firstOf(tree, 'model', 'model_name');
    const version = firstOf(tree, 'model_version', 'modelVersion');
    const n = firstOf(
      tree,
      'n',
      'n_samples',
      'num_samples',
      'sample_size',
      'eval_samples',
      'test_samples',
      'predict_samples',
    );
    for (const { key, keySpan, value } of tree.entries) {
      const metric = metricOf(key);
      if (!metric || !value) continue;
      keep(into, {
        kind: metric.kind,
        metric: key,
        value: takeNumber(into, value),
        sampleSize: takeNumber(into, n),
        dataset: textOf(dataset),
        model: textOf(model),
        modelVersion: textOf(version),
        date: dayOf(date),
        span: { start: keySpan.start, end: value.span.end },
        places: placesOf({
          metric: keySpan,
          value,
          sampleSize: n,
          dataset,
          model,
          modelVersion: version,
          date,
        }),
      });
    }
  },
};
