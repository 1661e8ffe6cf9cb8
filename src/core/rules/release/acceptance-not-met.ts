import { entriesAt, onRecord, placeOn, textIn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { latestRelease } from './releases';

export const rule: RecordRule = {
  slug: 'acceptance-not-met',
  on: 'record',
  kinds: ['system'],
  looks: 'record',
  title: 'A release went out although a criterion was not met',
  why: 'A criterion that may be missed without a word is no criterion.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:A.6.2.5', 'nist-ai-rmf:MANAGE-1.1'],
  fixable: false,
  messages: {
    'not-met':
      'Release {version} of {name} does not meet "{criterion}". Withdraw it, meet the criterion, or have the deviation decided and say so in `approval.conditions`.',
  },
  check(record) {
    const latest = latestRelease(record);
    if (!latest || conditional(latest.entry)) return [];
    return entriesAt(record, 'releases').flatMap(({ entry, route }) => {
      if (entry !== latest.entry) return [];
      const criteria = Array.isArray(entry.criteria) ? (entry.criteria as unknown[]) : [];
      return criteria.flatMap((item, i) => {
        if (typeof item !== 'object' || item === null) return [];
        const criterion = item as Record<string, unknown>;
        if (criterion.met !== false) return [];
        const field = [...route, 'criteria', i, 'met'];
        return [
          {
            ...onRecord(
              record,
              'not-met',
              field,
              { version: textIn(entry, 'version') ?? '', criterion: textIn(criterion, 'name') ?? '' },
              { systems: [record.id] },
            ),
            place: placeOn(record, field, 'value'),
          },
        ];
      });
    });
  },
};

/** Approved under conditions: the deviation was seen and decided. */
function conditional(release: Record<string, unknown>): boolean {
  const approval = release.approval as Record<string, unknown> | undefined;
  return Array.isArray(approval?.conditions) && approval.conditions.length > 0;
}
