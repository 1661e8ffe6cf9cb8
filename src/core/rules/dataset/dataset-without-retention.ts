import { valuesAt } from '../../register/fields';
import { onRecord } from '../register/record-finding';
import { isUndecided, severityFor, stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { datasetLacks } from './datasets';

export const rule: RecordRule = {
  slug: 'dataset-without-retention',
  on: 'record',
  kinds: ['dataset'],
  looks: 'links',
  title: 'How long a dataset is kept is not stated',
  why: 'Personal data has to go when it is no longer needed; other data has to stay as long as a model must be explained.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:A.4.3', 'iso-42001:A.7.2'],
  fixable: false,
  messages: {
    missing:
      'Nothing says how long the dataset "{name}" is kept, so it is neither deleted in time nor kept for an audit. Record `retention`.',
    personal:
      'Nothing says how long the personal data in the dataset "{name}" is kept, and it must not be kept longer than needed. Record `personalData.retention` or `retention`.',
  },
  check(record, register, context) {
    if (!datasetLacks(record, 'retention', 'personalData.retention')) return [];
    const personal = valuesAt(record.value, 'personalData.used').includes(true);
    const stake = stakeOf(register, record);
    if (isUndecided(stake, context, rule.slug)) return [];
    const field = personal ? ['personalData', 'retention'] : ['retention'];
    // Public and published data is nobody's to delete.
    const severity = personal ? severityFor(stake) : { severity: 'hint' as const };
    return [
      onRecord(record, personal ? 'personal' : 'missing', field, {}, { systems: stake.systems, ...severity }),
    ];
  },
};
