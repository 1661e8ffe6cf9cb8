import { findMetric, metricOf, words } from '../../catalogue/metrics';
import { type DataNode, get, isMap, isScalar, type MapNode, textOf } from '../../documents/tree';
import type { Span } from '../../text/positions';
import { isSensitive } from '../attributes';
import {
  dayOf,
  isMock,
  keep,
  kindOfName,
  markNotRun,
  type Reader,
  type Reading,
  remark,
  takeNumber,
} from '../reading';
import type { GroupResult, TestResult } from '../result';
import {
  type ContextField,
  contextField,
  gapKey,
  isAmbiguousLimit,
  isAttributeKey,
  isGeneric,
  isLimit,
  isMeasure,
  isVerdict,
  perGroupKey,
} from './ad-hoc-keys';
import { fieldsOf, itemsOf, placesOf, quietNumber } from './parts';
import { isCount } from './tables';

/**
 * Fairness reports of people's own making: gaps by name, tables by group, limits, dates. No two share a shape, so
 * only the frequent parts are read, and what they leave out stays unknown.
 */
export const reader: Reader = {
  id: 'ad-hoc',
  title: 'a report of its own form',
  syntax: 'tree',
  matches({ tree, path }) {
    if (!isMap(tree)) return false;
    const named = kindOfName(path.slice(path.lastIndexOf('/') + 1)) === 'bias';
    return speaksOfGroups(tree, named);
  },
  read({ tree }, into) {
    if (!isMap(tree)) return;
    const context = contextOf(tree);
    readMap(tree, { attribute: context.attribute, limit: undefined }, into, 0);
    finish(tree, context, into);
  },
};

const MAX_DEPTH = 8;

/**
 * Whether a tree holds what a fairness report consists of: a known measure of fairness with a number, or a gap beside
 * values by group. A name alone makes none.
 */
function speaksOfGroups(tree: MapNode, named: boolean): boolean {
  let known = 0;
  let gaps = 0;
  let tables = 0;
  const pending: { node: DataNode; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let seen = 0; pending.length > 0 && seen < 3000; seen++) {
    const { node, depth } = pending.pop()!;
    if (depth > MAX_DEPTH) continue;
    for (const { key, value } of fieldsOf(node)) {
      if (isScalar(value)) {
        if (quietNumber(value) === undefined || typeof value.value === 'boolean') continue;
        const gap = gapKey(key);
        // A short name such as `spd` means other things elsewhere.
        if (gap && metricOf(gap.metric)?.kind === 'bias') known += named || key.length > 4 ? 1 : 0;
        else if (gap) gaps++;
      } else if (isMap(value)) {
        if (groupTable(value) || (perGroupKey(key) && groupValues(value))) tables++;
        pending.push({ node: value, depth: depth + 1 });
      }
    }
  }
  return named ? known + gaps + tables > 0 : known > 0 || (gaps > 0 && tables > 0);
}

interface Scope {
  attribute: string | undefined;
  /** The limit that stands nearest above. */
  limit: { value: number; span: Span } | undefined;
}

