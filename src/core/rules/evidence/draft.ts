import { metricOf } from '../../catalogue/metrics';
import type { EvidenceFile, TestResult } from '../../evidence/result';
import { entryLines } from '../fixing/write';

/** What a draft takes over from the record that names the report. */
export interface DraftContext {
  system?: string;
  model?: string;
  modelVersion?: string;
}

/** What a result must tell to count, with the words for a comment where the report does not tell it. */
const WANTED: readonly [field: string, hint: string][] = [
  ['modelVersion', 'the version that was tested'],
  ['dataset', 'the id or name of the data it was measured on'],
  ['date', 'the day on which it was measured, as 2026-03-02'],
];

/**
 * The text of an evidence file that holds what was understood of a report, with a comment for each thing that a result
 * must tell and the report does not. A person fills these in; nothing is guessed.
 */
export function draftEvidence(file: EvidenceFile, context: DraftContext): string {
  const results = file.results.filter(({ metric }) => metric !== undefined);
  const shared: Record<string, string> = {};
  for (const field of ['dataset', 'modelVersion', 'date', 'tool'] as const) {
    const values = new Set(results.map((result) => result[field]));
    const [only] = values;
    if (values.size === 1 && only !== undefined) shared[field] = only;
  }
  const head = { ...context, ...shared };
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const lines = [
    `# Results of ${name.replace(/[\r\n]/g, ' ')}, as far as they were understood.`,
    'aimsEvidence: 1',
  ];
  for (const [field, value] of Object.entries(head)) lines.push(...entryLines(field, value));
  for (const [field, hint] of WANTED) if (!Object.hasOwn(head, field)) lines.push(`# ${field}: ${hint}`);
  lines.push('results:');
  if (results.length === 0)
    lines.push('  # - kind: bias', '  #   metric:', '  #   value:', '  #   threshold:');
  for (const result of results) lines.push(...resultLines(result, shared));
  return `${lines.join('\n')}\n`;
}

function resultLines(result: TestResult, shared: Readonly<Record<string, string>>): string[] {
  const { groups, threshold, metricId } = result;
  const values = groups.filter(({ value }) => value !== undefined);
  const sizes = groups.filter(({ n }) => n !== undefined);
  const item: Record<string, unknown> = { kind: result.kind, metric: result.metric };
  if (result.attribute !== undefined) item.attribute = result.attribute;
  if (values.length > 0) item.values = Object.fromEntries(values.map(({ name, value }) => [name, value]));
  else if (groups.length > 0) item.groups = groups.map(({ name }) => name);
  if (result.value !== undefined) item.value = result.value;
  if (result.unit !== undefined) item.unit = result.unit;
  if (threshold) item.threshold = threshold;
  if (sizes.length > 0 && sizes.length === groups.length)
    item.sampleSize = Object.fromEntries(sizes.map(({ name, n }) => [name, n]));
  else if (result.sampleSize !== undefined) item.sampleSize = result.sampleSize;
  for (const field of ['dataset', 'modelVersion', 'date', 'tool'] as const)
    if (result[field] !== undefined && shared[field] === undefined) item[field] = result[field];
  const lines = Object.entries(item).flatMap(([key, value]) => entryLines(key, value));
  if (!threshold) {
    const better = metricId === undefined ? undefined : metricOf(metricId)?.better;
    lines.push(
      `# threshold: the limit that was set before the test${better === 'higher' ? ', at least' : better === 'lower' || better === 'zero' ? ', at most' : ''}`,
    );
  }
  if (item.sampleSize === undefined) lines.push('# sampleSize: the number of cases behind the value');
  return lines.map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`));
}
