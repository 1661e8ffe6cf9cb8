import { metricOf } from '../catalogue/metrics';
import type { RequirementOverride } from '../catalogue/requirements';
import type { Route } from '../documents/tree';
import type { TestResult } from '../evidence/result';
import type { Place } from '../rules/finding';
import { isFilled, textAt, valuesAt, wordOf } from './fields';
import type { ObligationState } from './obligation';
import type { RegisterRecord } from './register';
import { heldElsewhere, validityOf } from './validity';

/** A test result of a system or one of its models, judged. */
export interface TestJudgement {
  state: ObligationState;
  /** What it lacks to count as a test, or why it is stale or failed, in words. */
  reasons: string[];
  record: RegisterRecord;
  route: Route;
  date?: string;
  /** The last day on which it holds, or held. */
  due?: string;
  /** Why nothing was tested, where that is what the result says. */
  notTested?: string;
  /** What was judged: the entry of `evidence` itself, or one result of the files that it names. */
  result: PlainResult;
}

/**
 * What a complete test result tells, in the words of a message; any of the fields fills the point. Only a bias test
 * compares groups; another speaks for the dataset as a whole.
 */
const DEMANDED: readonly [string, readonly string[], string?][] = [
  ['metric', ['metric']],
  ['value', ['value', 'values']],
  ['groups or slices', ['groups', 'slices', 'values', 'attribute'], 'bias'],
  ['threshold', ['threshold']],
  ['sample size', ['sampleSize']],
  ['dataset', ['dataset']],
  ['model version', ['modelVersion', 'release']],
  ['date', ['date']],
];

/** A test result in the words of its schema; `file` of one that stands in a file is a path from the root. */
export type PlainResult = Readonly<Record<string, unknown>>;

/** What result files hold, and what else is recorded about the things tested. */
export interface TestFacts {
  /** The results in the files that an entry of `evidence` names; undefined where none was read. */
  results?(record: RegisterRecord, index: number): readonly PlainResult[] | undefined;
  /** Why a result no longer speaks for what it tested; undefined where nothing recorded says so. */
  outdated?(result: PlainResult): string | undefined;
}

/** All test results of a record: those that it states itself, and those in the files that it names. */
export function testResults(
  record: RegisterRecord,
  facts: TestFacts = {},
): { result: PlainResult; index: number }[] {
  const evidence = Array.isArray(record.value.evidence) ? (record.value.evidence as unknown[]) : [];
  return evidence.flatMap((item, index) => {
    if (typeof item !== 'object' || item === null) return [];
    const own = item as PlainResult;
    const settled = isFilled(own.notTested) || isFilled(own.heldElsewhere);
    const found = settled ? undefined : facts.results?.(record, index);
    return (found ?? [own]).map((result) => ({ result, index }));
  });
}

/**
 * Judges the test results of these kinds. A result counts when it gives metric, value, threshold, sample size,
 * dataset, model version and date, a bias test its groups or slices too; what does not is `partial`. An entry whose file could not be read is
 * `unknown`: its numbers stand there.
 */
export function judgeTests(
  record: RegisterRecord,
  kinds: readonly string[],
  terms: Omit<TestTerms, 'version'>,
  versionOf: (model: string | undefined) => string | undefined,
): TestJudgement[] {
  return testResults(record, terms.facts).flatMap(({ result, index }) => {
    if (!kinds.includes(wordOf(result.kind)) || isOtherMetric(result, terms.wants?.metric)) return [];
    const judged = judgeTest(result, { ...terms, version: versionOf(textAt(result, 'model')) });
    return [{ ...judged, result, record, route: [...record.route, 'evidence', index] }];
  });
}

/** Where the number of a result stands, for one that was read from a file: its value, else the result as a whole. */
export function measuredIn(result: PlainResult): { measured?: Place } {
  const { file, source } = result as { file?: unknown; source?: TestResult };
  if (typeof file !== 'string' || !source) return {};
  const span = source.places.value ?? source.places.groups ?? source.span;
  return { measured: { path: file, at: 'token', token: '', ordinal: 0, span } };
}

