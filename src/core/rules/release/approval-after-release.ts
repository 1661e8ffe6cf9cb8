import { dayOf, entriesAt, onRecord, placeOn, textIn } from '../register/record-finding';
import { severityFor, stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'approval-after-release',
  on: 'record',
  kinds: ['system'],
  looks: 'record',
  title: 'A release was approved only after it went into operation',
  why: 'An approval that comes afterwards has decided nothing; until it came, nobody answered for what was in operation.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.5', 'iso-42001:8.1', 'nist-ai-rmf:MANAGE-1.1'],
  fixable: false,
  messages: {
    late: 'Release {version} of {name} went into operation on {released} and was approved on {approved}. Correct the day that is wrong; if both are right, record a nonconformity, so that the next release waits for its approval.',
  },
  check(record, register) {
    return entriesAt(record, 'releases').flatMap(({ entry, route }) => {
      const released = dayOf(entry.on);
      const { approval } = entry;
      if (released === undefined || typeof approval !== 'object' || approval === null) return [];
      const approved = dayOf((approval as Record<string, unknown>).on);
      if (approved === undefined || approved <= released) return [];
      const field = [...route, 'approval', 'on'];
      return [
        {
          ...onRecord(
            record,
            'late',
            field,
            { version: textIn(entry, 'version') ?? '', released, approved },
            { systems: [record.id], ...severityFor(stakeOf(register, record)) },
          ),
          place: placeOn(record, field, 'value'),
          related: [{ place: placeOn(record, [...route, 'on'], 'value'), message: 'The day of the release' }],
        },
      ];
    });
  },
};
