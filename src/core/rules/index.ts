import { cardRules } from './card';
import { obligationRules } from './register';
import type { Rule } from './rule';
import { schemaRules } from './schema';
import { syntaxRules } from './syntax';
import { rule as internalError } from './workspace/internal-error';
import { rule as waiverExpired } from './workspace/waiver-expired';
import { rule as waiverUnused } from './workspace/waiver-unused';

export { internalError, waiverExpired, waiverUnused };

/** All rules, by what they look at. */
export const rules: readonly Rule[] = [
  ...syntaxRules,
  ...schemaRules,
  ...obligationRules,
  ...cardRules,
  waiverExpired,
  waiverUnused,
  internalError,
];

const bySlug = new Map(rules.map((rule) => [rule.slug, rule]));

export function findRule(slug: string): Rule | undefined {
  return bySlug.get(slug);
}
