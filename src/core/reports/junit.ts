import type { Finding } from '../rules/finding';
import type { CheckResult } from '../workspace/result';
import { compareText, fails, type WriteContext } from './context';
import { escapeXml } from './escape';

/**
 * The result as JUnit XML: one suite per file, one case per finding. Findings that fail the check are failures,
 * waived ones are skipped, the others passed with a note; a file without findings is one passed case. No times are
 * written, so that the same input gives the same bytes.
 */
export function writeJunit(result: CheckResult, context: WriteContext): string {
  const byPath = new Map<string, Finding[]>(result.files.map((file) => [file.path, []]));
  for (const finding of result.findings) {
    const list = byPath.get(finding.path);
    if (list) list.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  const suites = [...byPath].sort(([a], [b]) => compareText(a, b));
  const failing = result.findings.filter((finding) => fails(finding, context.failOn)).length;
  const skipped = result.findings.filter((finding) => finding.waived).length;
  const tests = suites.reduce((sum, [, findings]) => sum + Math.max(1, findings.length), 0);
  const out = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="aims check" tests="${tests}" failures="${failing}" skipped="${skipped}" errors="0">`,
  ];
  for (const [path, findings] of suites) out.push(...suiteLines(path, findings, context));
  out.push('</testsuites>');
  return `${out.join('\n')}\n`;
}

function suiteLines(path: string, findings: readonly Finding[], context: WriteContext): string[] {
  const name = escapeXml(context.prefix + path);
  const failing = findings.filter((finding) => fails(finding, context.failOn)).length;
  const skipped = findings.filter((finding) => finding.waived).length;
  const out = [
    `  <testsuite name="${name}" tests="${Math.max(1, findings.length)}" failures="${failing}" skipped="${skipped}" errors="0">`,
  ];
  if (findings.length === 0)
    out.push(`    <testcase classname="${name}" name="no findings" file="${name}"/>`);
  for (const finding of findings) out.push(...caseLines(finding, name, context));
  out.push('  </testsuite>');
  return out;
}

function caseLines(finding: Finding, file: string, context: WriteContext): string[] {
  const { line, character } = finding.range.start;
  const cell = finding.cell === undefined ? '' : `cell ${finding.cell + 1}, `;
  const label = escapeXml(`${finding.rule} (${cell}${line + 1}:${character + 1})`);
  const text = escapeXml(`${finding.severity}: ${finding.message}`);
  const body = finding.waived
    ? `<skipped message="${escapeXml(`waived: ${finding.waived.reason}`)}"/>`
    : fails(finding, context.failOn)
      ? `<failure type="${finding.severity}" message="${escapeXml(finding.message)}">${file}:${line + 1}:${character + 1}: ${text}</failure>`
      : `<system-out>${text}</system-out>`;
  return [
    `    <testcase classname="${file}" name="${label}" file="${file}" line="${line + 1}">`,
    `      ${body}`,
    '    </testcase>',
  ];
}
