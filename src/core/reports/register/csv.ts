import { OPEN } from '../../register/obligation';
import { csvRow } from '../escape';
import type { RegisterReport } from './report';

const HEAD = [
  'manifest',
  'id',
  'name',
  'riskClass',
  'decidedBy',
  'decidedOn',
  'owner',
  'stage',
  'origin',
  'purpose',
  'models',
  'datasets',
  'suppliers',
  'openObligations',
  'path',
  'line',
];

/** One row per system (RFC 4180), safe to open in a spreadsheet. */
export function registerCsv(report: RegisterReport): string {
  const rows = report.registers.flatMap((register) =>
    register.systems.map((system) => [
      register.manifest,
      system.id,
      system.name,
      system.riskClass?.class.text ?? '',
      system.riskClass?.decidedBy ?? '',
      system.riskClass?.decidedOn ?? '',
      system.owner?.text ?? '',
      system.stage?.text ?? '',
      system.origin ?? '',
      system.purpose?.text ?? '',
      system.models.map(({ id }) => id).join('; '),
      system.datasets.map(({ id }) => id).join('; '),
      system.suppliers.map(({ id }) => id).join('; '),
      system.obligations
        .filter(({ state, strength, binding }) => OPEN.includes(state) && strength === 'required' && binding)
        .map(({ requirement, state }) => `${requirement} ${state}`)
        .join('; '),
      system.path ?? '',
      system.line === undefined ? '' : String(system.line),
    ]),
  );
  return [HEAD, ...rows].map(csvRow).join('');
}
