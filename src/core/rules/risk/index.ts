import { withField } from '../fixing/with-field';
import type { Rule } from '../rule';
import { rule as riskAboveAppetite } from './risk-above-appetite';
import { rule as riskAcceptanceUnauthorized } from './risk-acceptance-unauthorized';
import { rule as riskControlNotApplicable } from './risk-control-not-applicable';
import { rule as riskNotRated } from './risk-not-rated';
import { rule as riskWithoutOwner } from './risk-without-owner';
import { rule as riskWithoutTreatment } from './risk-without-treatment';

/** Rules on risks and their treatment. */
export const riskRules: readonly Rule[] = [
  riskAboveAppetite,
  riskAcceptanceUnauthorized,
  riskControlNotApplicable,
  withField(riskNotRated),
  withField(riskWithoutOwner),
  withField(riskWithoutTreatment),
];
