import { textAt } from '../../register/fields';
import { onRecord, placeOn, textIn } from '../register/record-finding';
import { sameWho } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { latestRelease } from './releases';

export const rule: RecordRule = {
  slug: 'approval-by-owner',
  on: 'record',
  kinds: ['system'],
  looks: 'links',
  title: 'A release is approved by the owner of the system',
  why: 'Whoever answers for the success of a system is the wrong person to judge alone whether it may go out.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.5', 'iso-42001:5.3', 'iso-42001:A.3.2'],
  fixable: false,
  messages: {
    owner:
      'Release {version} of {name} is approved by {who}, who owns the system, so nobody else has looked at it. Have it approved by another person, role or body.',
    holder:
      'Release {version} of {name} is approved by {who}, and the owner {owner} is the same person. Have it approved by somebody else.',
  },
  check(record, register) {
    const owner = textAt(record.value, 'owner');
    const latest = latestRelease(record);
    if (owner === undefined || !latest) return [];
    const approval = latest.entry.approval;
    if (typeof approval !== 'object' || approval === null) return [];
    const who = textIn(approval as Record<string, unknown>, 'by');
    if (who === undefined || !sameWho(register, who, owner)) return [];
    const field = [...latest.route, 'approval', 'by'];
    const plain = (text: string): string => text.slice(text.indexOf('/') + 1);
    return [
      {
        ...onRecord(
          record,
          plain(who) === plain(owner) ? 'owner' : 'holder',
          field,
          { version: textIn(latest.entry, 'version') ?? '', who, owner },
          { systems: [record.id] },
        ),
        place: placeOn(record, field, 'value'),
        related: [{ place: placeOn(record, ['owner'], 'value'), message: 'The owner' }],
      },
    ];
  },
};
