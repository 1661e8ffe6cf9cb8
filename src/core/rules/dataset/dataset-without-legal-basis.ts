import { valuesAt } from '../../register/fields';
import { onRecord } from '../register/record-finding';
import { stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { datasetLacks } from './datasets';

export const rule: RecordRule = {
  slug: 'dataset-without-legal-basis',
  on: 'record',
  kinds: ['dataset'],
  looks: 'links',
  title: 'A dataset holds personal data without a legal basis',
  why: 'Personal data may be used only on a legal basis, and to train a model is a use of its own.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.7.2', 'iso-42001:A.7.3', 'eu-ai-act:art-10', 'nist-ai-rmf:MEASURE-2.10'],
  fixable: false,
  messages: {
    missing:
      'The dataset "{name}" holds personal data, and no legal basis for its use is stated. Record `personalData.legalBasis`, such as contract, consent or legitimate interest.',
    special:
      'The dataset "{name}" holds special categories of personal data ({categories}), and no legal basis for their use is stated. Record `personalData.legalBasis` with the condition that allows it.',
  },
  check(record, register) {
    const special = valuesAt(record.value, 'personalData.special')
      .flat()
      .filter((each) => typeof each === 'string');
    const used = valuesAt(record.value, 'personalData.used')[0];
    if (used !== true && !(used === undefined && special.length > 0)) return [];
    if (!datasetLacks(record, 'personalData.legalBasis')) return [];
    const { systems } = stakeOf(register, record);
    return [
      onRecord(
        record,
        special.length > 0 ? 'special' : 'missing',
        ['personalData', 'legalBasis'],
        { categories: special.join(', ') },
        { systems },
      ),
    ];
  },
};
