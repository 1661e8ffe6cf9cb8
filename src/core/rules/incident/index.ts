import { withField } from '../fixing/with-field';
import type { Rule } from '../rule';
import { rule as correctiveActionUnverified } from './corrective-action-unverified';
import { rule as incidentWithoutCause } from './incident-without-cause';
import { rule as nonconformityOverdue } from './nonconformity-overdue';
import { rule as notificationLate } from './notification-late';

/** Rules on incidents and nonconformities. */
export const incidentRules: readonly Rule[] = [
  correctiveActionUnverified,
  withField(incidentWithoutCause),
  nonconformityOverdue,
  notificationLate,
];