function readMap(node: MapNode, outer: Scope, into: Reading, depth: number): void {
  if (depth > MAX_DEPTH) return;
  const scope = { ...outer };
  for (const { key, value } of fieldsOf(node)) {
    if (isAttributeKey(key)) scope.attribute = textOf(value) ?? scope.attribute;
    if (isLimit(key)) {
      const limit = takeNumber(into, value);
      if (limit !== undefined) scope.limit = { value: limit, span: value.span };
    }
  }
  const own: TestResult[] = [];
  const tables: TestResult[] = [];
  const table = groupTable(node);
  if (table) {
    tables.push(...readGroups(node, scope, into));
    return;
  }
  const fields = fieldsOf(node);
  // `sex_gap` beside `education_gap`: the second is by an attribute, too.
  const byAttribute = fields.some(({ key }) => gapKey(key)?.metric === 'gap');
  const count = fields.find(({ key, value }) => isScalar(value) && isCount(key));
  for (const { key, keySpan, value } of fields) {
    if (isScalar(value)) {
      const gap = typeof value.value === 'boolean' ? undefined : gapKey(key);
      const measure = gap ? undefined : metricOf(key);
      const inBias = measure !== undefined && measure.kind === 'bias';
      if (!gap && !inBias) continue;
      const measured = takeNumber(into, value);
      if (measured === undefined && !into.problems.some(({ span }) => span === value.span)) continue;
      const name = gap?.metric === 'gap' ? key : (gap?.metric ?? key);
      const attribute = gap?.attribute ?? (byAttribute ? attributeInGap(key) : undefined);
      own.push(
        keep(into, {
          kind: 'bias',
          metric: name,
          attribute: attribute ?? scope.attribute,
          ...(attribute ? { task: key } : {}),
          value: measured,
          ...(gap?.points ? { unit: 'percentage points' } : {}),
          ...limitOf(name, scope, attribute !== undefined),
          sampleSize: quietNumber(count?.value),
          span: { start: keySpan.start, end: value.span.end },
          places: placesOf({
            metric: keySpan,
            value,
            threshold: scope.limit?.span,
            sampleSize: count?.value,
          }),
        }),
      );
      continue;
    }
    if (!isMap(value)) continue;
    const inner = isGeneric(key)
      ? scope
      : { ...scope, attribute: isSensitive(key) || groupsBeneath(value) ? key : scope.attribute };
    const per = perGroupKey(key);
    if (per && groupValues(value)) {
      tables.push(readValues(key, per, keySpan, value, scope, into));
      continue;
    }
    if (groupTable(value)) tables.push(...readGroups(value, inner, into, keySpan));
    else readMap(value, inner, into, depth + 1);
  }
  linkGroups(own, tables);
  verdicts(node, own);
}

/** The attribute in `education_gap`; undefined where a known measure stands there. */
function attributeInGap(key: string): string | undefined {
  const front = words(key).replace(/ gap$/, '');
  return front === words(key) || metricOf(key) || metricOf(front) ? undefined : front.replaceAll(' ', '_');
}

function limitOf(
  name: string,
  { limit }: Scope,
  unnamed: boolean,
): Pick<TestResult, 'threshold'> | undefined {
  if (!limit) return undefined;
  const better = metricOf(name)?.better;
  // A limit of gaps is an upper bound; what it would mean for a ratio is not said.
  return better === 'zero' || (better === undefined && (unnamed || /gap|disparity|diff/i.test(name)))
    ? { threshold: { max: limit.value } }
    : undefined;
}

function groupsBeneath(node: MapNode): boolean {
  return fieldsOf(node).some(({ key, value }) => isGeneric(key) && isMap(value) && groupTable(value));
}

/** Whether a mapping holds one mapping a group, at least two, that share a measure. */
function groupTable(node: MapNode): boolean {
  const fields = fieldsOf(node);
  if (fields.length < 2 || fields.length > 200 || !fields.every(({ value }) => isMap(value))) return false;
  // A gap that several attributes share makes them no groups.
  const first = fieldsOf(fields[0]!.value).filter(
    ({ key, value }) => isMeasure(key) && metricOf(key)?.kind !== 'bias' && isScalar(value),
  );
  return first.some(({ key }) => fields.every(({ value }) => isScalar(get(value, key))));
}

function groupValues(node: MapNode): boolean {
  const fields = fieldsOf(node);
  return (
    fields.length >= 2 &&
    fields.length <= 200 &&
    fields.every(({ value }) => quietNumber(value) !== undefined)
  );
}

function readGroups(node: MapNode, scope: Scope, into: Reading, named?: Span): TestResult[] {
  const fields = fieldsOf(node);
  const keys = new Map<string, Span>();
  for (const { value } of fields)
    for (const { key, keySpan, value: cell } of fieldsOf(value))
      if (isMeasure(key) && isScalar(cell) && !keys.has(key)) keys.set(key, keySpan);
  return [...keys].map(([metric, at]) => {
    const groups = fields.flatMap(({ key, value }): GroupResult[] => {
      const cell = get(value, metric);
      const measured = takeNumber(into, cell);
      const count = fieldsOf(value).find((field) => isCount(field.key));
      const n = quietNumber(count?.value);
      return cell
        ? [
            {
              name: key,
              ...(measured === undefined ? {} : { value: measured }),
              ...(n === undefined ? {} : { n }),
              span: cell.span,
            },
          ]
        : [];
    });
    const sizes = groups.map(({ n }) => n);
    return keep(into, {
      kind: 'bias',
      metric,
      attribute: scope.attribute,
      groups,
      ...(sizes.every((n) => n !== undefined) ? { sampleSize: sizes.reduce((sum, n) => sum + n, 0) } : {}),
      span: node.span,
      places: placesOf({ metric: at, groups: named ?? node }),
    });
  });
}

