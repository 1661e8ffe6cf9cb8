import type { Finding, Severity } from '../rules/finding';
import { joined } from '../text/joined';
import { comparePositions } from '../text/positions';
import type { Steps } from '../text/steps';
import type { CheckResult } from './result';

/** The findings of one file, in the order of their places. */
export interface FileFindings {
  /** What the parts of the workspace gave, in the order in which they were asked. */
  given: readonly (readonly Finding[])[];
  sorted: readonly Finding[];
  counts: Counts;
}

type Counts = Pick<CheckResult['summary'], 'bySeverity' | 'byRule'>;

/**
 * Puts the findings of parts together, file by file in the order of the paths. A file to which all of them give the same
 * lists as before is left as it is, the same object.
 * @param parts the findings that each gives, by path
 */
export function* findingsByFile(
  parts: readonly ReadonlyMap<string, readonly Finding[]>[],
  before: ReadonlyMap<string, FileFindings>,
): Steps<Map<string, FileFindings>> {
  const given = new Map<string, (readonly Finding[])[]>();
  for (const files of parts)
    for (const [path, findings] of files) {
      const same = given.get(path);
      if (same) same.push(findings);
      else given.set(path, [findings]);
    }
  const found = new Map<string, FileFindings>();
  for (const path of [...given.keys()].sort()) {
    const lists = given.get(path)!;
    const known = before.get(path);
    const same = known?.given.length === lists.length && known.given.every((list, i) => list === lists[i]);
    found.set(path, same ? known : inOrder(lists));
    yield;
  }
  return found;
}

function inOrder(given: readonly (readonly Finding[])[]): FileFindings {
  const sorted = joined(given).sort(byPlace);
  const counts = noCounts();
  for (const { severity, rule, waived } of sorted) {
    if (waived) continue;
    counts.bySeverity[severity]++;
    counts.byRule[rule] = (counts.byRule[rule] ?? 0) + 1;
  }
  return { given, sorted, counts };
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function noCounts(): Counts {
  return { bySeverity: { error: 0, warning: 0, information: 0, hint: 0 }, byRule: {} };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    (a.cell ?? -1) - (b.cell ?? -1) ||
    comparePositions(a.range.start, b.range.start) ||
    comparePositions(a.range.end, b.range.end) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
  );
}

/** How many findings of all files count, by severity and by rule, waived ones left out. */
export function countsOf(files: Iterable<FileFindings>): Counts {
  const all = noCounts();
  for (const { counts } of files) {
    for (const severity of severities) all.bySeverity[severity] += counts.bySeverity[severity];
    for (const rule in counts.byRule) all.byRule[rule] = (all.byRule[rule] ?? 0) + counts.byRule[rule]!;
  }
  return all;
}
