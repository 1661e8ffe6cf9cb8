import { words } from '../../catalogue/metrics';
import type { Cell } from '../csv';
import { cellText, keep, type Reader, takeCell } from '../reading';
import type { GroupResult } from '../result';

/** The verdict columns of Aequitas for the disparities that they judge. */
const VERDICTS: Readonly<Record<string, string>> = {
  ppr_disparity: 'Statistical Parity',
  pprev_disparity: 'Impact Parity',
  fdr_disparity: 'FDR Parity',
  fpr_disparity: 'FPR Parity',
  for_disparity: 'FOR Parity',
  fnr_disparity: 'FNR Parity',
};

/**
 * Tables of Aequitas: a row a group, with `attribute_name`, `attribute_value` and `…_disparity` against the reference
 * group. One result an attribute and disparity: the value farthest from 1. `score_threshold` is where the model
 * decides, not a limit of the test.
 */
export const reader: Reader = {
  id: 'aequitas',
  title: 'Aequitas',
  syntax: 'table',
  matches({ table }) {
    const names = (table?.header ?? []).map(({ text }) => text.trim());
    return (
      names.includes('attribute_name') &&
      names.includes('attribute_value') &&
      names.some((name) => name.endsWith('_disparity'))
    );
  },
  read({ table }, into) {
    if (!table) return;
    const columns = table.header.map(({ text }) => text.trim());
    const cell = (row: readonly Cell[], name: string): Cell | undefined => row[columns.indexOf(name)];
    const byAttribute = new Map<string, Cell[][]>();
    for (const row of table.rows) {
      const name = cellText(cell(row, 'attribute_name'));
      if (name === undefined) continue;
      byAttribute.set(name, [...(byAttribute.get(name) ?? []), row]);
    }
    for (const [attribute, rows] of byAttribute)
      for (const column of columns.filter((name) => name.endsWith('_disparity'))) {
        const groups: GroupResult[] = [];
        let worst: { value: number; cell: Cell } | undefined;
        let verdict: { held: boolean; cell: Cell } | undefined;
        for (const row of rows) {
          const name = cellText(cell(row, 'attribute_value'));
          const value = takeCell(into, cell(row, column));
          const n = takeCell(into, cell(row, 'group_size'));
          const at = cell(row, column);
          if (name === undefined || !at) continue;
          groups.push({
            name,
            ...(value === undefined ? {} : { value }),
            ...(n === undefined ? {} : { n }),
            span: at.span,
          });
          if (value !== undefined && (!worst || distance(value) > distance(worst.value)))
            worst = { value, cell: at };
          const said = cell(row, VERDICTS[column] ?? '');
          const text = words(said?.text ?? '');
          if (said && (text === 'false' || (text === 'true' && !verdict)))
            verdict = { held: text === 'true', cell: said };
        }
        const first = rows[0]?.[0];
        const header = table.header[columns.indexOf(column)];
        if (!first || !header) continue;
        const sizes = groups.map(({ n }) => n);
        const model = cell(rows[0]!, 'model_id');
        keep(into, {
          kind: 'bias',
          metric: column,
          attribute,
          groups,
          ...(worst ? { value: worst.value } : {}),
          ...(sizes.every((n) => n !== undefined)
            ? { sampleSize: sizes.reduce((sum, n) => sum + n, 0) }
            : {}),
          model: cellText(model),
          tool: 'Aequitas',
          ...(verdict ? { outcome: verdict.held ? ('passed' as const) : ('failed' as const) } : {}),
          span: { start: first.span.start, end: rows.at(-1)?.at(-1)?.span.end ?? first.span.end },
          places: {
            metric: header.span,
            ...(worst ? { value: worst.cell.span } : {}),
            ...(verdict ? { outcome: verdict.cell.span } : {}),
            ...(model && cellText(model) ? { model: model.span } : {}),
          },
        });
      }
    into.complete &&= table.complete;
  },
};

/** How far a ratio lies from 1, on either side alike. */
function distance(ratio: number): number {
  return ratio > 0 ? Math.abs(Math.log(ratio)) : Number.POSITIVE_INFINITY;
}
