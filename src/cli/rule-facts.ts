import type { RuleFacts } from '../core/reports/context';
import type { ExplainedRule } from '../core/reports/explain';
import { rules } from '../core/rules';
import type { Rule } from '../core/rules/rule';

const PAGES = 'https://github.com/aims-steward/aims-steward/blob/main/docs/rules';

function factsOf(rule: Rule): RuleFacts {
  return {
    slug: rule.slug,
    summary: rule.title,
    url: `${PAGES}/${rule.slug}.md`,
    severity: rule.severity.linked,
    confidence: rule.confidence,
    controls: rule.controls,
  };
}

/** The rules by slug, for the writers and for `aims explain`. */
export async function ruleFacts(): Promise<ReadonlyMap<string, RuleFacts>> {
  return new Map(rules.map((rule) => [rule.slug, factsOf(rule)]));
}

/** What `aims explain` prints of a rule; undefined for an unknown slug. */
export async function explainedRule(slug: string): Promise<ExplainedRule | undefined> {
  const rule = rules.find((known) => known.slug === slug);
  if (!rule) return undefined;
  return {
    ...factsOf(rule),
    why: rule.why,
    severities: [
      ['without a manifest', rule.severity.noManifest],
      ['under a manifest, in a card that no record names', rule.severity.unlinked],
      ['in the register, and in cards that it names', rule.severity.linked],
    ],
    notes: rule.fixable
      ? ['Some of its findings carry a fix: `aims fix` or the quick fix in the editor.']
      : [],
  };
}
