import type { Severity } from '../rules/finding';
import type { CheckResult } from '../workspace/result';
import { physicalRange, type WriteContext } from './context';

const SEVERITY: Record<Severity, string> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

/** A GitLab Code Quality report (a subset of the Code Climate issue format). Waived findings are left out. */
export function writeGitlab(result: CheckResult, context: WriteContext): string {
  const times = new Map<string, number>();
  const issues = result.findings
    .filter((finding) => !finding.waived)
    .map((finding) => {
      // GitLab drops issues whose fingerprint it has already seen.
      const nth = (times.get(finding.fingerprint) ?? 0) + 1;
      times.set(finding.fingerprint, nth);
      const { start, end } = physicalRange(finding, context);
      return {
        type: 'issue',
        check_name: finding.rule,
        description: finding.message,
        categories: ['Compatibility'],
        severity: SEVERITY[finding.severity],
        fingerprint: nth === 1 ? finding.fingerprint : `${finding.fingerprint}-${nth}`,
        location: {
          path: context.prefix + finding.path,
          lines: { begin: start.line + 1, end: end.line + 1 },
        },
      };
    });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
