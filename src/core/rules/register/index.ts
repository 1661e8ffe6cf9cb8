import type { Rule } from '../rule';
import { rule as biasTestFailed } from './bias-test-failed';
import { rule as biasTestIncomplete } from './bias-test-incomplete';
import { rule as biasTestMissing } from './bias-test-missing';
import { rule as biasTestStale } from './bias-test-stale';
import { rule as modelCardMissing } from './model-card-missing';
import { rule as ownerMissing } from './owner-missing';
import { rule as purposeMissing } from './purpose-missing';
import { rule as riskClassIncomplete } from './risk-class-incomplete';
import { rule as riskClassMissing } from './risk-class-missing';

/** Rules that speak from the obligations of systems. */
export const obligationRules: readonly Rule[] = [
  riskClassMissing,
  riskClassIncomplete,
  ownerMissing,
  purposeMissing,
  modelCardMissing,
  biasTestMissing,
  biasTestIncomplete,
  biasTestStale,
  biasTestFailed,
];
