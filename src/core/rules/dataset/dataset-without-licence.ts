import { has, onRecord, wordOf } from '../register/record-finding';
import { isUndecided, severityFor, stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { cardOf, datasetLacks } from './datasets';

export const rule: RecordRule = {
  slug: 'dataset-without-licence',
  on: 'record',
  kinds: ['dataset'],
  looks: 'links',
  title: 'By what right a dataset is used is not stated',
  why: 'Data may be used only as its licence, contract or owner allows; a model cannot unlearn what it should not have seen.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.7.3', 'iso-42001:A.7.5', 'eu-ai-act:art-10'],
  fixable: false,
  messages: {
    missing:
      'The dataset "{name}" has no licence, so nobody knows whether it may be used. Record `licence`, with `licenceTerms` where it is a contract or your own data, or state the licence in its card.',
  },
  check(record, register, context) {
    if (!datasetLacks(record, 'licence', 'licenceTerms', 'acquisition.basis')) return [];
    // The card is the source of the licence; without one there, `card-license-missing` speaks of it.
    const { card, unread } = cardOf(register, record, context);
    if (card || unread) return [];
    const stake = stakeOf(register, record);
    if (isUndecided(stake, context, rule.slug)) return [];
    const more = { systems: stake.systems, ...severityFor(stake) };
    const own =
      has(record, 'acquisition') &&
      record.value.supplier === undefined &&
      ['extract', 'user-provided', 'collected'].includes(
        wordOf((record.value.acquisition as Record<string, unknown>).method),
      );
    // What was drawn from one's own systems needs no licence of another; its terms are worth a hint.
    return [onRecord(record, 'missing', ['licence'], {}, own ? { ...more, severity: 'hint' } : more)];
  },
};