function readValues(
  key: string,
  { metric, attribute }: { metric: string; attribute?: string },
  keySpan: Span,
  node: MapNode,
  scope: Scope,
  into: Reading,
): TestResult {
  const groups = fieldsOf(node).map((field): GroupResult => {
    const value = takeNumber(into, field.value);
    return { name: field.key, ...(value === undefined ? {} : { value }), span: field.value.span };
  });
  return keep(into, {
    kind: 'bias',
    metric: metricOf(metric)?.title ?? metric,
    task: key,
    attribute: attribute ?? scope.attribute,
    groups,
    span: { start: keySpan.start, end: node.span.end },
    places: placesOf({ metric: keySpan, groups: node }),
  });
}

/** The rate by group that each difference is made of. */
const MADE_OF: Readonly<Record<string, string>> = {
  'demographic-parity-difference': 'selection-rate',
  'demographic-parity-ratio': 'selection-rate',
  'equal-opportunity-difference': 'true-positive-rate',
  'equalized-odds-difference': 'true-positive-rate',
  'false-negative-rate-difference': 'false-negative-rate',
  'false-positive-rate-difference': 'false-positive-rate',
  'accuracy-difference': 'accuracy',
};

/** Gives a gap the groups of the table beside it. */
function linkGroups(gaps: readonly TestResult[], tables: readonly TestResult[]): void {
  for (const gap of gaps) {
    // A consistency or an index compares individuals, not groups.
    const better = gap.metricId === undefined ? undefined : findMetric(gap.metricId)?.better;
    if (gap.groups.length > 0 || better === 'higher' || better === 'lower') continue;
    const fitting = tables.filter(
      ({ attribute }) =>
        gap.attribute === undefined || attribute === undefined || attribute === gap.attribute,
    );
    const base = gap.metricId === undefined ? undefined : MADE_OF[gap.metricId];
    const same = fitting.find(({ metricId }) => base !== undefined && metricId === base);
    const found = same ?? (fitting.length === 1 || allSame(fitting) ? fitting[0] : undefined);
    if (!found) continue;
    gap.groups =
      same || fitting.length === 1 ? found.groups : found.groups.map(({ value: _value, ...group }) => group);
    if (gap.attribute === undefined && found.attribute !== undefined) gap.attribute = found.attribute;
    if (gap.sampleSize === undefined && found.sampleSize !== undefined) gap.sampleSize = found.sampleSize;
    if (found.places.groups) gap.places.groups = found.places.groups;
  }
}

function allSame(tables: readonly TestResult[]): boolean {
  const names = tables.map(({ groups }) => groups.map(({ name }) => name).join('\n'));
  return names.length > 0 && names.every((each) => each === names[0]);
}

/** What the report itself concludes: `disparity_flagged: true`, `passed: false`. */
function verdicts(node: MapNode, gaps: readonly TestResult[]): void {
  for (const { key, value } of fieldsOf(node)) {
    if (!isVerdict(key) || !isScalar(value) || gaps.length === 0) continue;
    const bad = /flagged|violat|biased|failed/.test(words(key));
    const said = textOf(value)?.toLowerCase() ?? '';
    const yes = value.value === true || /^(?:true|yes)$/.test(said);
    const no = value.value === false || /^(?:false|no)$/.test(said);
    const failed = bad ? yes : no || /^(?:fail(?:ed)?|biased|unfair|non-compliant)$/.test(said);
    const passed = bad ? no : yes || /^(?:pass(?:ed)?|fair|compliant|ok)$/.test(said);
    if (!failed && !passed) continue;
    const front = words(key).replace(/ ?(?:is )?\w+$/, '');
    for (const gap of gaps)
      if (front === '' || words(gap.task ?? gap.metric ?? '').includes(front) || gaps.length === 1) {
        // A number beyond its own limit stays failed.
        if (!(passed && gap.outcome === 'failed')) gap.outcome = failed ? 'failed' : 'passed';
        gap.places.outcome = value.span;
      }
  }
}

type Context = Partial<Record<ContextField, DataNode>> & { attribute?: string | undefined; mock?: DataNode };

