import type { Rule } from '../rule';
import { rule as evidenceMetricDuplicate } from './evidence-metric-duplicate';
import { rule as evidenceNotUnderstood } from './evidence-not-understood';
import { rule as evidenceNumberAsText } from './evidence-number-as-text';
import { rule as evidenceValueImpossible } from './evidence-value-impossible';

/** Rules that look at result files, and at what records claim of them. */
export const evidenceRules: readonly Rule[] = [
  evidenceValueImpossible,
  evidenceNumberAsText,
  evidenceMetricDuplicate,
  evidenceNotUnderstood,
];
