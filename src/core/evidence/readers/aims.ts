import { metricOf } from '../../catalogue/metrics';
import { type DataNode, get, isMap, isScalar, textOf } from '../../documents/tree';
import { dayOf, keep, type Reader, remark, takeNumber } from '../reading';
import type { GroupResult, TestKind, TestOutcome, TestResult } from '../result';
import { boundsOf } from '../threshold';
import { fieldsOf, firstOf, itemsOf, placesOf, quietNumber } from './parts';

const TOP = [
  'aimsEvidence',
  'system',
  'model',
  'modelVersion',
  'release',
  'dataset',
  'date',
  'tool',
  'by',
  'results',
  'note',
];
const OWN = [
  'kind',
  'metric',
  'attribute',
  'groups',
  'slices',
  'values',
  'value',
  'unit',
  'threshold',
  'direction',
  'sampleSize',
  'dataset',
  'model',
  'modelVersion',
  'release',
  'date',
  'confidence',
  'outcome',
  'criterion',
  'method',
  'tool',
  'by',
  'independent',
  'file',
  'files',
  'digest',
  'heldElsewhere',
  'supplier',
  'notTested',
  'on',
  'note',
  'system',
];

/** The product's own format, `schemas/evidence/evidence-file.schema.json`. */
export const reader: Reader = {
  id: 'aims',
  title: 'an evidence file',
  syntax: 'tree',
  matches: ({ tree }) => get(tree, 'aimsEvidence') !== undefined,
  read({ tree }, into) {
    unknownKeys(tree, TOP, (key, span) => remark(into, 'result-unknown-key', span, { key }));
    for (const item of itemsOf(get(tree, 'results'))) {
      if (!isMap(item)) {
        remark(into, 'result-not-understood', item.span, { what: 'an entry of results that is no mapping' });
        continue;
      }
      unknownKeys(item, OWN, (key, span) => remark(into, 'result-unknown-key', span, { key }));
      keep(
        into,
        resultOf(item, tree, (node) => takeNumber(into, node)),
      );
    }
  },
};

function unknownKeys(
  node: DataNode | null,
  known: readonly string[],
  tell: (key: string, span: { start: number; end: number }) => void,
): void {
  if (!isMap(node)) return;
  for (const { key, keySpan } of node.entries)
    if (!known.includes(key) && !key.startsWith('x-')) tell(key, keySpan);
}

/**
 * One test result as the schema of test results writes it; `shared` holds what is told once for all.
 * @param number reads a number, with remarks
 */
export function resultOf(
  item: DataNode,
  shared: DataNode | null,
  number: (node: DataNode | null | undefined) => number | undefined,
): Omit<Partial<TestResult>, 'span'> & Pick<TestResult, 'span'> {
  const of = (key: string): DataNode | undefined => firstOf(item, key) ?? firstOf(shared, key);
  const text = (key: string): string | undefined => textOf(of(key));
  const metric = textOf(get(item, 'metric'));
  const direction = textOf(get(item, 'direction')) as TestResult['direction'] | undefined;
  const limit = firstOf(item, 'threshold');
  const plain = isScalar(limit) ? number(limit) : undefined;
  const min = number(firstOf(limit, 'min'));
  const max = number(firstOf(limit, 'max'));
  const threshold =
    plain !== undefined
      ? (boundsOf(plain, direction, metric === undefined ? undefined : metricOf(metric)?.id) ?? undefined)
      : min !== undefined || max !== undefined
        ? { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
        : undefined;
  const sizes = firstOf(item, 'sampleSize');
  const bySize = isMap(sizes) ? sizes : undefined;
  const total = bySize
    ? fieldsOf(bySize).reduce((sum, { value }) => sum + (quietNumber(value) ?? 0), 0)
    : number(sizes);
  const tool = text('tool');
  const notTested = textOf(firstOf(item, 'notTested'));
  const said = textOf(firstOf(item, 'outcome'));
  const outcome: TestOutcome | undefined =
    notTested !== undefined
      ? 'not-run'
      : said === 'passed' || said === 'failed' || said === 'inconclusive'
        ? said
        : undefined;
  const day = dayOf(of('date')) ?? dayOf(firstOf(item, 'on'));
  const version = tool === undefined ? undefined : / v?(\d[\w.+-]*)$/.exec(tool)?.[1];
  const span = item.span;
  return {
    ...defined({
      metric,
      attribute: textOf(get(item, 'attribute')),
      value: number(firstOf(item, 'value')),
      unit: textOf(get(item, 'unit')),
      threshold,
      direction,
      sampleSize: total,
      dataset: text('dataset'),
      system: text('system'),
      model: text('model'),
      modelVersion: text('modelVersion'),
      release: text('release'),
      date: day,
      tool,
      toolVersion: version,
      criterion: textOf(get(item, 'criterion')),
      by: text('by'),
      outcome,
      reason: notTested,
      kind: textOf(get(item, 'kind')) as TestKind | undefined,
    }),
    ...(notTested === undefined ? {} : { notTested: true }),
    groups: groupsOf(item, bySize, number),
    span,
    places: placesOf({
      metric: get(item, 'metric'),
      value: firstOf(item, 'value'),
      threshold: limit,
      sampleSize: sizes,
      dataset: of('dataset'),
      model: of('model'),
      modelVersion: of('modelVersion'),
      system: of('system'),
      date: of('date') ?? firstOf(item, 'on'),
      outcome: firstOf(item, 'notTested') ?? firstOf(item, 'outcome'),
      groups: firstOf(item, 'values') ?? firstOf(item, 'groups') ?? firstOf(item, 'slices'),
      tool: of('tool'),
    }),
  };
}

function groupsOf(
  item: DataNode,
  sizes: DataNode | undefined,
  number: (node: DataNode | null | undefined) => number | undefined,
): GroupResult[] {
  const groups = new Map<string, GroupResult>();
  for (const name of [...itemsOf(get(item, 'groups')), ...itemsOf(get(item, 'slices'))]) {
    const text = textOf(name);
    if (text !== undefined) groups.set(text, { name: text, span: name.span });
  }
  for (const { key, value } of fieldsOf(get(item, 'values'))) {
    const measured = number(value);
    groups.set(key, { name: key, ...(measured === undefined ? {} : { value: measured }), span: value.span });
  }
  for (const { key, value } of fieldsOf(sizes)) {
    const group = groups.get(key);
    const n = quietNumber(value);
    if (group && n !== undefined) group.n = n;
  }
  return [...groups.values()];
}

function defined<T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
