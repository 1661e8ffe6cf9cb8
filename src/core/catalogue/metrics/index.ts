import type { Metric } from '../metrics';
import { calibration, drift, energy, robustness, safety, security } from './behaviour';
import { fairness, rates } from './fairness';
import { performance } from './performance';

const groups = {
  bias: fairness,
  rates,
  performance,
  robustness,
  security,
  safety,
  calibration,
  drift,
  energy,
};

/** The metrics that are known by name, with their aliases in lower case and words. */
export const metrics: readonly Metric[] = Object.entries(groups).flatMap(([group, rows]) =>
  rows.map(([id, title, better, range, explanation, aliases]) => ({
    id,
    title,
    kind: (group === 'rates' ? 'performance' : group) as Metric['kind'],
    better,
    range,
    explanation,
    aliases: aliases === '' ? [] : aliases.split(', '),
    ...(group === 'rates' ? { rate: true } : {}),
  })),
);
