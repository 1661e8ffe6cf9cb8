import type { Metric } from '../metrics';

/** Where values of a metric lie; null where there is no bound. */
export const UNIT: Metric['range'] = [0, 1];
export const SIGNED: Metric['range'] = [-1, 1];
export const POSITIVE: Metric['range'] = [0, null];
export const ANY: Metric['range'] = [null, null];

/** A metric as the tables hold it; `aliases` are separated by commas. */
export type Row = readonly [
  id: string,
  title: string,
  better: Metric['better'],
  range: Metric['range'],
  explanation: string,
  aliases: string,
];
