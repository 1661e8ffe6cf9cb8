import type { Rule } from '../rule';
import { rule as evidenceClaimDiffers } from './evidence-claim-differs';
import { rule as evidenceCopyDiffers } from './evidence-copy-differs';
import { rule as evidenceCriterionNotMet } from './evidence-criterion-not-met';
import { rule as evidenceDigestDiffers } from './evidence-digest-differs';
import { rule as evidenceDigestMissing } from './evidence-digest-missing';
import { rule as evidenceGapNotRecorded } from './evidence-gap-not-recorded';
import { rule as evidenceMetricDuplicate } from './evidence-metric-duplicate';
import { rule as evidenceNotKept } from './evidence-not-kept';
import { rule as evidenceNotUnderstood } from './evidence-not-understood';
import { rule as evidenceNumberAsText } from './evidence-number-as-text';
import { rule as evidenceReportIncomplete } from './evidence-report-incomplete';
import { rule as evidenceUnbound } from './evidence-unbound';
import { rule as evidenceValueImpossible } from './evidence-value-impossible';

/** Rules that look at result files, and at what records and cards claim of them. */
export const evidenceRules: readonly Rule[] = [
  evidenceClaimDiffers,
  evidenceCopyDiffers,
  evidenceCriterionNotMet,
  evidenceDigestDiffers,
  evidenceDigestMissing,
  evidenceGapNotRecorded,
  evidenceMetricDuplicate,
  evidenceNotKept,
  evidenceNotUnderstood,
  evidenceNumberAsText,
  evidenceReportIncomplete,
  evidenceUnbound,
  evidenceValueImpossible,
];
