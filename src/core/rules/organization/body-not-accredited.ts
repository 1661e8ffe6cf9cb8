import { entriesAt, onRecord, placeOn, textIn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'body-not-accredited',
  on: 'record',
  kinds: ['certification'],
  looks: 'record',
  title: 'A certification body was chosen that is not accredited',
  why: 'A certificate is worth what its accreditation is worth to those who ask for it.',
  severity: always('information'),
  confidence: 'high',
  controls: [],
  fixable: false,
  messages: {
    chosen:
      '{body} was chosen for {name}, and it is recorded as not accredited. Check its accreditation for ISO/IEC 42001, or choose another body.',
  },
  check(record) {
    return entriesAt(record, 'bodiesCompared').flatMap(({ entry, route }) => {
      if (entry.chosen !== true || entry.accredited !== false) return [];
      const field = [...route, 'accredited'];
      return [
        {
          ...onRecord(record, 'chosen', field, { body: textIn(entry, 'name') ?? 'A body' }),
          place: placeOn(record, field, 'value'),
        },
      ];
    });
  },
};
