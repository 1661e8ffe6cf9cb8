import { withField } from '../fixing/with-field';
import type { Rule } from '../rule';
import { rule as supplierClausesMissing } from './supplier-clauses-missing';
import { rule as supplierDocumentationMissing } from './supplier-documentation-missing';
import { rule as supplierReviewOverdue } from './supplier-review-overdue';

/** Rules on suppliers. */
export const supplierRules: readonly Rule[] = [
  withField(supplierClausesMissing),
  withField(supplierDocumentationMissing),
  supplierReviewOverdue,
];
