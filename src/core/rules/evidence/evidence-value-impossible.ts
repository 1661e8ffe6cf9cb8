import { findMetric, type Metric } from '../../catalogue/metrics';
import { placeOf } from '../../evidence/place';
import type { TestResult } from '../../evidence/result';
import type { Span } from '../../text/positions';
import type { FindingDraft } from '../finding';
import type { EvidenceRule } from '../rule';

export const rule: EvidenceRule = {
  on: 'evidence',
  slug: 'evidence-value-impossible',
  title: 'Test result that cannot be true',
  why: 'A number outside the range of its metric was computed, copied or scaled wrongly, and a decision that rests on it is baseless.',
  severity: { noManifest: 'information', unlinked: 'warning', linked: 'error' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:9.1'],
  fixable: false,
  messages: {
    range:
      '{metric} is {value}, but {title} lies {range}. Check how it was computed, and whether it is meant in per cent.',
    'not-finite':
      '{found} is no value, so nothing was measured here. Find out why the computation failed, often an empty group or a division by zero, and run it again.',
    size: 'The sample size is {value}, but a number of cases is a whole number that is not negative. Correct it where the file is written.',
    outcome:
      'The result says "{said}", but {value} lies beyond the threshold beside it. The number counts; correct the one that is wrong.',
  },
  check(file, _context, document) {
    const found: FindingDraft[] = [];
    const add = (message: string, span: Span, args: Record<string, string | number>): void => {
      found.push({ message, args, subject: { path: file.path }, place: placeOf(document, span) });
    };
    for (const { code, span, args } of file.problems) {
      if (code === 'result-not-finite') add('not-finite', span, args);
      if (code === 'result-outcome-differs') add('outcome', span, args);
    }
    for (const result of file.results) {
      const { metricId, sampleSize, metric = '', places, span } = result;
      if (sampleSize !== undefined && (sampleSize < 0 || !Number.isInteger(sampleSize)))
        add('size', places.sampleSize ?? span, { value: sampleSize });
      const known = metricId === undefined ? undefined : findMetric(metricId);
      if (!known) continue;
      for (const { value, at } of valuesOf(result))
        if (!isPossible(known, value, result.unit))
          add('range', at, { metric, value, title: known.title, range: rangeText(known) });
    }
    return found;
  },
};

function valuesOf(result: TestResult): { value: number; at: Span }[] {
  const { value, groups, places, span } = result;
  const own = value === undefined ? [] : [{ value, at: places.value ?? span }];
  // The groups of a difference hold the rate it is made of, whose range is another.
  const rate = result.metricId !== undefined && findMetric(result.metricId)?.better !== 'zero';
  const inGroups = rate && value === undefined ? groups : [];
  return [
    ...own,
    ...inGroups.flatMap(({ value: each, span: at }) => (each === undefined ? [] : [{ value: each, at }])),
  ];
}

/** Shares are also written in per cent, which is possible up to 100. */
function isPossible({ range: [min, max] }: Metric, value: number, unit: string | undefined): boolean {
  const scale = unit !== undefined && /percent|per cent|%|\bpp\b/i.test(unit) ? 100 : 1;
  const slack = 1e-9;
  return (min === null || value >= min * scale - slack) && (max === null || value <= max * scale + slack);
}

function rangeText({ range: [min, max] }: Metric): string {
  if (min === null) return `at or below ${max}`;
  return max === null ? `at or above ${min}` : `between ${min} and ${max}`;
}
