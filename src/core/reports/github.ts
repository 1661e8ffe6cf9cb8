import type { Finding } from '../rules/finding';
import { counted, listed } from '../text/phrases';
import type { CheckResult } from '../workspace/result';
import { compareFindings, physicalRange, severityRank, type WriteContext } from './context';
import { printable, printablePath } from './display';
import { closingSentences } from './summary';

/** GitHub shows so many annotations of each kind for one step of a job, and silently drops the rest. */
const LIMIT = 10;

type Kind = 'error' | 'warning' | 'notice';

/**
 * Workflow commands of GitHub Actions that annotate the changed files. The most severe findings come first; those
 * beyond the limit are listed as plain lines of the log, and a closing line says so.
 */
export function writeGithub(result: CheckResult, context: WriteContext): string {
  const open = result.findings
    .filter((finding) => !finding.waived)
    .sort((a, b) => severityRank(a.severity) - severityRank(b.severity) || compareFindings(a, b));
  const shown: Record<Kind, number> = { error: 0, warning: 0, notice: 0 };
  const over: Record<Kind, number> = { error: 0, warning: 0, notice: 0 };
  const annotations: string[] = [];
  const rest: string[] = [];
  for (const finding of open) {
    const kind = kindOf(finding);
    if (shown[kind] < LIMIT) {
      shown[kind]++;
      annotations.push(annotation(finding, kind, context));
    } else {
      over[kind]++;
      rest.push(plainLine(finding, context.prefix));
    }
  }
  const closing = [closingSentences(result, context.leftOut).join(' ')];
  const hidden = (['error', 'warning', 'notice'] as const).flatMap((kind) =>
    over[kind] > 0 ? [counted(over[kind], kind)] : [],
  );
  if (hidden.length > 0)
    closing.push(
      `GitHub shows at most ${LIMIT} errors, ${LIMIT} warnings and ${LIMIT} notices for one step: ${listed(hidden)} stand only in this log.`,
    );
  for (const advice of result.summary.advice) closing.push(harmless(`Advice: ${printable(advice)}`));
  return `${[...annotations, ...rest, ...closing.map(firstUpper)].join('\n')}\n`;
}

function kindOf(finding: Finding): Kind {
  return finding.severity === 'error' || finding.severity === 'warning' ? finding.severity : 'notice';
}

function annotation(finding: Finding, kind: Kind, context: WriteContext): string {
  const { start, end } = physicalRange(finding, context);
  const properties = [
    ['file', context.prefix + finding.path],
    ['line', String(start.line + 1)],
    ['endLine', String(end.line + 1)],
    // Columns count only within one line.
    ...(start.line === end.line && 'character' in start && 'character' in end
      ? [
          ['col', String(start.character + 1)],
          ['endColumn', String(Math.max(start.character, end.character - 1) + 1)],
        ]
      : []),
    ['title', finding.rule],
  ];
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(value ?? '')}`).join(',');
  return `::${kind} ${list}::${escapeData(finding.message)}`;
}

/** A dash in front keeps a file name from being read as a workflow command. */
function plainLine(finding: Finding, prefix: string): string {
  const { line, character } = finding.range.start;
  const place = `${printablePath(prefix + finding.path)}:${line + 1}:${character + 1}`;
  return harmless(
    `- ${place}: ${finding.severity}: ${printable(finding.message)} [${printable(finding.rule)}]`,
  );
}

/** The runner looks for its older `##[command]` form anywhere in a line. */
function harmless(line: string): string {
  return line.replaceAll('##[', '## [');
}

function escapeData(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replaceAll('##[', '## [');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function firstUpper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
