import { basisNotice, controlLabel, findControl, frameworkInfo } from '../../catalogue/controls';
import { applicationDateOf } from '../../catalogue/eu-ai-act';
import { findRequirement, requirementsNotice, requirementsServing } from '../../catalogue/requirements';
import type { Obligation } from '../../register/obligation';
import { statesByGravity } from '../../register/obligation';
import { findRecord, type Register } from '../../register/register';
import { findRule } from '../../rules';
import { controlId } from '../completion/words';
import { controlLine, safe } from '../describe';
import type { Knowledge } from '../knowledge';

/** How often each state occurs, gravest first: `2 missing, 1 evidenced`. */
function countsOf(obligations: readonly Obligation[]): string {
  return statesByGravity
    .map((state) => [state, obligations.filter((one) => one.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state.replace('-', ' ')}`)
    .join(', ');
}

/** A control, clause or article: title, framework, what asks for it, and how it stands here. */
export function controlHover(
  id: string,
  register: Register | undefined,
  knowledge: Knowledge,
): string | undefined {
  const entry = findControl(id);
  if (!entry) return undefined;
  const parts = [
    `**${safe(controlLabel(entry))}**`,
    safe(frameworkInfo(entry.framework)?.title ?? entry.framework),
  ];
  if (entry.note) parts.push(safe(entry.note));
  const date = applicationDateOf(entry.id);
  if (date) parts.push(`Applies from ${date.from}${date.status === 'amended' ? ' (as amended)' : ''}.`);
  const serving = requirementsServing(controlId(entry));
  if (serving.length > 0)
    parts.push(`Asked for by ${serving.map(({ title }) => safe(title)).join(', ')} *(suggested)*`);
  if (register) {
    const own = (knowledge.obligations.get(register) ?? []).filter((one) => one.controls.includes(entry.id));
    if (own.length > 0) parts.push(`In this register: **${countsOf(own)}**`);
    const stated = findRecord(register, 'applicability', controlId(entry));
    const applicable = stated?.value.applicable;
    if (typeof applicable === 'boolean')
      parts.push(`Statement of Applicability: ${applicable ? 'applicable' : 'not applicable'}`);
  }
  const notice = basisNotice(entry.framework);
  if (notice) parts.push(`*${safe(notice)}*`);
  return parts.join('\n\n');
}

export function requirementHover(
  id: string,
  register: Register | undefined,
  knowledge: Knowledge,
): string | undefined {
  const found = findRequirement(id);
  if (!found) return undefined;
  const parts = [`**${safe(found.title)}** \`${id}\``, safe(found.what)];
  if (register) {
    const own = (knowledge.obligations.get(register) ?? []).filter((one) => one.requirement.id === id);
    if (own.length > 0) parts.push(`In this register: **${countsOf(own)}**`);
  }
  if (found.serves.length > 0)
    parts.push(`Serves ${found.serves.map((one) => safe(controlLine(one))).join(' · ')} *(suggested)*`);
  parts.push(`*${safe(requirementsNotice)}*`);
  return parts.join('\n\n');
}

export function ruleHover(slug: string): string | undefined {
  const rule = findRule(slug);
  if (!rule) return undefined;
  const serves = rule.controls.map((id) => safe(controlLine(id)));
  return [
    `**${safe(rule.title)}** \`${slug}\``,
    safe(rule.why),
    ...(serves.length > 0 ? [`*Serves ${serves.join(' · ')}*`] : []),
  ].join('\n\n');
}
