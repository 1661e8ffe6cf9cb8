import { cardRules } from './card';
import { datasetRules } from './dataset';
import { evidenceRules } from './evidence';
import { extendsRules } from './extends';
import { incidentRules } from './incident';
import { organizationRules } from './organization';
import { obligationRules } from './register';
import { releaseRules } from './release';
import { riskRules } from './risk';
import type { Rule } from './rule';
import { schemaRules } from './schema';
import { statementRules } from './statement';
import { supplierRules } from './supplier';
import { syntaxRules } from './syntax';
import { usageRules } from './usage';
import { rule as internalError } from './workspace/internal-error';
import { rule as waiverExpired } from './workspace/waiver-expired';
import { rule as waiverUnused } from './workspace/waiver-unused';

export { internalError, waiverExpired, waiverUnused };

/** All rules, by what they look at. */
export const rules: readonly Rule[] = [
  ...syntaxRules,
  ...schemaRules,
  ...extendsRules,
  ...obligationRules,
  ...releaseRules,
  ...riskRules,
  ...datasetRules,
  ...supplierRules,
  ...statementRules,
  ...incidentRules,
  ...organizationRules,
  ...cardRules,
  ...usageRules,
  ...evidenceRules,
  waiverExpired,
  waiverUnused,
  internalError,
];

const bySlug = new Map(rules.map((rule) => [rule.slug, rule]));

export function findRule(slug: string): Rule | undefined {
  return bySlug.get(slug);
}
