import { derogationGrounds } from '../../catalogue/eu-ai-act';
import { valuesAt } from '../../register/fields';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { has, lacks, onRecord, placeOn } from './record-finding';

export const rule: RecordRule = {
  slug: 'derogation-without-grounds',
  on: 'record',
  kinds: ['system'],
  looks: 'record',
  title: 'A derogation from high risk is claimed without grounds, or for profiling',
  why: 'Article 6(3) of the EU AI Act allows the derogation on four grounds only, documented beforehand, and never where natural persons are profiled.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['eu-ai-act:art-6-3', 'iso-42001:6.1.2'],
  fixable: false,
  messages: {
    profiling:
      '{name} claims the derogation of Article 6(3), but it profiles people, and then it stays high-risk. Take the derogation out and have the class decided again.',
    grounds:
      '{name} claims the derogation of Article 6(3) without saying on which ground. Record `grounds` with one or more of {allowed}, and the `explanation`.',
    explanation:
      '{name} claims the derogation of Article 6(3) without saying why its grounds hold. Record `explanation` or `document`.',
  },
  check(record) {
    if (!has(record, 'riskClass.derogation')) return [];
    const field = ['riskClass', 'derogation'];
    const systems = [record.id];
    const profiles = ['riskClass.derogation.profiling', 'decisionMaking.profiling'].filter((path) =>
      valuesAt(record.value, path).includes(true),
    );
    if (profiles.length > 0)
      return [
        onRecord(
          record,
          'profiling',
          field,
          {},
          {
            severity: 'error',
            systems,
            related: profiles.map((path) => ({
              place: placeOn(record, path.split('.'), 'value'),
              message: 'People are profiled, says this field',
            })),
          },
        ),
      ];
    if (lacks(record, 'riskClass.derogation.grounds'))
      return [
        onRecord(
          record,
          'grounds',
          field,
          { allowed: Object.keys(derogationGrounds).join(', ') },
          { systems },
        ),
      ];
    if (lacks(record, 'riskClass.derogation.explanation', 'riskClass.derogation.document'))
      return [onRecord(record, 'explanation', field, {}, { systems })];
    return [];
  },
};
