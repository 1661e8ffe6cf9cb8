import { type DataNode, get, isList, isMap, textOf } from '../../documents/tree';
import { keep, kindOfName, type Reader, type Reading } from '../reading';
import type { TestOutcome } from '../result';
import { fieldsOf, firstOf, itemsOf, placesOf } from './parts';

const LEVELS = ['major', 'medium', 'minor'];

/**
 * Reports of Giskard: scenarios with a status (version 3), issues by detector and level (`to_json` of version 2), and
 * the table of issues that version 2 logs (`columns`, `data`). A scan of version 2 lists only what went wrong.
 */
export const reader: Reader = {
  id: 'giskard',
  title: 'Giskard',
  syntax: 'tree',
  matches: ({ tree }) => isScenarios(tree) || isByDetector(tree) || isTable(tree),
  read({ tree }, into) {
    if (isScenarios(tree)) readScenarios(tree, into);
    else if (isTable(tree)) readTable(tree, into);
    else readDetectors(tree, into);
  },
};

function isScenarios(tree: DataNode | null): boolean {
  const results = itemsOf(get(tree, 'results'));
  return (
    results.length > 0 &&
    results.every((item) => get(item, 'scenario_name') !== undefined && isList(get(item, 'steps')))
  );
}

function isByDetector(tree: DataNode | null): boolean {
  if (!isMap(tree) || tree.entries.length === 0) return false;
  return tree.entries.every(
    ({ value }) =>
      isMap(value) &&
      value.entries.length > 0 &&
      value.entries.every((level) => LEVELS.includes(level.key) && isList(level.value)),
  );
}

const COLUMNS = ['domain', 'slicing_fn', 'metric', 'deviation'];

function isTable(tree: DataNode | null): boolean {
  const columns = itemsOf(get(tree, 'columns')).map((column) => textOf(column));
  return isList(get(tree, 'data')) && COLUMNS.every((column) => columns.includes(column));
}

const OUTCOMES: Readonly<Record<string, TestOutcome>> = {
  pass: 'passed',
  passed: 'passed',
  fail: 'failed',
  failed: 'failed',
  error: 'error',
  skip: 'not-run',
  skipped: 'not-run',
};

function readScenarios(tree: DataNode | null, into: Reading): void {
  for (const item of itemsOf(get(tree, 'results'))) {
    const name = get(item, 'scenario_name');
    const status = get(item, 'status');
    const steps = itemsOf(get(item, 'steps'));
    const checks = steps.flatMap((step) => itemsOf(get(step, 'results')));
    const failed = checks.find((check) => OUTCOMES[textOf(get(check, 'status')) ?? ''] === 'failed');
    const outcome = OUTCOMES[textOf(status) ?? ''] ?? 'inconclusive';
    keep(into, {
      kind:
        kindOfName(
          `${textOf(name) ?? ''} ${itemsOf(get(item, 'tags'))
            .map((tag) => textOf(tag))
            .join(' ')}`,
        ) ?? 'safety',
      metric: textOf(firstOf(firstOf(checks[0], 'details'), 'check_kind')),
      task: textOf(name),
      sampleSize: checks.length,
      tool: 'Giskard',
      ...(checks.length === 0
        ? {
            outcome: outcome === 'error' ? ('error' as const) : ('not-run' as const),
            reason: 'no check was made',
          }
        : { outcome, ...(failed ? { reason: textOf(get(failed, 'message'))?.slice(0, 160) } : {}) }),
      span: name?.span ?? item.span,
      places: placesOf({ outcome: status, metric: name }),
    });
  }
}

function readDetectors(tree: DataNode | null, into: Reading): void {
  for (const detector of fieldsOf(tree))
    for (const level of fieldsOf(detector.value))
      for (const issue of itemsOf(level.value))
        keep(into, {
          kind:
            kindOfName(detector.key) ??
            (/performance|overconfidence|underconfidence/i.test(detector.key) ? 'performance' : 'other'),
          metric: textOf(firstOf(issue, 'Metric', 'metric')),
          task: detector.key,
          tool: 'Giskard',
          outcome: 'failed',
          reason: (
            textOf(firstOf(issue, 'Description', 'description')) ?? `an issue of level ${level.key}`
          ).slice(0, 160),
          span: issue.span,
          places: placesOf({ metric: firstOf(issue, 'Metric', 'metric'), outcome: level.keySpan }),
        });
}

function readTable(tree: DataNode | null, into: Reading): void {
  const columns = itemsOf(get(tree, 'columns')).map((column) => textOf(column) ?? '');
  for (const row of itemsOf(get(tree, 'data'))) {
    const cells = itemsOf(row);
    const cell = (name: string): DataNode | undefined => cells[columns.indexOf(name)];
    const slice = textOf(cell('slicing_fn'));
    keep(into, {
      kind: kindOfName(textOf(cell('domain')) ?? '') ?? 'performance',
      metric: textOf(cell('metric')),
      task: slice ?? textOf(cell('transformation_fn')),
      tool: 'Giskard',
      outcome: 'failed',
      reason: (textOf(cell('deviation')) ?? textOf(cell('description')) ?? 'an issue was found').slice(
        0,
        160,
      ),
      span: row.span,
      places: placesOf({ metric: cell('metric'), outcome: cell('deviation') }),
    });
  }
}
