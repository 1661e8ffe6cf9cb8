import type { Rule } from '../rule';
import { rule as auditFindingOpen } from './audit-finding-open';
import { rule as bodyWithoutSeniorMember } from './body-without-senior-member';
import { rule as caseOverdue } from './case-overdue';
import { rule as decisionWithoutRationale } from './decision-without-rationale';
import { rule as elementWithoutAction } from './element-without-action';
import { rule as holderLeft } from './holder-left';
import { rule as objectiveNotMeasurable } from './objective-not-measurable';
import { rule as partyWithoutContact } from './party-without-contact';
import { rule as roleWithoutAuthority } from './role-without-authority';
import { rule as roleWithoutHolder } from './role-without-holder';
import { rule as surveyFindingOpen } from './survey-finding-open';
import { rule as trainingExpired } from './training-expired';

/** Rules on people, roles and what the organization keeps up. */
export const organizationRules: readonly Rule[] = [
  auditFindingOpen,
  bodyWithoutSeniorMember,
  caseOverdue,
  decisionWithoutRationale,
  elementWithoutAction,
  holderLeft,
  objectiveNotMeasurable,
  partyWithoutContact,
  roleWithoutAuthority,
  roleWithoutHolder,
  surveyFindingOpen,
  trainingExpired,
];
