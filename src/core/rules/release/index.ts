import type { Rule } from '../rule';
import { rule as approvalAfterRelease } from './approval-after-release';
import { rule as approvalByOwner } from './approval-by-owner';
import { rule as approvalOtherVersion } from './approval-other-version';
import { rule as kpiOutOfBounds } from './kpi-out-of-bounds';
import { rule as kpiWithoutBounds } from './kpi-without-bounds';

/** Rules on releases, approvals and monitoring. */
export const releaseRules: readonly Rule[] = [
  approvalAfterRelease,
  approvalByOwner,
  approvalOtherVersion,
  kpiOutOfBounds,
  kpiWithoutBounds,
];
