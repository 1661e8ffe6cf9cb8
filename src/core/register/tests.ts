import { addMonths } from '../catalogue/dates';
import type { Route } from '../documents/tree';
import { isFilled, textAt } from './fields';
import type { ObligationState } from './obligation';
import type { RegisterRecord } from './register';

/** An inline test result of a system or one of its models, judged. */
export interface TestJudgement {
  state: ObligationState;
  /** What it lacks to count as a test, or why it is stale or failed, in words. */
  reasons: string[];
  record: RegisterRecord;
  route: Route;
  date?: string;
  /** Why nothing was tested, where that is what the result says. */
  notTested?: string;
}

/** What a complete test result tells, in the words of a message; any of the fields fills the point. */
const DEMANDED: readonly [string, readonly string[]][] = [
  ['metric', ['metric']],
  ['value', ['value', 'values']],
  ['groups or slices', ['groups', 'slices', 'values', 'attribute']],
  ['threshold', ['threshold']],
  ['sample size', ['sampleSize']],
  ['dataset', ['dataset']],
  ['model version', ['modelVersion', 'release']],
  ['date', ['date']],
];

type Result = Record<string, unknown>;

/**
 * Judges the test results of these kinds that a record states itself. A result counts when it gives metric, value,
 * groups or slices, threshold, sample size, dataset, model version and date; what does not is `partial`. A result
 * that only names a file is `unknown`: its numbers stand in the file.
 * @param months validity; undefined for none
 */
export function judgeTests(
  record: RegisterRecord,
  kinds: readonly string[],
  asOf: string,
  months: number | undefined,
  versionOf: (model: string | undefined) => string | undefined,
): TestJudgement[] {
  const evidence = Array.isArray(record.value.evidence) ? (record.value.evidence as unknown[]) : [];
  return evidence.flatMap((item, i) => {
    if (typeof item !== 'object' || item === null) return [];
    const result = item as Result;
    if (!kinds.includes(String(result.kind))) return [];
    const judged = judgeTest(result, asOf, months, versionOf(textAt(result, 'model')));
    return [{ ...judged, record, route: [...record.route, 'evidence', i] }];
  });
}

function judgeTest(
  result: Result,
  asOf: string,
  months: number | undefined,
  version: string | undefined,
): Pick<TestJudgement, 'state' | 'reasons' | 'date' | 'notTested'> {
  const date = textAt(result, 'date');
  const dated = date === undefined ? {} : { date };
  if (isFilled(result.notTested))
    return {
      state: 'missing',
      reasons: [`not tested: ${result.notTested}`],
      notTested: String(result.notTested),
      ...dated,
    };
  if (isFilled(result.heldElsewhere)) {
    const until = textAt(result, 'heldElsewhere.validUntil');
    return until && until < asOf
      ? { state: 'stale', reasons: [`the evidence held elsewhere was valid until ${until}`], ...dated }
      : { state: 'stated', reasons: ['the evidence is held elsewhere'], ...dated };
  }
  if (result.outcome === 'failed' || missesThreshold(result))
    return { state: 'failed', reasons: [failure(result)], ...dated };
  const lacking = DEMANDED.filter(([, fields]) => !fields.some((field) => isFilled(result[field])));
  if (lacking.length > 0) {
    if (isFilled(result.file) && lacking.length > 2)
      return { state: 'unknown', reasons: [`the numbers stand in ${result.file}`], ...dated };
    return { state: 'partial', reasons: lacking.map(([name]) => name), ...dated };
  }
  const tested = textAt(result, 'modelVersion');
  if (version && tested && tested !== version)
    return { state: 'stale', reasons: [`it tested version ${tested}, the model is at ${version}`], ...dated };
  if (date && months !== undefined && addMonths(date, months) < asOf)
    return { state: 'stale', reasons: [`it is of ${date} and holds for ${months} months`], ...dated };
  if (result.outcome === 'inconclusive')
    return { state: 'partial', reasons: ['a conclusive outcome'], ...dated };
  return { state: 'evidenced', reasons: [], ...dated };
}

function numbersOf(result: Result): number[] {
  if (typeof result.value === 'number') return [result.value];
  return [];
}

/** Whether the value lies beyond the threshold; false where the direction is not told. */
function missesThreshold(result: Result): boolean {
  const { threshold, direction } = result;
  const limits = typeof threshold === 'object' && threshold !== null ? (threshold as Result) : {};
  const plain = typeof threshold === 'number' ? threshold : undefined;
  const max = typeof limits.max === 'number' ? limits.max : direction === 'at-most' ? plain : undefined;
  const min = typeof limits.min === 'number' ? limits.min : direction === 'at-least' ? plain : undefined;
  return numbersOf(result).some(
    (value) => (max !== undefined && value > max) || (min !== undefined && value < min),
  );
}

function failure(result: Result): string {
  if (!missesThreshold(result)) return 'its outcome is failed';
  const { threshold } = result;
  const limit =
    typeof threshold === 'object' && threshold !== null
      ? Object.entries(threshold)
          .map(([name, value]) => `${name} ${value}`)
          .join(', ')
      : String(threshold);
  return `${result.metric ?? 'the metric'} is ${result.value}, the threshold is ${limit}`;
}
