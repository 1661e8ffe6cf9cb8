import { metricOf } from '../../catalogue/metrics';
import { isSensitive } from '../attributes';
import type { Cell, CsvTable } from '../csv';
import { cellText, keep, kindOfName, type Reader, type ResultSource, takeCell } from '../reading';
import type { TestKind } from '../result';

/**
 * Tables by group, as Fairlearn's `MetricFrame.by_group` and many scripts write them: the first columns name the
 * attributes and groups, the others are known measures.
 */
export const byGroup: Reader = {
  id: 'fairlearn',
  title: 'Fairlearn',
  syntax: 'table',
  matches: (source) => {
    const { table } = source;
    if (!table || table.rows.length < 2 || table.rows.length > 200) return false;
    const keys = keyColumns(table);
    if (keys === 0 || keys === table.header.length) return false;
    const names = table.header.slice(keys);
    const known = names.filter(({ text }) => metricOf(text) !== undefined);
    const first = table.header[0]?.text.trim() ?? '';
    if (first === '' || metricOf(first)) return false;
    return (
      known.length >= 1 &&
      known.length * 2 >= names.filter(({ text }) => !isCount(text)).length &&
      (isSensitive(first) || source.bound || /fair|bias|group/i.test(source.path))
    );
  },
  read({ table, path }, into) {
    if (!table) return;
    const keys = keyColumns(table);
    const attribute = table.header
      .slice(0, keys)
      .map(({ text }) => text.trim())
      .join(', ');
    const counts = table.header.findIndex(({ text }, i) => i >= keys && isCount(text));
    table.header.forEach((header, column) => {
      if (column < keys || column === counts || isCount(header.text)) return;
      const groups = table.rows.flatMap((row) => {
        const name = row
          .slice(0, keys)
          .map(({ text }) => text.trim())
          .join(', ');
        const cell = row[column];
        const value = takeCell(into, cell);
        const n = counts < 0 ? undefined : takeCell(into, row[counts]);
        return cell
          ? [
              {
                name,
                ...(value === undefined ? {} : { value }),
                ...(n === undefined ? {} : { n }),
                span: cell.span,
              },
            ]
          : [];
      });
      const sizes = groups.map((group) => ('n' in group ? group.n : undefined));
      keep(into, {
        kind: kindOfTable(attribute, path),
        metric: header.text.trim(),
        attribute,
        groups,
        ...(sizes.length > 0 && sizes.every((n) => n !== undefined)
          ? { sampleSize: sizes.reduce((sum, n) => sum + n, 0) }
          : {}),
        span: { start: header.span.start, end: groups.at(-1)?.span.end ?? header.span.end },
        places: { metric: header.span, ...(table.header[0] ? { groups: table.header[0].span } : {}) },
      });
    });
    into.complete &&= table.complete;
  },
};

/** A table by group of people is one of bias; by any other slice it is one of performance. */
function kindOfTable(attribute: string, path: string): TestKind {
  return isSensitive(attribute) || kindOfName(path.slice(path.lastIndexOf('/') + 1)) === 'bias'
    ? 'bias'
    : 'performance';
}

/** Tables of two columns, measure and value, as pandas writes a series: `MetricFrame.overall`, AIF360's metrics. */
export const twoColumns: Reader = {
  id: 'metric-table',
  title: 'a table of measures',
  syntax: 'table',
  matches(source) {
    const pairs = pairsOf(source);
    return pairs.length > 0 && pairs.filter(([name]) => metricOf(name.text)).length * 2 > pairs.length;
  },
  read(source, into) {
    for (const [name, cell] of pairsOf(source)) {
      const metric = metricOf(name.text);
      const value = takeCell(into, cell);
      keep(into, {
        kind: metric?.kind ?? kindOfName(name.text) ?? 'performance',
        metric: name.text.trim(),
        value,
        span: { start: name.span.start, end: cell.span.end },
        places: { metric: name.span, value: cell.span },
      });
    }
  },
};

function pairsOf({ table }: ResultSource): [Cell, Cell][] {
  if (table?.header.length !== 2 || table.rows.length === 0 || table.rows.length > 100) return [];
  const head: [Cell, Cell] = [table.header[0]!, table.header[1]!];
  const rows = table.rows.flatMap((row): [Cell, Cell][] =>
    row.length === 2 && cellText(row[0]) ? [[row[0]!, row[1]!]] : [],
  );
  if (rows.length !== table.rows.length) return [];
  // Without a header, the first line is a measure with its value.
  return metricOf(head[0].text) && /\d/.test(head[1].text) ? [head, ...rows] : rows;
}

const NUMERIC = /^\s*[-+]?(?:\d+(?:[.,]\d+)?(?:e[-+]?\d+)?\s*%?|nan)\s*$/i;

/** How many columns at the left hold names rather than numbers. */
function keyColumns({ header, rows }: CsvTable): number {
  const isKey = (column: number): boolean =>
    rows.some((row) => cellText(row[column]) !== undefined && !NUMERIC.test(row[column]?.text ?? '')) ||
    (column === 0 && isSensitive(header[0]?.text ?? ''));
  let count = 0;
  while (count < header.length && count < 4 && isKey(count)) count++;
  return count;
}

/** Whether a column or key counts cases. */
export function isCount(name: string): boolean {
  return /^(?:n|count|counts|size|support|samples?|cases|num(?:ber)?_?(?:samples|cases|of_samples)?|n_?(?:samples|cases|obs)?|sample_?(?:size|count)|group_?size|total|n_total|observations|(?:cases|n|samples|num)_?evaluated)$/i.test(
    name.trim(),
  );
}
