import type { Confidence, Finding, Fix, Severity } from '../rules/finding';
import type { LineIndex, Range } from '../text/positions';

/** What the writers need to know of a rule; the registry of rules gives it. */
export interface RuleFacts {
  slug: string;
  /** One sentence without the names of a particular finding. */
  summary: string;
  /** Where its page stands. */
  url: string;
  /** The severity where it matters most, for viewers that list rules without findings. */
  severity: Severity | 'off';
  confidence: Confidence;
  controls: readonly string[];
}

/** Replacements in one file, in the positions of the file as it was checked. */
export interface FileReplacements {
  path: string;
  edits: readonly { range: Range; newText: string }[];
}

/** What surrounds a result when it is written: lookups that the host provides, and how it is to look. */
export interface WriteContext {
  rules: ReadonlyMap<string, RuleFacts>;
  /** The text of a checked file, without BOM, and its lines; undefined when it can no longer be read as text. */
  source(path: string): { text: string; lines: LineIndex } | undefined;
  /**
   * The 0-based line of a notebook's file that holds a line of a cell's source, for viewers that know no cells;
   * undefined where that is not known.
   */
  physicalLine(path: string, cell: number, line: number): number | undefined;
  /** The edits of a symbolic fix; undefined when it cannot be applied as text edits. */
  replacements(fix: Fix): readonly FileReplacements[] | undefined;
  /** Where the root lies within the repository (`''` or `services/ai/`): viewers of a repository count from its top. */
  prefix: string;
  /** Findings of this severity and above fail the check. */
  failOn: Severity | 'never';
  /** Text only: colours by ANSI codes. */
  colour: boolean;
  /** Text only: columns of the screen, for cutting source lines. */
  width: number;
  /** How many findings a baseline or `--since` left out, for the closing line. */
  leftOut: number;
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** 0 for the most severe. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** Whether a finding makes the check fail: severe enough and not waived. */
export function fails(finding: Finding, failOn: Severity | 'never'): boolean {
  return failOn !== 'never' && !finding.waived && severityRank(finding.severity) <= severityRank(failOn);
}

/** By path, place, rule and fingerprint: the order of every listing, independent of how the findings came about. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.path, b.path) ||
    (a.cell ?? -1) - (b.cell ?? -1) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    a.range.end.line - b.range.end.line ||
    a.range.end.character - b.range.end.character ||
    compareText(a.rule, b.rule) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

/**
 * A range as viewers count that know files only: of a notebook the whole physical lines, since columns of a cell's
 * source are none of the file; its first line where the lines are not known.
 */
export function physicalRange(
  { path, range, cell }: Pick<Finding, 'path' | 'range' | 'cell'>,
  context: Pick<WriteContext, 'physicalLine'>,
): Range | { start: { line: number }; end: { line: number } } {
  if (cell === undefined) return range;
  const start = context.physicalLine(path, cell, range.start.line) ?? 0;
  const end = context.physicalLine(path, cell, range.end.line) ?? start;
  return { start: { line: start }, end: { line: Math.max(start, end) } };
}

/** Order by UTF-16 units: the same on every machine, unlike an order by locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
