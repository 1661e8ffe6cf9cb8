import { withField } from '../fixing/with-field';
import type { Rule } from '../rule';
import { rule as actionOverdue } from './action-overdue';
import { rule as applicabilityMissing } from './applicability-missing';
import { rule as auditFindingOpen } from './audit-finding-open';
import { rule as awarenessMissing } from './awareness-missing';
import { rule as bodyDoesNotMeet } from './body-does-not-meet';
import { rule as bodyNotAccredited } from './body-not-accredited';
import { rule as bodyWithoutSeniorMember } from './body-without-senior-member';
import { rule as caseOverdue } from './case-overdue';
import { rule as certificateExpired } from './certificate-expired';
import { rule as communicationOverdue } from './communication-overdue';
import { rule as concernChannelMissing } from './concern-channel-missing';
import { rule as decisionWithoutRationale } from './decision-without-rationale';
import { rule as elementWithoutAction } from './element-without-action';
import { rule as holderLeft } from './holder-left';
import { rule as internalAuditStale } from './internal-audit-stale';
import { rule as inventorySurveyStale } from './inventory-survey-stale';
import { rule as managementReviewStale } from './management-review-stale';
import { rule as objectiveNotMeasurable } from './objective-not-measurable';
import { rule as objectiveValueStale } from './objective-value-stale';
import { rule as organizationDutyOpen } from './organization-duty-open';
import { rule as partyWithoutContact } from './party-without-contact';
import { rule as policyMissing } from './policy-missing';
import { rule as policyStale } from './policy-stale';
import { rule as procedureMissing } from './procedure-missing';
import { rule as procedureStale } from './procedure-stale';
import { rule as regulationAppliesSoon } from './regulation-applies-soon';
import { rule as regulationNotWatched } from './regulation-not-watched';
import { rule as reviewInputBlank } from './review-input-blank';
import { rule as roleWithoutAuthority } from './role-without-authority';
import { rule as roleWithoutHolder } from './role-without-holder';
import { rule as scopeMissing } from './scope-missing';
import { rule as sponsorMissing } from './sponsor-missing';
import { rule as surveillanceOverdue } from './surveillance-overdue';
import { rule as surveyFindingOpen } from './survey-finding-open';
import { rule as trainingExpired } from './training-expired';
import { rule as trainingWithoutEffectiveness } from './training-without-effectiveness';

/** Rules on people, roles and what the organization keeps up. */
export const organizationRules: readonly Rule[] = [
  actionOverdue,
  applicabilityMissing,
  auditFindingOpen,
  awarenessMissing,
  bodyDoesNotMeet,
  bodyNotAccredited,
  bodyWithoutSeniorMember,
  caseOverdue,
  certificateExpired,
  communicationOverdue,
  concernChannelMissing,
  withField(decisionWithoutRationale),
  elementWithoutAction,
  holderLeft,
  internalAuditStale,
  inventorySurveyStale,
  managementReviewStale,
  withField(objectiveNotMeasurable),
  objectiveValueStale,
  organizationDutyOpen,
  withField(partyWithoutContact),
  policyMissing,
  policyStale,
  procedureMissing,
  procedureStale,
  regulationAppliesSoon,
  regulationNotWatched,
  reviewInputBlank,
  withField(roleWithoutAuthority),
  withField(roleWithoutHolder),
  scopeMissing,
  sponsorMissing,
  surveillanceOverdue,
  surveyFindingOpen,
  trainingExpired,
  trainingWithoutEffectiveness,
];
