import { metricOf, words } from '../catalogue/metrics';
import type { SourceDocument } from '../documents/document';
import { type DataNode, get, isList, isMap, isScalar, type Route, textOf } from '../documents/tree';
import type { Span } from '../text/positions';

/** A number that a card gives for a measure. */
export interface Claim {
  metric: string;
  /** As written, without a per cent sign. */
  written: string;
  /** The number, per cent already divided. */
  value: number;
  /** Written as a number of per cent. */
  percent: boolean;
  /** The data it is said to be measured on; undefined where the card does not tell. */
  dataset?: string;
  /** The group or slice it is said for. */
  slice?: string;
  span: Span;
  /** The way to the number in a card that is data. */
  route?: Route;
}

/** The numbers that a card gives for known measures, with their places; what could mean something else is left out. */
export function claimsIn(document: SourceDocument): Claim[] {
  const { tree } = document;
  if (document.format === 'cyclonedx') return cycloneDx(tree);
  if (document.format === 'model-card-toolkit') return toolkit(tree);
  const index = modelIndex(tree);
  return document.markdown ? [...index, ...inTables(document)] : index;
}

function claim(metric: string | undefined, node: DataNode | null | undefined, more: Partial<Claim>): Claim[] {
  if (metric === undefined || !metricOf(metric) || !isScalar(node)) return [];
  const number = numberIn(node.source);
  return number ? [{ metric, ...number, span: node.span, ...more }] : [];
}

/** A number as prose and tables write it; undefined for anything else. */
export function numberIn(source: string): Pick<Claim, 'written' | 'value' | 'percent'> | undefined {
  const match = /^\s*[*_`~≈]*\s*([-+]?\d*\.?\d+)\s?(%?)\s*[*_`]*\s*$/.exec(source.slice(0, 40));
  if (!match) return undefined;
  const [, written = '', sign] = match;
  return { written, value: Number(written) / (sign ? 100 : 1), percent: sign === '%' };
}

function listOf(node: DataNode | null | undefined): readonly DataNode[] {
  return isList(node) ? node.items : [];
}

/** `model-index[].results[].{dataset, metrics[]}` of the hub's metadata. */
function modelIndex(tree: DataNode | null): Claim[] {
  return listOf(get(tree, 'model-index')).flatMap((entry, i) =>
    listOf(get(entry, 'results')).flatMap((result, j) => {
      const set = get(result, 'dataset');
      const dataset = textOf(get(set, 'name')) ?? textOf(get(set, 'type'));
      return listOf(get(result, 'metrics')).flatMap((metric, k) =>
        claim(textOf(get(metric, 'type')) ?? textOf(get(metric, 'name')), get(metric, 'value'), {
          ...(dataset === undefined ? {} : { dataset }),
          route: ['model-index', i, 'results', j, 'metrics', k, 'value'],
        }),
      );
    }),
  );
}

/** `modelCard.quantitativeAnalysis.performanceMetrics[]` of the components of a CycloneDX inventory with one model. */
function cycloneDx(tree: DataNode | null): Claim[] {
  const components = listOf(get(tree, 'components')).map((node, i) => ({
    node,
    route: ['components', i] as Route,
  }));
  const top = get(get(tree, 'metadata'), 'component');
  const all = [...(top ? [{ node: top, route: ['metadata', 'component'] as Route }] : []), ...components];
  const models = all.filter(({ node }) => isMap(get(node, 'modelCard')));
  // With several models nothing tells which one a record means.
  if (models.length !== 1) return [];
  const { node, route } = models[0]!;
  const metrics = get(get(get(node, 'modelCard'), 'quantitativeAnalysis'), 'performanceMetrics');
  return performance(metrics, [...route, 'modelCard', 'quantitativeAnalysis', 'performanceMetrics']);
}

function toolkit(tree: DataNode | null): Claim[] {
  const metrics = get(get(tree, 'quantitative_analysis'), 'performance_metrics');
  return performance(metrics, ['quantitative_analysis', 'performance_metrics']);
}

