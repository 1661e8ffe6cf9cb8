import type { Cell } from '../csv';
import { cellText, dayInText, keep, type Reader, takeCell } from '../reading';

/** `emissions.csv` of CodeCarbon: a row a run, emissions in kilograms of CO₂ equivalent, energy in kilowatt-hours. */
export const reader: Reader = {
  id: 'codecarbon',
  title: 'CodeCarbon',
  syntax: 'table',
  matches({ table }) {
    const names = (table?.header ?? []).map(({ text }) => text.trim());
    return ['timestamp', 'project_name', 'emissions', 'energy_consumed'].every((name) =>
      names.includes(name),
    );
  },
  read({ table }, into) {
    if (!table) return;
    const columns = table.header.map(({ text }) => text.trim());
    for (const row of table.rows) {
      const cell = (name: string): Cell | undefined => row[columns.indexOf(name)];
      const date = cell('timestamp');
      for (const [metric, unit] of [
        ['emissions', 'kg CO₂ equivalent'],
        ['energy_consumed', 'kWh'],
      ] as const) {
        const at = cell(metric);
        if (!at || !date) continue;
        keep(into, {
          kind: 'energy',
          metric,
          unit,
          task: [cellText(cell('project_name')), cellText(cell('run_id'))].filter(Boolean).join(', '),
          value: takeCell(into, at),
          date: dayInText(cellText(date)),
          tool: 'CodeCarbon',
          toolVersion: cellText(cell('codecarbon_version')),
          span: { start: row[0]!.span.start, end: row.at(-1)!.span.end },
          places: {
            value: at.span,
            date: date.span,
            ...(cell('codecarbon_version') ? { tool: cell('codecarbon_version')!.span } : {}),
          },
        });
      }
    }
    into.complete &&= table.complete;
  },
};
