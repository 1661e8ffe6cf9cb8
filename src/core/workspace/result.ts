import type { Finding, Severity } from '../rules/finding';

/** What a check of a workspace yields; `aims check --format json` prints it as it is. */
export interface CheckResult {
  schemaVersion: 1;
  tool: { name: 'aims-steward'; version: string };
  /** The date that validity is judged by, `YYYY-MM-DD`. */
  asOf: string;
  /** The root as the host names it. */
  root: string;
  files: { path: string; kind: string; format: string }[];
  findings: Finding[];
  summary: {
    bySeverity: Record<Severity, number>;
    byRule: Record<string, number>;
    /** Checks that lacked their data and stayed silent. */
    unknown: number;
    advice: string[];
  };
}
