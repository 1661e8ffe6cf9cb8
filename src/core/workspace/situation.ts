import type { Register } from '../register/register';
import type { Severity } from '../rules/finding';
import type { Rule, SeverityTable } from '../rules/rule';

export type Situation = keyof SeverityTable;

const SEVERITIES: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'];

/**
 * How loud a rule is here: the manifest's `rules` win, else the rule's table for the situation, where a check may
 * have lowered it for one finding. `off` stays off.
 */
export function severityOf(
  rule: Rule,
  situation: Situation,
  register: Register | undefined,
  own: Severity | undefined,
): Severity | 'off' {
  const rules = register?.headValue.rules;
  if (typeof rules === 'object' && rules !== null && Object.hasOwn(rules, rule.slug)) {
    const chosen = (rules as Record<string, unknown>)[rule.slug];
    if (typeof chosen === 'string' && SEVERITIES.includes(chosen)) return chosen as Severity | 'off';
  }
  const tabled = rule.severity[situation];
  return tabled === 'off' ? 'off' : (own ?? tabled);
}
