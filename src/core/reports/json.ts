import type { Finding } from '../rules/finding';
import type { Range } from '../text/positions';
import type { CheckResult } from '../workspace/result';

/** The result as `schemas/output/check-output.schema.json` describes it, keys in one fixed order. */
export function writeJson(result: CheckResult): string {
  const { summary } = result;
  const out = {
    schemaVersion: result.schemaVersion,
    tool: { name: result.tool.name, version: result.tool.version },
    asOf: result.asOf,
    root: result.root,
    files: result.files.map(({ path, kind, format }) => ({ path, kind, format })),
    findings: result.findings.map(findingJson),
    summary: {
      bySeverity: {
        error: summary.bySeverity.error,
        warning: summary.bySeverity.warning,
        information: summary.bySeverity.information,
        hint: summary.bySeverity.hint,
      },
      byRule: summary.byRule,
      unknown: summary.unknown,
      advice: summary.advice,
    },
  };
  return `${JSON.stringify(out, null, 2)}\n`;
}

function findingJson(finding: Finding) {
  const { waived } = finding;
  return {
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    path: finding.path,
    range: rangeJson(finding.range),
    ...(finding.cell === undefined ? {} : { cell: finding.cell }),
    systems: finding.systems,
    controls: finding.controls,
    related: finding.related.map(({ path, range, cell, message }) => ({
      path,
      range: rangeJson(range),
      ...(cell === undefined ? {} : { cell }),
      message,
    })),
    fixes: finding.fixes.map(({ title, safe }) => ({ title, safe })),
    fingerprint: finding.fingerprint,
    ...(waived
      ? {
          waived: {
            reason: waived.reason,
            ...(waived.by === undefined ? {} : { by: waived.by }),
            ...(waived.until === undefined ? {} : { until: waived.until }),
          },
        }
      : {}),
  };
}

function rangeJson({ start, end }: Range) {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
