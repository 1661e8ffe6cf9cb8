import { metricOf } from '../../catalogue/metrics';
import { type DataNode, get, isMap, isScalar } from '../../documents/tree';
import { isSensitive } from '../attributes';
import { keep, kindOfName, type Reader, takeNumber } from '../reading';
import type { GroupResult } from '../result';
import { fieldsOf, placesOf, quietNumber } from './parts';

const AIF360 = new Set([
  'disparate_impact',
  'statistical_parity_difference',
  'equal_opportunity_difference',
  'average_odds_difference',
  'average_abs_odds_difference',
  'mean_difference',
  'theil_index',
  'consistency',
  'base_rate',
  'num_positives',
  'num_negatives',
  'error_rate_difference',
  'false_positive_rate_difference',
  'false_negative_rate_difference',
  'true_positive_rate_difference',
  'generalized_entropy_index',
]);

/** Measures of AIF360 by the names of its methods, flat. */
export const aif360: Reader = {
  id: 'aif360',
  title: 'AIF360',
  syntax: 'tree',
  matches({ tree }) {
    const numbers = fieldsOf(tree).filter(({ value }) => isScalar(value) && typeof value.value === 'number');
    const known = numbers.filter(({ key }) => AIF360.has(key));
    return known.length >= 2 && known.length * 2 >= fieldsOf(tree).length;
  },
  read({ tree }, into) {
    for (const { key, keySpan, value } of fieldsOf(tree)) {
      if (!AIF360.has(key)) continue;
      keep(into, {
        kind: 'bias',
        metric: key,
        value: takeNumber(into, value),
        tool: 'AIF360',
        span: { start: keySpan.start, end: value.span.end },
        places: placesOf({ metric: keySpan, value }),
      });
    }
  },
};

/** `MetricFrame` of Fairlearn as JSON: `{by_group: {measure: {group: value}}, overall: {…}}`, or the inner part alone. */
export const fairlearn: Reader = {
  id: 'fairlearn',
  title: 'Fairlearn',
  syntax: 'tree',
  matches({ tree, path }) {
    const groups = get(tree, 'by_group');
    if (isMap(groups)) return isFrame(groups);
    return isMap(tree) && /fair|bias|by[-_]?group/i.test(path) && isFrame(tree);
  },
  read({ tree, path }, into) {
    const frame = get(tree, 'by_group') ?? tree;
    const said = get(tree, 'sensitive_feature') ?? get(tree, 'sensitive_features');
    const attribute = isScalar(said) ? said.source : undefined;
    for (const metric of fieldsOf(frame)) {
      if (!isMap(metric.value)) continue;
      const groups = fieldsOf(metric.value).flatMap(({ key, value }): GroupResult[] => {
        const measured = takeNumber(into, value);
        return [{ name: key, ...(measured === undefined ? {} : { value: measured }), span: value.span }];
      });
      keep(into, {
        kind:
          attribute === undefined || isSensitive(attribute) || kindOfName(path) === 'bias'
            ? 'bias'
            : 'performance',
        metric: metric.key,
        ...(attribute === undefined ? {} : { attribute }),
        groups,
        tool: 'Fairlearn',
        span: { start: metric.keySpan.start, end: metric.value.span.end },
        places: placesOf({ metric: metric.keySpan, groups: metric.value }),
      });
    }
    for (const section of ['overall', 'difference', 'ratio'])
      for (const { key, keySpan, value } of fieldsOf(get(tree, section))) {
        const known = metricOf(key);
        keep(into, {
          kind: section === 'overall' ? (known?.kind ?? 'performance') : 'bias',
          metric: section === 'overall' ? key : `${key} ${section}`,
          value: takeNumber(into, value),
          tool: 'Fairlearn',
          span: { start: keySpan.start, end: value.span.end },
          places: placesOf({ metric: keySpan, value }),
        });
      }
  },
};

/** Whether a mapping is measures by group: known measures over the same names, with numbers. */
function isFrame(node: DataNode): boolean {
  const fields = fieldsOf(node);
  if (fields.length === 0 || fields.length > 60) return false;
  const names = fieldsOf(fields[0]!.value).map(({ key }) => key);
  return (
    names.length >= 2 &&
    fields.some(({ key }) => metricOf(key) !== undefined) &&
    fields.every(
      ({ value }) =>
        isMap(value) &&
        value.entries.length === names.length &&
        fieldsOf(value).every(
          (cell, i) =>
            cell.key === names[i] && (quietNumber(cell.value) !== undefined || isScalar(cell.value)),
        ),
    )
  );
}
