import type { Rule } from '../rule';
import { rule as datasetWithoutLegalBasis } from './dataset-without-legal-basis';
import { rule as datasetWithoutLicence } from './dataset-without-licence';
import { rule as datasetWithoutProvenance } from './dataset-without-provenance';
import { rule as datasetWithoutQualityChecks } from './dataset-without-quality-checks';
import { rule as datasetWithoutRetention } from './dataset-without-retention';

/** Rules on datasets. */
export const datasetRules: readonly Rule[] = [
  datasetWithoutLegalBasis,
  datasetWithoutLicence,
  datasetWithoutProvenance,
  datasetWithoutQualityChecks,
  datasetWithoutRetention,
];
