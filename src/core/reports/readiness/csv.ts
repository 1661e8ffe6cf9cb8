import { csvRow } from '../escape';
import type { ReadinessReport } from './report';

const HEAD = [
  'manifest',
  'stage',
  'requirement',
  'title',
  'system',
  'serves',
  'state',
  'due',
  'owner',
  'path',
  'line',
];

/** One row per requirement (RFC 4180), with the place of its first ground. */
export function readinessCsv(report: ReadinessReport): string {
  const rows = report.registers.flatMap(({ manifest, stages }) =>
    stages.flatMap(({ stage, items }) =>
      items.map((item) => [
        manifest,
        String(stage),
        item.requirement,
        item.title,
        item.system ?? '',
        item.serves.join('; '),
        item.state,
        item.due ?? '',
        item.owner ?? '',
        item.grounds[0]?.path ?? '',
        item.grounds[0]?.line === undefined ? '' : String(item.grounds[0].line),
      ]),
    ),
  );
  return [HEAD, ...rows].map(csvRow).join('');
}
