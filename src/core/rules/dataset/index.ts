import { withField } from '../fixing/with-field';
import type { Rule } from '../rule';
import { rule as datasetWithoutLegalBasis } from './dataset-without-legal-basis';
import { rule as datasetWithoutLicence } from './dataset-without-licence';
import { rule as datasetWithoutProvenance } from './dataset-without-provenance';
import { rule as datasetWithoutQualityChecks } from './dataset-without-quality-checks';
import { rule as datasetWithoutRetention } from './dataset-without-retention';

/** Rules on datasets. */
export const datasetRules: readonly Rule[] = [
  withField(datasetWithoutLegalBasis),
  withField(datasetWithoutLicence),
  withField(datasetWithoutProvenance),
  withField(datasetWithoutQualityChecks),
  withField(datasetWithoutRetention),
];
