import { csvRow } from '../escape';
import type { SoaReport } from './report';

const HEAD = [
  'manifest',
  'control',
  'title',
  'applicable',
  'justification',
  'drivers',
  'risks',
  'status',
  'due',
  'state',
  'owner',
  'evidence',
  'path',
  'line',
];

/** One row per control (RFC 4180), safe to open in a spreadsheet. */
export function soaCsv(report: SoaReport): string {
  const rows = report.registers.flatMap((register) =>
    [...register.controls, ...register.own].map((control) => [
      register.manifest,
      control.control,
      control.title,
      control.applicable === undefined ? '' : control.applicable ? 'yes' : 'no',
      control.justification?.text ?? '',
      control.drivers.join('; '),
      control.risks.join('; '),
      control.status ?? '',
      control.due ?? '',
      control.state,
      control.owner ?? '',
      control.evidence.join('; '),
      control.path ?? '',
      control.line === undefined ? '' : String(control.line),
    ]),
  );
  return [HEAD, ...rows].map(csvRow).join('');
}
