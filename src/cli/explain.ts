import { nearest } from '../core/catalogue/nearest';
import { explainControl, explainRule, nothingFound } from '../core/reports/explain';
import type { ParsedArgs } from './args';
import { usageError } from './errors';
import type { Terminal } from './output';
import { explainedRule, ruleFacts } from './rule-facts';

/** `aims explain`: gives the exit code. */
export async function runExplain({ operands }: ParsedArgs, terminal: Terminal): Promise<number> {
  const asked = operands.join(' ');
  const rules = await ruleFacts();
  const rule = await explainedRule(asked.trim().toLowerCase());
  if (rule) {
    await terminal.out(explainRule(rule));
    return 0;
  }
  const control = explainControl(asked, [...rules.values()]);
  if (control?.found) {
    await terminal.out(control.text);
    return 0;
  }
  if (control) throw usageError(control.text, 'explain');
  const meant = nearest(asked, rules.keys());
  throw usageError(nothingFound(asked, meant ? [meant] : []), 'explain');
}
