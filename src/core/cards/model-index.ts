import {
  type DataNode,
  get,
  isBlank,
  isList,
  isMap,
  isScalar,
  type MapNode,
  type Route,
  textOf,
} from '../documents/tree';
import type { ModelIndexFacts, ModelIndexProblem } from './facts';

/**
 * Checks a card's `model-index`: a list of `{name, results: [{task: {type}, dataset: {type, name},
 * metrics: [{type, value}]}]}`, as the hub's metadata specification has it. Anything else is broken, an empty list
 * of results too, and an index under `model_index`, a key that no reader of metadata knows.
 * @param tree the card's metadata (or the whole of a YAML card)
 */
export function judgeModelIndex(tree: DataNode | null): ModelIndexFacts {
  const index = get(tree, 'model-index');
  if (index === undefined) {
    const wrong = get(tree, 'model_index');
    return isMap(wrong) || isList(wrong)
      ? { state: 'broken', problems: [flaw('wrong-key', ['model_index'])] }
      : { state: 'none', problems: [] };
  }
  const route = ['model-index'];
  const problems = !isList(index)
    ? [flaw('not-a-list', route)]
    : index.items.length === 0
      ? [flaw('empty-list', route)]
      : index.items.flatMap((entry, i) => inEntry(entry, [...route, i]));
  return { state: problems.length > 0 ? 'broken' : 'ok', problems };
}

function flaw(
  code: ModelIndexProblem['code'],
  route: Route,
  args: ModelIndexProblem['args'] = {},
): ModelIndexProblem {
  return { code, args, route };
}

function inEntry(entry: DataNode, route: Route): ModelIndexProblem[] {
  if (!isMap(entry)) return [flaw('entry-not-a-mapping', route)];
  const name = textOf(get(entry, 'name')) === undefined ? [flaw('name-missing', route)] : [];
  const results = get(entry, 'results');
  const at = [...route, 'results'];
  if (results === undefined) return [...name, flaw('results-missing', route)];
  if (isBlank(results) || (isList(results) && results.items.length === 0))
    return [...name, flaw('results-empty', at)];
  if (!isList(results)) return [...name, flaw('results-not-a-list', at)];
  return [...name, ...results.items.flatMap((result, i) => inResult(result, [...at, i]))];
}

function inResult(result: DataNode, route: Route): ModelIndexProblem[] {
  if (!isMap(result)) return [flaw('result-not-a-mapping', route)];
  return [...inTask(result, route), ...inDataset(result, route), ...inMetrics(result, route)];
}

function inTask(result: MapNode, route: Route): ModelIndexProblem[] {
  const task = get(result, 'task');
  if (!isMap(task)) return [flaw('task-missing', route)];
  return textOf(get(task, 'type')) === undefined ? [flaw('task-type-missing', [...route, 'task'])] : [];
}

function inDataset(result: MapNode, route: Route): ModelIndexProblem[] {
  const dataset = get(result, 'dataset');
  if (!isMap(dataset)) return [flaw('dataset-missing', route)];
  const at = [...route, 'dataset'];
  const type = textOf(get(dataset, 'type')) === undefined ? [flaw('dataset-type-missing', at)] : [];
  const name = textOf(get(dataset, 'name')) === undefined ? [flaw('dataset-name-missing', at)] : [];
  return [...type, ...name];
}

function inMetrics(result: MapNode, route: Route): ModelIndexProblem[] {
  const metrics = get(result, 'metrics');
  const at = [...route, 'metrics'];
  if (metrics === undefined) return [flaw('metrics-missing', route)];
  if (isBlank(metrics) || (isList(metrics) && metrics.items.length === 0)) return [flaw('metrics-empty', at)];
  if (!isList(metrics)) return [flaw('metrics-not-a-list', at)];
  return metrics.items.flatMap((metric, i) => inMetric(metric, [...at, i]));
}

function inMetric(metric: DataNode, route: Route): ModelIndexProblem[] {
  if (!isMap(metric)) return [flaw('metric-not-a-mapping', route)];
  const type = textOf(get(metric, 'type')) === undefined ? [flaw('metric-type-missing', route)] : [];
  const value = get(metric, 'value');
  const at = [...route, 'value'];
  if (isBlank(value)) return [...type, flaw('metric-value-missing', value === undefined ? route : at)];
  if (isScalar(value) && typeof value.value === 'number') return type;
  const shown = isScalar(value) ? value.source.slice(0, 80) : (value?.type ?? '');
  return [...type, flaw('metric-value-not-a-number', at, { value: shown })];
}

/** The first result with a number in the metadata, even where the index is broken in other ways. */
export function firstMeasuredValue(tree: DataNode | null): DataNode | null {
  for (const key of ['model-index', 'model_index']) {
    const index = get(tree, key);
    const entries = isList(index) ? index.items : isMap(index) ? [index] : [];
    for (const entry of entries) {
      const results = get(entry, 'results');
      const found = valueIn(isList(results) ? results.items : isMap(results) ? [results] : []);
      if (found) return found;
    }
  }
  // `metrics: [{F1 score: 91.7}]`
  const metrics = get(tree, 'metrics');
  for (const item of isList(metrics) ? metrics.items : [metrics])
    for (const { key, value } of isMap(item) ? item.entries : [])
      if (!/^(?:name|type|config|id)$/.test(key) && isNumber(value)) return value;
  return null;
}

function isNumber(node: DataNode | null | undefined): node is DataNode {
  return (
    isScalar(node) &&
    (typeof node.value === 'number' || /^\s*[-+]?\d+(?:[.,]\d+)?\s?%?\s*$/.test(node.source))
  );
}

function valueIn(results: DataNode[]): DataNode | null {
  for (const result of results) {
    const metrics = get(result, 'metrics');
    const all = isList(metrics) ? metrics.items : isMap(metrics) ? [metrics] : [];
    for (const metric of all) {
      const value = get(metric, 'value');
      if (isNumber(value)) return value;
    }
  }
  return null;
}
