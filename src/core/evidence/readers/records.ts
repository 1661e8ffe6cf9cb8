import { metricOf, words } from '../../catalogue/metrics';
import { type DataNode, isMap, isScalar, type MapNode, textOf } from '../../documents/tree';
import { dayOf, isMock, keep, kindOfName, type Reader, takeNumber } from '../reading';
import type { GroupResult, TestOutcome } from '../result';
import { boundsOf } from '../threshold';
import { contextField } from './ad-hoc-keys';
import { fieldsOf, itemsOf, placesOf, quietNumber } from './parts';

/**
 * Reports that write each result as a mapping with a `metric` and a `value`: one alone, or a list of them. Keys such as
 * threshold, attribute, sample size and date count where they stand beside these, or at the top.
 */
export const reader: Reader = {
  id: 'records',
  title: 'a list of measures',
  syntax: 'tree',
  matches({ tree, path, bound }) {
    const records = recordsIn(tree);
    const known = records.filter((record) => metricOf(nameIn(record) ?? '') !== undefined);
    const speaks = bound || kindOfName(path.slice(path.lastIndexOf('/') + 1)) === 'bias';
    return (
      known.length > 0 && (speaks || known.some((record) => metricOf(nameIn(record) ?? '')?.kind === 'bias'))
    );
  },
  read({ tree }, into) {
    for (const record of recordsIn(tree)) {
      const metric = field(record, METRIC);
      const value = field(record, VALUE);
      const shared = (name: string): DataNode | undefined => contextIn(record, name) ?? contextIn(tree, name);
      const [date, dataset, model, version, tool, n] = [
        'date',
        'dataset',
        'model',
        'modelVersion',
        'tool',
        'sampleSize',
      ].map(shared);
      const limit = field(record, /^(?:threshold|limit|max allowed|tolerance)$/);
      const plain = isScalar(limit) ? takeNumber(into, limit) : undefined;
      const name = textOf(metric) ?? '';
      const side = textOf(field(record, /^direction$/));
      const direction = side === 'at-most' || side === 'at-least' ? side : undefined;
      const groups = groupsIn(record, (node) => takeNumber(into, node));
      const verdict = field(record, /^(?:passed|pass|outcome|status|verdict|result)$/);
      const attribute = field(record, /^(?:attribute|(?:protected|sensitive) (?:attribute|feature)|facet)$/);
      keep(into, {
        kind: metricOf(name)?.kind ?? kindOfName(name) ?? (attribute ? 'bias' : 'performance'),
        metric: name,
        attribute: textOf(attribute),
        value: takeNumber(into, value),
        groups: groups?.groups ?? [],
        threshold: plain === undefined ? undefined : boundsOf(plain, direction, metricOf(name)?.id),
        sampleSize: quietNumber(n),
        dataset: textOf(dataset),
        model: textOf(model),
        modelVersion: textOf(version),
        date: dayOf(date),
        tool: textOf(tool),
        outcome: outcomeOf(verdict),
        ...(isMock(textOf(model))
          ? { outcome: 'not-run' as const, reason: `a mock answered (${textOf(model)})` }
          : {}),
        span: record.span,
        places: placesOf({
          metric,
          value,
          threshold: limit,
          sampleSize: n,
          dataset,
          model,
          modelVersion: version,
          date,
          tool,
          groups: groups?.node,
          outcome: outcomeOf(verdict) ? verdict : undefined,
        }),
      });
    }
  },
};

const METRIC = /^(?:metric|metric name|measure)$/;
const VALUE = /^(?:value|score|metric value)$/;

function field(node: DataNode | null, pattern: RegExp): DataNode | undefined {
  return fieldsOf(node).find(({ key }) => pattern.test(words(key)))?.value;
}

function contextIn(node: DataNode | null, name: string): DataNode | undefined {
  return fieldsOf(node).find(({ key, value }) => isScalar(value) && contextField(key) === name)?.value;
}

function nameIn(record: DataNode): string | undefined {
  return textOf(field(record, METRIC));
}

/** The mappings with a measure and its number, at the top or in lists beneath it. */
function recordsIn(tree: DataNode | null): MapNode[] {
  const found: MapNode[] = [];
  const pending: { node: DataNode; depth: number }[] = tree ? [{ node: tree, depth: 0 }] : [];
  for (let seen = 0; pending.length > 0 && seen < 2000; seen++) {
    const { node, depth } = pending.shift()!;
    if (isMap(node) && nameIn(node) !== undefined && quietNumber(field(node, VALUE)) !== undefined)
      found.push(node);
    else if (depth < 4) {
      for (const item of itemsOf(node)) pending.push({ node: item, depth: depth + 1 });
      for (const { value } of fieldsOf(node))
        if (!isScalar(value)) pending.push({ node: value, depth: depth + 1 });
    }
  }
  return found;
}

/** The one mapping of names to numbers, or the list of names, that stands beside the value. */
function groupsIn(
  record: MapNode,
  number: (node: DataNode) => number | undefined,
): { groups: GroupResult[]; node: DataNode } | undefined {
  for (const { key, value } of fieldsOf(record)) {
    if (
      isMap(value) &&
      words(key) !== 'threshold' &&
      value.entries.length > 1 &&
      fieldsOf(value).every((each) => quietNumber(each.value) !== undefined)
    )
      return {
        node: value,
        groups: fieldsOf(value).map(({ key: name, value: cell }) => {
          const measured = number(cell);
          return { name, ...(measured === undefined ? {} : { value: measured }), span: cell.span };
        }),
      };
    const names = /^(?:groups|slices)$/.test(words(key)) ? itemsOf(value) : [];
    if (names.length > 1 && names.every((name) => textOf(name) !== undefined))
      return { node: value, groups: names.map((name) => ({ name: textOf(name)!, span: name.span })) };
  }
  return undefined;
}

function outcomeOf(node: DataNode | undefined): TestOutcome | undefined {
  if (!isScalar(node)) return undefined;
  const said = typeof node.value === 'boolean' ? String(node.value) : (textOf(node) ?? '').toLowerCase();
  if (/^(?:true|pass(?:ed)?|ok)$/.test(said)) return 'passed';
  if (/^(?:false|fail(?:ed)?)$/.test(said)) return 'failed';
  return /^(?:skip(?:ped)?|not[-_ ]run)$/.test(said) ? 'not-run' : undefined;
}
