import type { SourceDocument } from '../documents/document';
import { textAt } from '../register/fields';
import type { ObligationState } from '../register/obligation';
import type { Register, RegisterRecord } from '../register/register';
import { testedBy } from '../register/releases';
import { judgeTests, type PlainResult, type TestJudgement } from '../register/tests';
import { lastMaterialChange } from '../register/validity';
import type { Place } from '../rules/finding';
import type { Span } from '../text/positions';
import { type Binding, type Bindings, boundResults } from './binding';
import { partOfFile, testFacts } from './effective';
import { placeOf } from './place';
import { readerTitle } from './readers';
import type { EvidenceFile, TestKind, TestResult } from './result';
import { boundText } from './threshold';

/** How a test stands, in the words of surfaces. */
export type TestState =
  | 'passed'
  | 'failed'
  | 'stale'
  | 'not run'
  /** Something that a test must tell is missing. */
  | 'incomplete'
  | 'held elsewhere'
  /** The numbers stand in a file that could not be read. */
  | 'unknown';

export interface GroupSummary {
  name: string;
  value?: number;
  n?: number;
  /** Where it stands in the result file; absent for inline results. */
  place?: Place;
}

/** One test of a record. */
export interface TestSummary {
  kind: TestKind;
  state: TestState;
  /** What is lacking, or why it failed, is stale or was not run, in words. */
  reasons: string[];
  metric?: string;
  task?: string;
  attribute?: string;
  value?: number;
  unit?: string;
  /** `at most 0.05`. */
  threshold?: string;
  sampleSize?: number;
  dataset?: string;
  modelVersion?: string;
  date?: string;
  tool?: string;
  groups: GroupSummary[];
  /** Where the number stands: in the result file, else in the record. */
  place: Place;
  /** The entry of the record's `evidence`. */
  entry: Place;
  /** The result file, from the root. */
  file?: string;
}

/** What summaries look at. */
export interface SummarySources {
  asOf: string;
  document(path: string): SourceDocument | undefined;
  bindings: Bindings;
  evidence: ReadonlyMap<string, EvidenceFile>;
  /** For how many months a test of a kind holds; without it none goes stale by age. */
  monthsFor?(kind: string): number | undefined;
}

const KINDS: readonly TestKind[] = [
  'bias',
  'performance',
  'robustness',
  'security',
  'safety',
  'privacy',
  'explainability',
  'calibration',
  'drift',
  'energy',
  'usability',
  'other',
];

const STATES: Readonly<Record<ObligationState, TestState>> = {
  evidenced: 'passed',
  failed: 'failed',
  stale: 'stale',
  missing: 'not run',
  partial: 'incomplete',
  stated: 'held elsewhere',
  unknown: 'unknown',
  'not-applicable': 'not run',
};

/** The tests of a system, model or dataset: inline results and those of the files that it names, in their order. */
export function testsOfRecord(
  register: Register,
  record: RegisterRecord,
  sources: SummarySources,
): TestSummary[] {
  const facts = testFacts(register, sources.bindings, sources.evidence);
  const judged = KINDS.flatMap((kind) =>
    judgeTests(
      record,
      [kind],
      {
        asOf: sources.asOf,
        months: sources.monthsFor?.(kind),
        changedOn: lastMaterialChange(record.value, sources.asOf),
        facts,
      },
      (model) => {
        const tested = testedBy(register, record, model);
        return tested && textAt(tested.value, 'version');
      },
    ),
  );
  return judged
    .sort((a, b) => Number(a.route.at(-1)) - Number(b.route.at(-1)))
    .map((test) => summaryOf(test, sources));
}

function summaryOf(test: TestJudgement, sources: SummarySources): TestSummary {
  const { record, route, result } = test;
  const entry: Place = { path: record.path, at: 'route', route, part: 'key' };
  const inFile = partOfFile(result);
  const document = inFile && sources.document(inFile.file);
  const at = (span: Span | undefined): Place | undefined =>
    document && span ? placeOf(document, span) : undefined;
  const number = (field: string): number | undefined => {
    const value = result[field];
    return typeof value === 'number' ? value : undefined;
  };
  return {
    kind: String(result.kind) as TestKind,
    state: stateOf(test),
    reasons: test.reasons,
    ...defined({
      metric: textAt(result, 'metric'),
      task: textAt(result, 'task'),
      attribute: textAt(result, 'attribute'),
      value: number('value'),
      unit: textAt(result, 'unit'),
      threshold: thresholdText(result),
      sampleSize: number('sampleSize'),
      dataset: textAt(result, 'dataset'),
      modelVersion: textAt(result, 'modelVersion'),
      date: test.date,
      tool: textAt(result, 'tool'),
      file: inFile?.file,
    }),
    groups: groupsOf(result, at),
    place: at(inFile?.source.places.value ?? inFile?.source.places.groups ?? inFile?.source.span) ?? entry,
    entry,
  };
}

function stateOf({ state, result }: TestJudgement): TestState {
  // Nothing is short of a test that says by itself how it ended.
  if (state === 'partial' && result.outcome === 'error') return 'not run';
  return STATES[state];
}

function groupsOf(result: PlainResult, at: (span: Span | undefined) => Place | undefined): GroupSummary[] {
  const source = partOfFile(result)?.source;
  if (source)
    return source.groups.map(({ name, value, n, span }) => ({
      name,
      ...defined({ value, n, place: at(span) }),
    }));
  const values = result.values;
  if (typeof values === 'object' && values !== null)
    return Object.entries(values).map(([name, value]) => ({
      name,
      ...(typeof value === 'number' ? { value } : {}),
    }));
  const names = Array.isArray(result.groups) ? result.groups : [];
  return names.map((name) => ({ name: String(name) }));
}

function thresholdText({ threshold, direction }: PlainResult): string | undefined {
  if (typeof threshold === 'number') {
    const words = { 'at-most': 'at most', 'at-least': 'at least' }[String(direction)];
    return words ? `${words} ${threshold}` : String(threshold);
  }
  return typeof threshold === 'object' && threshold !== null
    ? boundText(threshold as TestResult['threshold'])
    : undefined;
}

function defined<T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/** What one result file proves, and for whom: for a lens above it. */
export interface FileSummary {
  path: string;
  /** `Fairlearn`, `a report of its own form`. */
  format: string;
  complete: boolean;
  /** How many results of each outcome were read. */
  counts: Partial<Record<TestResult['outcome'], number>>;
  kinds: TestKind[];
  /** The records that name it, with the results that count for each. */
  for: { record: RegisterRecord; entry: Place; results: number; model?: RegisterRecord }[];
}

/** @returns undefined for a path that is no result file */
export function fileSummary(
  path: string,
  { evidence, bindings }: Pick<SummarySources, 'evidence' | 'bindings'>,
): FileSummary | undefined {
  const file = evidence.get(path);
  if (!file) return undefined;
  const counts: FileSummary['counts'] = {};
  for (const { outcome } of file.results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return {
    path,
    format: readerTitle(file.reader),
    complete: file.complete,
    counts,
    kinds: [...new Set(file.results.map(({ kind }) => kind))],
    for: bindings.of(path).map((binding) => boundFor(binding, file)),
  };
}

function boundFor(binding: Binding, file: EvidenceFile): FileSummary['for'][number] {
  const { register, record, index } = binding;
  const results = boundResults(binding, file);
  const model = testedBy(register, record, results[0]?.model);
  return {
    record,
    entry: { path: record.path, at: 'route', route: [...record.route, 'evidence', index], part: 'key' },
    results: results.length,
    ...(model && model !== record ? { model } : {}),
  };
}
