import { onRecord } from '../register/record-finding';
import { isUndecided, severityFor, stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { datasetLacks } from './datasets';

export const rule: RecordRule = {
  slug: 'dataset-without-provenance',
  on: 'record',
  kinds: ['dataset'],
  looks: 'links',
  title: 'Where a dataset comes from is not stated',
  why: 'Data of unknown origin may be unlawful, biased or poisoned, and nobody can go back to its source.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.7.5', 'iso-42001:A.7.3', 'eu-ai-act:art-10'],
  fixable: false,
  messages: {
    missing:
      'The dataset "{name}" does not say where it comes from, so nobody can judge whether it may be used. Record `source`, and under `provenance` the steps from there to here.',
  },
  check(record, register, context) {
    if (!datasetLacks(record, 'provenance', 'source', 'supplier')) return [];
    const stake = stakeOf(register, record);
    if (isUndecided(stake, context, rule.slug)) return [];
    return [
      onRecord(record, 'missing', ['provenance'], {}, { systems: stake.systems, ...severityFor(stake) }),
    ];
  },
};
