import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'objective-value-stale',
  on: 'obligation',
  title: 'An objective has no recent value',
  why: 'An objective that is not measured is a wish.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:6.2', 'iso-42001:9.1'],
  fixable: false,
  messages: {
    open: 'An objective of {organization} has no recent value: {reason}. Measure it, and add the value with its day to `values`.',
  },
  check(obligation, register) {
    // Without an objective there is nothing to measure.
    if (obligation.grounds.every(({ record }) => record === undefined)) return [];
    return dutyFindings(obligation, register, ['objectiveValues'], {
      missing: 'open',
      partial: 'open',
      stale: 'open',
    });
  },
};
