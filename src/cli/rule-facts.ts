import type { RuleFacts } from '../core/reports/context';
import type { ExplainedRule } from '../core/reports/explain';

/** The rules by slug, for the writers and for `aims explain`. */
export async function ruleFacts(): Promise<ReadonlyMap<string, RuleFacts>> {
  return new Map();
}

/** What `aims explain` prints of a rule; undefined for an unknown slug. */
export async function explainedRule(slug: string): Promise<ExplainedRule | undefined> {
  const rule = (await ruleFacts()).get(slug);
  return rule ? { ...rule, severities: [], notes: [] } : undefined;
}
