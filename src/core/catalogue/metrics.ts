import { metrics as known } from './metrics/index';

/** A measure that tools and reports name, with what its numbers mean. */
export interface Metric {
  id: string;
  /** As prose names it. */
  title: string;
  /** The kind of test that it is a result of. */
  kind: 'bias' | 'performance' | 'robustness' | 'security' | 'safety' | 'calibration' | 'drift' | 'energy';
  /** Which values are good: low, high, near 0 (a difference), near 1 (a ratio), or neither by itself. */
  better: 'lower' | 'higher' | 'zero' | 'one' | 'none';
  /** The values that are possible; null where there is no bound. */
  range: readonly [min: number | null, max: number | null];
  /** In one or two plain sentences. */
  explanation: string;
  /** Other names, as words in lower case. */
  aliases: readonly string[];
  /** A rate of a group or of all: by groups of people it shows a difference, alone it shows none. */
  rate?: boolean;
}

/** All known metrics. */
export const metrics: readonly Metric[] = known;

const byName = new Map<string, Metric>();
for (const metric of known)
  for (const name of [metric.id, metric.title, ...metric.aliases])
    if (!byName.has(words(name))) byName.set(words(name), metric);
const byId = new Map(known.map((metric) => [metric.id, metric]));

/** The metric with this id. */
export function findMetric(id: string): Metric | undefined {
  return byId.get(id);
}

/** What stands before a metric's name in tools: the split it was measured on, or how it was averaged. */
const BEFORE =
  /^(?:eval|test|val|valid|validation|train|training|overall|mean|avg|average|final|best|max|macro|micro|weighted)\s/;
const AFTER = /\s(?:score|value|none|macro|micro|weighted|overall|mean|pp|pct|percent)$/;

/**
 * The metric that a name means: `demographic_parity_difference`, `Equalized Odds`, `acc,none`, `test_f1`; undefined
 * where none is known. CamelCase is taken apart.
 */
export function metricOf(name: string): Metric | undefined {
  if (name.length > 120) return undefined;
  let key = words(name);
  for (let i = 0; i < 3; i++) {
    const found = byName.get(key);
    if (found) return found;
    const shorter = key.replace(BEFORE, '').replace(AFTER, '');
    if (shorter === key) return undefined;
    key = shorter;
  }
  return byName.get(key);
}

/** A name as words in lower case: without punctuation, brackets and the seams of camelCase. */
export function words(name: string): string {
  return name
    .replace(/\([^()]*\)/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}²]+/gu, ' ')
    .trim();
}
