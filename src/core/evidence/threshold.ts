import { findMetric } from '../catalogue/metrics';
import type { TestOutcome, TestResult } from './result';

type Judged = Pick<TestResult, 'value' | 'threshold' | 'direction' | 'metricId'>;

/**
 * The bounds that a plain number stands for: with `at-most` and `at-least` as said, else on the side that the metric
 * tells (a difference at most, an accuracy at least). Undefined where nothing tells the side.
 */
export function boundsOf(
  limit: number,
  direction: TestResult['direction'],
  metricId: string | undefined,
): TestResult['threshold'] {
  if (direction === 'at-most') return { max: limit };
  if (direction === 'at-least') return { min: limit };
  const better = metricId === undefined ? undefined : findMetric(metricId)?.better;
  if (better === 'lower' || better === 'zero') return { max: limit };
  if (better === 'higher' || (better === 'one' && limit <= 1)) return { min: limit };
  return undefined;
}

/**
 * Whether the value keeps the threshold; undefined where one of them is not told. Of a difference that has a sign only
 * the size counts against an upper bound: −0.2 is no smaller gap than 0.2.
 */
export function thresholdOutcome(result: Judged): TestOutcome | undefined {
  const { value, threshold } = result;
  if (value === undefined || !threshold) return undefined;
  const { min, max } = threshold;
  if (min === undefined && max === undefined) return undefined;
  const difference = result.metricId !== undefined && findMetric(result.metricId)?.better === 'zero';
  const sized = difference && min === undefined && max !== undefined && max >= 0 ? Math.abs(value) : value;
  const kept = (min === undefined || sized >= min) && (max === undefined || sized <= max);
  return kept ? 'passed' : 'failed';
}

/** A bound in words: `at most 0.05`, `at least 0.74`, `from 0.8 to 1.25`. */
export function boundText(threshold: TestResult['threshold']): string {
  const { min, max } = threshold ?? {};
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`;
  if (max !== undefined) return `at most ${max}`;
  return min === undefined ? 'no threshold' : `at least ${min}`;
}
