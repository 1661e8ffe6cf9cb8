import type { Finding, Severity } from '../rules/finding';
import type { CheckResult } from '../workspace/result';
import { SEVERITIES, type WriteContext } from './context';
import { escapeMarkdown, markdownCode } from './escape';
import { closingSentences } from './summary';

const HEADINGS: Record<Severity, string> = {
  error: 'Errors',
  warning: 'Warnings',
  information: 'Notes',
  hint: 'Hints',
};

/** The result as Markdown for a pull request or a job summary: counts, then one table per severity. */
export function writeMarkdown(result: CheckResult, context: WriteContext): string {
  const open = result.findings.filter((finding) => !finding.waived);
  const waived = result.findings.filter((finding) => finding.waived);
  const closing = closingSentences(result, context.leftOut).join(' ');
  const out = ['# AI governance check', '', `${closing.charAt(0).toUpperCase()}${closing.slice(1)}`, ''];
  out.push(`As of ${result.asOf}.`, '');
  for (const advice of result.summary.advice) out.push(`> ${escapeMarkdown(advice)}`, '');
  for (const severity of SEVERITIES) {
    const findings = open.filter((finding) => finding.severity === severity);
    if (findings.length === 0) continue;
    out.push(`## ${HEADINGS[severity]}`, '', '| Place | Finding | Rule |', '| --- | --- | --- |');
    for (const finding of findings)
      out.push(
        `| ${place(finding, context)} | ${escapeMarkdown(finding.message)} | ${rule(finding, context)} |`,
      );
    out.push('');
  }
  if (waived.length > 0) {
    out.push('## Waived', '', '| Place | Finding | Reason | Rule |', '| --- | --- | --- | --- |');
    for (const finding of waived)
      out.push(
        `| ${place(finding, context)} | ${escapeMarkdown(finding.message)} | ${waiver(finding)} | ${rule(finding, context)} |`,
      );
    out.push('');
  }
  return `${out.join('\n').trimEnd()}\n`;
}

function place(finding: Finding, context: WriteContext): string {
  const { line, character } = finding.range.start;
  const cell = finding.cell === undefined ? '' : ` (cell ${finding.cell + 1})`;
  return markdownCode(`${context.prefix}${finding.path}${cell}:${line + 1}:${character + 1}`);
}

function rule(finding: Finding, context: WriteContext): string {
  const facts = context.rules.get(finding.rule);
  const name = escapeMarkdown(finding.rule);
  return facts ? `[${name}](${facts.url})` : name;
}

function waiver({ waived }: Finding): string {
  if (!waived) return '';
  const by = waived.by ? ` (${waived.by})` : '';
  const until = waived.until ? `, until ${waived.until}` : '';
  return escapeMarkdown(`${waived.reason}${by}${until}`);
}