function performance(metrics: DataNode | null | undefined, route: Route): Claim[] {
  return listOf(metrics).flatMap((metric, i) => {
    const slice = textOf(get(metric, 'slice'));
    return claim(textOf(get(metric, 'type')), get(metric, 'value'), {
      ...(slice === undefined ? {} : { slice }),
      route: [...route, i, 'value'],
    });
  });
}

/**
 * Rows of two columns in tables of a Markdown card, a measure and its number, and the columns of a table with a single
 * row of numbers. A measure that the tables give twice is left out: nothing tells which number is meant.
 */
function inTables({ text, markdown }: SourceDocument): Claim[] {
  const found: Claim[] = [];
  for (const block of markdown?.blocks ?? []) {
    if (block.type !== 'table') continue;
    const rows = rowsOf(text, block.span);
    const [header, ...body] = rows;
    if (!header) continue;
    if (header.length === 2)
      for (const row of [header, ...body]) {
        const [name, number] = row;
        if (row.length === 2 && name && number) found.push(...cellClaim(name.text, number));
      }
    else if (body.length === 1)
      header.forEach((name, i) => {
        const number = body[0]?.[i];
        if (number) found.push(...cellClaim(name.text, number));
      });
  }
  const counts = new Map<string, number>();
  const idOf = ({ metric }: Claim): string => metricOf(metric)?.id ?? words(metric);
  for (const each of found) counts.set(idOf(each), (counts.get(idOf(each)) ?? 0) + 1);
  return found.filter((each) => counts.get(idOf(each)) === 1);
}

interface TableCell {
  text: string;
  span: Span;
}

function cellClaim(name: string, cell: TableCell): Claim[] {
  const metric = name.replace(/[*_`]/g, '').trim();
  const number = numberIn(cell.text);
  if (!number || !metricOf(metric)) return [];
  const start = cell.span.start + cell.text.indexOf(number.written);
  return [{ metric, ...number, span: { start, end: start + number.written.length } }];
}

/** The cells of a table in pipes, without the line of dashes. */
function rowsOf(text: string, { start, end }: Span): TableCell[][] {
  const rows: TableCell[][] = [];
  let at = start;
  for (const line of text.slice(start, Math.min(end, start + 20_000)).split('\n')) {
    if (!/^[\s|:-]*$/.test(line)) {
      const cells: TableCell[] = [];
      let from = 0;
      for (let i = 0; i <= line.length; i++) {
        if (i < line.length && (line[i] !== '|' || line[i - 1] === '\\')) continue;
        const raw = line.slice(from, i);
        const inner = raw.trim();
        const edge = inner === '' && (cells.length === 0 || i === line.length);
        if (!edge) {
          const offset = at + from + (raw.length - raw.trimStart().length);
          cells.push({ text: inner, span: { start: offset, end: offset + inner.length } });
        }
        from = i + 1;
      }
      rows.push(cells);
    }
    at += line.length + 1;
  }
  return rows;
}

/**
 * Whether a measured value, rounded to the digits that the claim writes, is another number than the claim. A claim above
 * 1 for a share is read as per cent.
 * @returns the measured value as the claim would write it, where it differs
 */
export function measuredAs({ metric, written, percent, value }: Claim, measured: number): string | undefined {
  const share = metricOf(metric)?.range[1] === 1;
  const scaled = percent || (share && Math.abs(value) > 1 && Math.abs(measured) <= 1);
  const target = scaled ? measured * 100 : measured;
  const digits = (written.split('.')[1] ?? '').length;
  const half = 0.5 * 10 ** -digits;
  const claimed = Number(written);
  if (Math.abs(target - claimed) <= half * (1 + 1e-9) + 1e-12) return undefined;
  // Cut off instead of rounded is no other number.
  if (Math.abs(claimed) <= Math.abs(target) && Math.abs(target) < Math.abs(claimed) + 2 * half)
    return undefined;
  return target.toFixed(Math.min(digits, 10));
}
