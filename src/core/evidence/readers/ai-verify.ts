import { type DataNode, get, isList, isMap, textOf } from '../../documents/tree';
import { dayOf, keep, kindOfName, type Reader, takeNumber } from '../reading';
import type { GroupResult } from '../result';
import { fieldsOf, firstOf, itemsOf, placesOf } from './parts';

/**
 * Test results of AI Verify: `gid`, `cid`, and an `output` whose shape depends on the plugin. Of the fairness
 * toolboxes each class has its metrics as lists of `{group, metric}`; of others the numbers of the output are read.
 */
export const reader: Reader = {
  id: 'ai-verify',
  title: 'AI Verify',
  syntax: 'tree',
  matches: ({ tree }) =>
    textOf(get(tree, 'gid')) !== undefined &&
    textOf(get(tree, 'cid')) !== undefined &&
    get(tree, 'output') !== undefined,
  read({ tree }, into) {
    const args = firstOf(tree, 'test_arguments', 'testArguments');
    const [gid, date] = [get(tree, 'gid'), firstOf(tree, 'start_time', 'startTime')];
    const dataset = firstOf(args, 'testDataset', 'testDatasetFile');
    const model = firstOf(args, 'modelFile');
    const version = firstOf(tree, 'version');
    const output = get(tree, 'output');
    const name = textOf(get(tree, 'cid')) ?? '';
    const kind = kindOfName(name) ?? 'other';
    const attribute = namesOf(
      firstOf(output, 'sensitive_feature') ?? firstOf(firstOf(args, 'algorithmArgs'), 'sensitive_feature'),
    ).join(', ');
    const shared = {
      kind,
      dataset: fileName(textOf(dataset)),
      model: fileName(textOf(model)),
      date: dayOf(date),
      tool: 'AI Verify',
      toolVersion: textOf(version),
    };
    const places = { dataset, model, date, tool: gid };
    const classes = namesOf(get(output, 'output_classes'));
    const results = get(output, 'results');
    if (isList(results))
      results.items.forEach((each, i) => {
        for (const metric of fieldsOf(each)) {
          const groups = itemsOf(metric.value).flatMap((item): (GroupResult & { value?: number })[] => {
            const names = namesOf(get(item, 'group'));
            const value = takeNumber(into, get(item, 'metric'));
            return names.length === 0
              ? []
              : [{ name: names.join(' and '), ...(value === undefined ? {} : { value }), span: item.span }];
          });
          if (groups.length === 0) continue;
          const lone = groups.length === 1 ? groups[0] : undefined;
          keep(into, {
            ...shared,
            metric: metric.key,
            ...(classes.length > 1 ? { task: `class ${classes[i] ?? i}` } : {}),
            ...(attribute ? { attribute } : {}),
            ...(lone?.value !== undefined ? { value: lone.value } : {}),
            groups,
            span: { start: metric.keySpan.start, end: metric.value.span.end },
            places: placesOf({ ...places, metric: metric.keySpan, groups: metric.value }),
          });
        }
      });
    else
      for (const field of fieldsOf(isMap(results) ? results : (output ?? null))) {
        const value = takeNumber(into, field.value);
        if (value === undefined) continue;
        keep(into, {
          ...shared,
          metric: field.key,
          value,
          span: { start: field.keySpan.start, end: field.value.span.end },
          places: placesOf({ ...places, metric: field.keySpan, value: field.value }),
        });
      }
    if (into.results.length === 0 && output)
      keep(into, { ...shared, task: name, outcome: 'measured', span: output.span, places: placesOf(places) });
  },
};

function namesOf(node: DataNode | null | undefined): string[] {
  if (isList(node)) return node.items.flatMap((item) => textOf(item) ?? []);
  const text = textOf(node);
  return text === undefined ? [] : [text];
}

function fileName(path: string | undefined): string | undefined {
  return path?.slice(path.lastIndexOf('/') + 1);
}
