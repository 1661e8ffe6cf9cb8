import type { Need } from '../catalogue/requirements';
import { partOfFile, testFacts } from '../evidence/effective';
import { textAt } from '../register/fields';
import type { Obligation, ObligationState } from '../register/obligation';
import { findRecord, type RegisterRecord } from '../register/register';
import { judgeTests, type PlainResult, type TestJudgement, testResults } from '../register/tests';
import { lastMaterialChange } from '../register/validity';
import type { Place } from '../rules/finding';
import type { Span } from '../text/positions';
import type { ViewNode } from './node';
import type { RegisterView } from './source';
import { tooltip } from './tooltip';
import { oneLine, spoken, stateWord } from './words';

/** How a test stands, in one word. */
export function testWord(state: ObligationState): string {
  switch (state) {
    case 'evidenced':
      return 'passed';
    case 'missing':
      return 'not run';
    case 'partial':
      return 'incomplete';
    default:
      return stateWord(state);
  }
}

/**
 * The test results that a system or model states, each with its state; the values of groups beneath.
 * @param obligations of the system: they say for how long a test holds
 */
export function testNodes(
  view: RegisterView,
  record: RegisterRecord,
  obligations: readonly Obligation[],
): ViewNode[] {
  const facts = testFacts(view.register, view.model.bindings, view.model.evidence);
  const kinds = new Set(testResults(record, facts).flatMap(({ result }) => textAt(result, 'kind') ?? []));
  const judged = [...kinds].flatMap((kind) =>
    judgeTests(
      record,
      [kind],
      {
        asOf: view.asOf,
        months: monthsFor(kind, obligations),
        changedOn: lastMaterialChange(record.value, view.asOf),
        facts,
      },
      (model) => versionOf(view, record, model),
    ),
  );
  return judged
    .sort((a, b) => Number(a.route.at(-1)) - Number(b.route.at(-1)))
    .map((test, i) => testNode(test, String(i)));
}

/** A heading with the counts of its tests by state. */
export function testsNode(nodes: readonly ViewNode[]): ViewNode | undefined {
  if (nodes.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const { icon } of nodes) {
    const word = testWord(icon as ObligationState);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const description = [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
  return {
    id: 'tests',
    label: 'Tests',
    description,
    accessible: `Tests, ${description}`,
    icon: 'list',
    type: 'group',
    children: () => [...nodes],
  };
}

function testNode(test: TestJudgement, id: string): ViewNode {
  const value = test.result;
  const kind = textAt(value, 'kind') ?? 'test';
  const metric = textAt(value, 'metric');
  const label = metric ? `${spoken(kind)}: ${metric}` : spoken(kind);
  const word = testWord(test.state);
  const reason = test.state === 'partial' ? `lacks ${test.reasons.join(', ')}` : test.reasons.join(', ');
  const description = [word, shown(value.value), reason || undefined].filter(Boolean).join(' · ');
  const groups = groupNodes(test, value);
  return {
    id,
    label: oneLine(label),
    description: oneLine(description),
    accessible: `Test ${label}, ${description}`,
    tooltip: () =>
      tooltip(
        label,
        [reason],
        [
          ['Outcome', word],
          ['Value', shown(value.value)],
          ['Threshold', thresholdOf(value)],
          ['Sample size', shown(value.sampleSize)],
          ['Dataset', textAt(value, 'dataset')],
          ['Model', [textAt(value, 'model'), textAt(value, 'modelVersion')].filter(Boolean).join(' ')],
          ['Date', test.date],
          ['Tool', textAt(value, 'tool')],
          ['File', textAt(value, 'file')],
        ],
      ),
    icon: test.state,
    type: 'test',
    target: { place: placeOfResult(test) },
    ...(groups.length > 0 ? { children: () => groups } : {}),
  };
}

/** The value of each group or slice. */
function groupNodes(test: TestJudgement, value: PlainResult): ViewNode[] {
  const values = value.values;
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return [];
  return Object.entries(values).map(([group, one]) => ({
    id: group,
    label: oneLine(group),
    description: shown(one) ?? '',
    accessible: `Group ${group}, ${shown(one) ?? 'no value'}`,
    icon: 'test' as const,
    type: 'test' as const,
    target: { place: placeOfGroup(test, group) },
  }));
}

/** Where a result stands: in its file, else in the record. */
function placeOfResult(test: TestJudgement): Place {
  const inFile = partOfFile(test.result);
  if (inFile) return tokenAt(inFile.file, inFile.source.places.value ?? inFile.source.span);
  return { path: test.record.path, at: 'route', route: test.route, part: 'key' };
}

function placeOfGroup(test: TestJudgement, group: string): Place {
  const inFile = partOfFile(test.result);
  const found = inFile?.source.groups.find(({ name }) => name === group);
  if (inFile && found) return tokenAt(inFile.file, found.span);
  return { path: test.record.path, at: 'route', route: [...test.route, 'values', group], part: 'value' };
}

/** A place by its span alone; the view is drawn anew when the file changes. */
function tokenAt(path: string, span: Span): Place {
  return { path, at: 'token', token: '', ordinal: 0, span };
}

function shown(value: unknown): string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
}

function thresholdOf(value: PlainResult): string | undefined {
  const { threshold, direction } = value;
  const words = typeof direction === 'string' ? `${spoken(direction).toLowerCase()} ` : '';
  if (typeof threshold === 'object' && threshold !== null)
    return Object.entries(threshold)
      .map(([name, limit]) => `${name} ${String(limit)}`)
      .join(', ');
  return threshold === undefined ? undefined : `${words}${String(threshold)}`;
}

/** The shortest validity that the obligations give to tests of a kind. */
export function monthsFor(kind: string, obligations: readonly Obligation[]): number | undefined {
  const asks = (need: Need): boolean => need.need === 'test' && need.kinds.includes(kind);
  const months = obligations.flatMap(({ requirement: { definition, demand } }) =>
    demand.months !== undefined && definition.needs.some(asks) ? [demand.months] : [],
  );
  return months.length === 0 ? undefined : Math.min(...months);
}

/** The version of the model that a result speaks of: the one it names, the record itself, or the only one of the system. */
function versionOf(
  view: RegisterView,
  record: RegisterRecord,
  model: string | undefined,
): string | undefined {
  const named =
    model === undefined
      ? record.kind === 'model'
        ? record
        : onlyModel(view, record)
      : findRecord(view.register, 'model', model.replace(/^model\//, ''));
  return named && textAt(named.value, 'version');
}

function onlyModel(view: RegisterView, record: RegisterRecord): RegisterRecord | undefined {
  const { models } = record.value;
  const [only, ...more] = Array.isArray(models) ? models : [models];
  return more.length === 0 && typeof only === 'string' ? findRecord(view.register, 'model', only) : undefined;
}
