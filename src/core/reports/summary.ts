import type { Finding, Severity } from '../rules/finding';
import { counted, listed } from '../text/phrases';
import type { CheckResult } from '../workspace/result';
import { compareFindings, compareText, SEVERITIES } from './context';

/** How often each severity occurs, waived findings left out: `2 errors and 1 hint`; `no findings` for none. */
export function countsPhrase(findings: readonly Finding[]): string {
  const parts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => !finding.waived && finding.severity === severity).length;
    return count === 0 ? [] : [countOf(count, severity)];
  });
  return parts.length === 0 ? 'no findings' : listed(parts);
}

function countOf(count: number, severity: Severity): string {
  return severity === 'information' ? counted(count, 'note') : counted(count, severity);
}

/**
 * The closing sentences of a check: counts, waived and left-out findings, checks without data, what can be fixed.
 * The advice for the workspace is not among them.
 */
export function closingSentences(result: CheckResult, leftOut: number): string[] {
  const open = result.findings.filter((finding) => !finding.waived);
  const files = new Set(open.map((finding) => finding.path)).size;
  const checked = counted(result.files.length, 'document');
  const sentences =
    open.length > 0
      ? [`${countsPhrase(open)} in ${counted(files, 'file')}; ${checked} checked.`]
      : [`No findings; ${checked} checked.`];
  const waived = result.findings.length - open.length;
  if (waived > 0) sentences.push(`${counted(waived, 'finding')} waived.`);
  if (leftOut > 0) sentences.push(`${counted(leftOut, 'finding')} left out by --baseline or --since.`);
  const { unknown } = result.summary;
  if (unknown > 0)
    sentences.push(`${counted(unknown, 'check')} lacked the data to decide and stayed silent.`);
  const fixable = open.filter((finding) => finding.fixes.some((fix) => fix.safe)).length;
  if (fixable > 0) sentences.push(`${fixable} can be fixed with "aims fix".`);
  return sentences;
}

/**
 * A result with only some of its findings, files and findings in the order of every listing, the counts made anew. Waived findings
 * stay in the list and are not counted.
 */
export function withFindings(result: CheckResult, findings: readonly Finding[]): CheckResult {
  const sorted = [...findings].sort(compareFindings);
  const bySeverity: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  const rules = new Map<string, number>();
  for (const finding of sorted) {
    if (finding.waived) continue;
    bySeverity[finding.severity]++;
    rules.set(finding.rule, (rules.get(finding.rule) ?? 0) + 1);
  }
  const byRule = Object.fromEntries([...rules].sort(([a], [b]) => compareText(a, b)));
  const files = [...result.files].sort((a, b) => compareText(a.path, b.path));
  return { ...result, files, findings: sorted, summary: { ...result.summary, bySeverity, byRule } };
}
