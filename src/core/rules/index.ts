import { cardRules } from './card';
import { datasetRules } from './dataset';
import { evidenceRules } from './evidence';
import { extendsRules } from './extends';
import { incidentRules } from './incident';
import { ruleNames } from './names';
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

/** Rules that look at the same things; the title heads their table in README.md. */
export interface RuleGroup {
  title: string;
  rules: readonly Rule[];
}

export const ruleGroups: readonly RuleGroup[] = [
  { title: 'Files that cannot be read as they were meant', rules: syntaxRules },
  { title: 'Model cards and dataset cards', rules: cardRules },
  { title: 'Register: fields, values, ids and references', rules: schemaRules },
  { title: 'Register: what it inherits from others', rules: extendsRules },
  { title: 'AI systems: what is asked of each', rules: obligationRules },
  { title: 'AI systems: releases and key figures', rules: releaseRules },
  { title: 'AI in code', rules: usageRules },
  { title: 'Test results', rules: evidenceRules },
  { title: 'Risks', rules: riskRules },
  { title: 'Datasets', rules: datasetRules },
  { title: 'Suppliers', rules: supplierRules },
  { title: 'Incidents and nonconformities', rules: incidentRules },
  { title: 'Statement of Applicability', rules: statementRules },
  { title: 'The organization: policy, roles, training, audits, reviews', rules: organizationRules },
  { title: 'Waivers and the check itself', rules: [waiverExpired, waiverUnused, internalError] },
];

export const rules: readonly Rule[] = ruleGroups.flatMap((group) => group.rules);

for (const { slug } of rules) ruleNames.add(slug);

const bySlug = new Map(rules.map((rule) => [rule.slug, rule]));

export function findRule(slug: string): Rule | undefined {
  return bySlug.get(slug);
}
