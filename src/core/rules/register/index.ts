import { withField } from '../fixing/with-field';
import type { Rule } from '../rule';
import { rule as acceptanceCriteriaMissing } from './acceptance-criteria-missing';
import { rule as acceptanceNotMet } from './acceptance-not-met';
import { rule as affectedPeopleMissing } from './affected-people-missing';
import { rule as appealChannelMissing } from './appeal-channel-missing';
import { rule as approvalMissing } from './approval-missing';
import { rule as biasTestFailed } from './bias-test-failed';
import { rule as biasTestIncomplete } from './bias-test-incomplete';
import { rule as biasTestMissing } from './bias-test-missing';
import { rule as biasTestStale } from './bias-test-stale';
import { rule as changeWithoutReason } from './change-without-reason';
import { rule as datasetCardMissing } from './dataset-card-missing';
import { rule as demandUnmet } from './demand-unmet';
import { rule as derogationWithoutGrounds } from './derogation-without-grounds';
import { rule as descriptionMissing } from './description-missing';
import { rule as evidenceHeldElsewhereExpired } from './evidence-held-elsewhere-expired';
import { rule as impactAssessmentIncomplete } from './impact-assessment-incomplete';
import { rule as impactAssessmentMissing } from './impact-assessment-missing';
import { rule as impactAssessmentStale } from './impact-assessment-stale';
import { rule as incidentPathIncomplete } from './incident-path-incomplete';
import { rule as kpiValueStale } from './kpi-value-stale';
import { rule as legalBasisMissing } from './legal-basis-missing';
import { rule as lifecycleStageMissing } from './lifecycle-stage-missing';
import { rule as loggingIncomplete } from './logging-incomplete';
import { rule as modelCardMissing } from './model-card-missing';
import { rule as monitoringIncomplete } from './monitoring-incomplete';
import { rule as noticeMissing } from './notice-missing';
import { rule as ourRoleMissing } from './our-role-missing';
import { rule as oversightMissing } from './oversight-missing';
import { rule as ownerMissing } from './owner-missing';
import { rule as prohibitedPractice } from './prohibited-practice';
import { rule as purposeMissing } from './purpose-missing';
import { rule as registerEntryStale } from './register-entry-stale';
import { rule as retirementIncomplete } from './retirement-incomplete';
import { rule as riskAssessmentMissing } from './risk-assessment-missing';
import { rule as riskAssessmentStale } from './risk-assessment-stale';
import { rule as riskClassIncomplete } from './risk-class-incomplete';
import { rule as riskClassLow } from './risk-class-low';
import { rule as riskClassMissing } from './risk-class-missing';
import { rule as riskClassStale } from './risk-class-stale';
import { rule as robustnessSecurityFailed } from './robustness-security-failed';
import { rule as robustnessSecurityMissing } from './robustness-security-missing';
import { rule as stageContradicted } from './stage-contradicted';
import { rule as trainingMissing } from './training-missing';
import { withFields } from './with-fields';

/** Rules on systems and their obligations. */
export const obligationRules: readonly Rule[] = [
  withFields(acceptanceCriteriaMissing),
  acceptanceNotMet,
  withFields(affectedPeopleMissing),
  withFields(appealChannelMissing),
  approvalMissing,
  biasTestFailed,
  biasTestIncomplete,
  biasTestMissing,
  biasTestStale,
  changeWithoutReason,
  datasetCardMissing,
  demandUnmet,
  derogationWithoutGrounds,
  withField(descriptionMissing),
  evidenceHeldElsewhereExpired,
  impactAssessmentIncomplete,
  impactAssessmentMissing,
  impactAssessmentStale,
  withFields(incidentPathIncomplete),
  kpiValueStale,
  legalBasisMissing,
  withField(lifecycleStageMissing),
  withFields(loggingIncomplete),
  modelCardMissing,
  withFields(monitoringIncomplete),
  withFields(noticeMissing),
  withFields(ourRoleMissing),
  withFields(oversightMissing),
  withFields(ownerMissing),
  prohibitedPractice,
  withFields(purposeMissing),
  registerEntryStale,
  withFields(retirementIncomplete),
  riskAssessmentMissing,
  riskAssessmentStale,
  withFields(riskClassIncomplete),
  riskClassLow,
  withFields(riskClassMissing),
  riskClassStale,
  robustnessSecurityFailed,
  robustnessSecurityMissing,
  stageContradicted,
  trainingMissing,
];