/** The failure that stands: none whose test was repeated later with another end. */
export function standingFailure(tests: readonly TestJudgement[]): TestJudgement | undefined {
  return tests.findLast(
    ({ state, result, date = '' }) =>
      state === 'failed' &&
      !tests.some(
        (later) =>
          later.state === 'evidenced' && isSameTest(later.result, result) && (later.date ?? '') > date,
      ),
  );
}

function isSameTest(one: PlainResult, other: PlainResult): boolean {
  return ['metric', 'attribute', 'dataset'].every(
    (field) => plain(textAt(one, field) ?? '') === plain(textAt(other, field) ?? ''),
  );
}

/** By what a test result is judged. */
export interface TestTerms {
  asOf: string;
  /** Validity; undefined for none. */
  months: number | undefined;
  /** The version that stands here today. */
  version: string | undefined;
  /** The day of the last material change, where it ends the validity. */
  changedOn: string | undefined;
  /** What the manifest asks of a result that counts: another metric is no answer at all. */
  wants?: Pick<RequirementOverride, 'metric' | 'groups' | 'sampleSize' | 'threshold'> | undefined;
  /** Result files; without them an entry that names one is unknown. */
  facts?: TestFacts | undefined;
}

/** Judges one result against its terms; a state with reasons in words. */
export function judgeTest(
  result: PlainResult,
  { asOf, months, version, changedOn, wants = {}, facts }: TestTerms,
): Pick<TestJudgement, 'state' | 'reasons' | 'date' | 'due' | 'notTested'> {
  const date = textAt(result, 'date');
  const dated = date === undefined ? {} : { date };
  if (isFilled(result.notTested))
    return {
      state: 'missing',
      reasons: [`not tested: ${wordOf(result.notTested)}`],
      notTested: wordOf(result.notTested),
      ...dated,
    };
  if (isFilled(result.heldElsewhere)) {
    const held = heldElsewhere(result.heldElsewhere, asOf);
    const due = held.due === undefined ? {} : { due: held.due };
    return { state: held.state, reasons: [`the evidence is ${held.text}`], ...due, ...dated };
  }
  if (result.outcome === 'not-run')
    return {
      state: 'missing',
      reasons: [`not run: ${wordOf(result.reason) || 'nothing was scored'}`],
      ...dated,
    };
  if (result.outcome === 'error')
    return {
      state: 'partial',
      reasons: [`a run without errors (${wordOf(result.reason) || 'it ended in one'})`],
      ...dated,
    };
  if (result.outcome === 'failed' || missesThreshold(result))
    return { state: 'failed', reasons: [failure(result)], ...dated };
  const lacking = DEMANDED.filter(
    ([, fields, kind]) =>
      (kind === undefined || kind === result.kind) && !fields.some((field) => isFilled(result[field])),
  );
  if (lacking.length > 0) {
    // An entry that names a file which was not read; what was read from one lacks what it does not tell.
    if (isFilled(result.file) && result.source === undefined && lacking.length > 2)
      return { state: 'unknown', reasons: [`the numbers stand in ${wordOf(result.file)}`], ...dated };
    return { state: 'partial', reasons: lacking.map(([name]) => name), ...dated };
  }
  const short = shortOf(result, wants);
  if (short.length > 0) return { state: 'partial', reasons: short, ...dated };
  const tested = textAt(result, 'modelVersion');
  if (version && tested && tested !== version)
    return { state: 'stale', reasons: [`it tested version ${tested}, the model is at ${version}`], ...dated };
  const outdated = facts?.outdated?.(result);
  if (outdated !== undefined) return { state: 'stale', reasons: [outdated], ...dated };
  const age = validityOf(result, { asOf, datedBy: ['date'], months, changedOn });
  if (age.state === 'stale') return { state: 'stale', reasons: [`it ${age.text}`], due: age.due, ...dated };
  if (age.state === 'unreadable') return { state: 'unknown', reasons: [`its date ${age.text}`], ...dated };
  if (age.state === 'planned') return { state: 'missing', reasons: [`it ${age.text}`], ...dated };
  if (result.outcome === 'inconclusive')
    return { state: 'partial', reasons: ['a conclusive outcome'], ...dated };
  const due = age.state === 'holds' && age.due ? { due: age.due } : {};
  return { state: 'evidenced', reasons: [], ...due, ...dated };
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** Whether a result reports another metric than the one that is asked for; one that names none is incomplete. */
function isOtherMetric({ metric }: PlainResult, wanted: string | undefined): boolean {
  return wanted !== undefined && typeof metric === 'string' && plain(metric) !== plain(wanted);
}

/** In what a result falls short of what the manifest asks of it. */
function shortOf(
  result: PlainResult,
  { groups = [], sampleSize, threshold }: NonNullable<TestTerms['wants']>,
): string[] {
  const short: string[] = [];
  if (sampleSize !== undefined && typeof result.sampleSize === 'number' && result.sampleSize < sampleSize)
    short.push(`a sample of at least ${sampleSize}`);
  const compared = valuesAt(result, 'groups')
    .flat()
    .map((group) => plain(wordOf(group)));
  const left = groups.filter((group) => !compared.includes(plain(wordOf(group))));
  if (left.length > 0) short.push(`the groups ${left.join(', ')}`);
  const wanted = boundsOf(threshold, result.direction);
  const set = boundsOf(result.threshold, result.direction);
  if (wanted.max !== undefined && (set.max === undefined || set.max > wanted.max))
    short.push(`a threshold of at most ${wanted.max}`);
  if (wanted.min !== undefined && (set.min === undefined || set.min < wanted.min))
    short.push(`a threshold of at least ${wanted.min}`);
  return short;
}

/** A threshold as bounds; a plain number is one where the direction is told. */
function boundsOf(threshold: unknown, direction: unknown): { min?: number; max?: number } {
  if (typeof threshold === 'number')
    return direction === 'at-most' ? { max: threshold } : direction === 'at-least' ? { min: threshold } : {};
  if (typeof threshold !== 'object' || threshold === null) return {};
  const { min, max } = threshold as PlainResult;
  return {
    ...(typeof min === 'number' ? { min } : {}),
    ...(typeof max === 'number' ? { max } : {}),
  };
}

function numbersOf(result: PlainResult): number[] {
  if (typeof result.value === 'number') return [result.value];
  return [];
}

/** Whether the value lies beyond the threshold; false where the direction is not told. */
function missesThreshold(result: PlainResult): boolean {
  const { min, max } = boundsOf(result.threshold, result.direction);
  // Of a difference between groups the sign only tells which comes first.
  const sized = min === undefined && max !== undefined && max >= 0 && isDifference(result);
  return numbersOf(result)
    .map((value) => (sized ? Math.abs(value) : value))
    .some((value) => (max !== undefined && value > max) || (min !== undefined && value < min));
}

function isDifference(result: PlainResult): boolean {
  return metricOf(textAt(result, 'metric') ?? '')?.better === 'zero';
}

/** Whether a result answers a criterion: it says so, or it reports the same measure and says nothing else. */
export function answers(result: PlainResult, criterion: unknown): boolean {
  const said = textAt(result, 'criterion');
  const name = textAt(criterion, 'name');
  if (said !== undefined && name !== undefined) return said === name;
  const [metric, wanted] = [textAt(result, 'metric'), textAt(criterion, 'metric')];
  if (metric === undefined || wanted === undefined) return false;
  const kind = textAt(criterion, 'kind');
  if (kind !== undefined && typeof result.kind === 'string' && result.kind !== kind) return false;
  const known = metricOf(wanted)?.id;
  return plain(metric) === plain(wanted) || (known !== undefined && metricOf(metric)?.id === known);
}

/** The latest of some results by their days; of those without one the last. */
export function latestResult<T extends { result: PlainResult }>(results: readonly T[]): T | undefined {
  return results.reduce<T | undefined>(
    (latest, each) =>
      latest && (textAt(latest.result, 'date') ?? '') > (textAt(each.result, 'date') ?? '') ? latest : each,
    undefined,
  );
}

function failure(result: PlainResult): string {
  if (!missesThreshold(result)) return 'its outcome is failed';
  const { threshold } = result;
  const limit =
    typeof threshold === 'object' && threshold !== null
      ? Object.entries(threshold)
          .map(([name, value]) => `${name} ${wordOf(value)}`)
          .join(', ')
      : wordOf(threshold);
  return `${wordOf(result.metric) || 'the metric'} is ${wordOf(result.value)}, the threshold is ${limit}`;
}