/** What the top of a report, or one level beneath in its metadata, says of the run. */
function contextOf(tree: MapNode): Context {
  const context: Context = {};
  const look = (node: DataNode): void => {
    for (const { key, value } of fieldsOf(node)) {
      const field = contextField(key);
      if (field && isScalar(value) && value.value !== null && !context[field]) context[field] = value;
      if (field === 'model' && isMap(value)) {
        const name = get(value, 'name') ?? get(value, 'id');
        const version = get(value, 'version');
        if (name && !context.model) context.model = name;
        if (version && !context.modelVersion) context.modelVersion = version;
      }
      if (isAttributeKey(key)) context.attribute ??= textOf(value);
    }
  };
  look(tree);
  for (const { key, value } of fieldsOf(tree))
    if (/^(?:meta ?data|info|config|run|context|model info|report|summary|metrics)$/.test(words(key)))
      look(value);
  const mock = mockIn(tree);
  if (mock) context.mock = mock;
  return context;
}

/** Where a report says that a mock answered. */
function mockIn(tree: MapNode): DataNode | undefined {
  const pending: DataNode[] = [tree];
  for (let seen = 0; pending.length > 0 && seen < 5000; seen++) {
    const node = pending.pop()!;
    for (const item of itemsOf(node)) pending.push(item);
    for (const { key, value } of fieldsOf(node)) {
      if (isScalar(value)) {
        const name = words(key);
        if (/^(?:backend|provider|model|mode|client|llm|engine|runner)$/.test(name) && isMock(textOf(value)))
          return value;
        if (/^(?:mock|dry run|simulated|is mock)$/.test(name) && value.value === true) return value;
      } else pending.push(value);
    }
  }
  return undefined;
}

function finish(tree: MapNode, context: Context, into: Reading): void {
  listedVerdicts(tree, into);
  const { date, dataset, model, modelVersion, tool, sampleSize } = context;
  const n = quietNumber(sampleSize);
  const tables = into.results.filter(({ value, groups }) => value === undefined && groups.length > 0);
  if (new Set(tables.map(({ attribute }) => attribute)).size === 1)
    linkGroups(
      into.results.filter(({ value }) => value !== undefined),
      tables,
    );
  for (const result of into.results) {
    const set = <K extends 'date' | 'dataset' | 'model' | 'modelVersion' | 'tool'>(
      field: K,
      value: string | undefined,
      node: DataNode | undefined,
    ): void => {
      if (value === undefined || result[field] !== undefined || !node) return;
      result[field] = value;
      result.places[field] = node.span;
    };
    set('date', dayOf(date), date);
    set('dataset', textOf(dataset), dataset);
    set('model', textOf(model), model);
    set('modelVersion', textOf(modelVersion), modelVersion);
    set('tool', textOf(tool), tool);
    if (result.sampleSize === undefined && n !== undefined && sampleSize) {
      result.sampleSize = n;
      result.places.sampleSize = sampleSize.span;
    }
  }
  if (context.mock) markNotRun(into, `a mock answered (${textOf(context.mock)})`, context.mock.span);
}

/** `passing_metrics: [...]`, `failing_metrics: [...]`, and a `threshold` that those lists show to be a limit. */
function listedVerdicts(tree: MapNode, into: Reading): void {
  const fields = fieldsOf(tree);
  const listOf = (pattern: RegExp): readonly DataNode[] =>
    itemsOf(fields.find(({ key }) => pattern.test(words(key)))?.value);
  const passing = listOf(/^(?:passing|passed)(?: metrics)?$/);
  const failing = listOf(/^(?:failing|failed)(?: metrics)?$/);
  const threshold = fields.find(({ key }) => isAmbiguousLimit(key));
  const judged = passing.length + failing.length > 0;
  const limit = takeNumber(into, threshold?.value);
  if (threshold && !judged && limit !== undefined)
    remark(into, 'result-ambiguous-threshold', threshold.value.span, { key: threshold.key, value: limit });
  if (!judged) return;
  for (const result of into.results) {
    if (result.groups.length > 0 && result.value === undefined) continue;
    const named = (node: DataNode): boolean => words(textOf(node) ?? '') === words(result.metric ?? '');
    const said = failing.find(named) ?? passing.find(named);
    if (!said) continue;
    result.outcome = failing.includes(said) ? 'failed' : 'passed';
    result.places.outcome = said.span;
    const better = result.metricId === undefined ? undefined : findMetric(result.metricId)?.better;
    if (better === 'zero' && limit !== undefined && threshold) {
      result.threshold = { max: limit };
      result.places.threshold = threshold.value.span;
    }
  }
}
