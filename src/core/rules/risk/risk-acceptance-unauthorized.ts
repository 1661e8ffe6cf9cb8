import { textAt } from '../../register/fields';
import { dayAt, onRecord, placeOn } from '../register/record-finding';
import { sameWho, stakeOf, whoRecord } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { appetiteFor, isOpen, residual, severityOfRisk } from './risks';

export const rule: RecordRule = {
  slug: 'risk-acceptance-unauthorized',
  on: 'record',
  kinds: ['risk'],
  looks: 'links',
  title: 'A risk above the appetite is accepted by somebody who may not',
  why: 'Acceptance means that the organization bears the risk; the risk method says who can say so in its name.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.3', 'iso-42001:5.3', 'nist-ai-rmf:MANAGE-1.4'],
  fixable: false,
  messages: {
    other:
      'The risk "{name}" is at {score}, above the {limit} that a risk owner may accept, and was accepted by {who}. The risk method leaves that to {allowed}: have it accepted there.',
    early:
      'The risk "{name}" was accepted on {accepted}, before it was assessed on {assessed}. Have the new assessment accepted.',
  },
  check(record, register) {
    if (!isOpen(record)) return [];
    const who = textAt(record.value, 'accepted.by');
    if (who === undefined) return [];
    const stake = stakeOf(register, record);
    const more = { systems: stake.systems, ...severityOfRisk(stake) };
    const left = residual(record);
    const { acceptUpTo, acceptedBy } = appetiteFor(register, record);
    if (left && acceptUpTo !== undefined && acceptedBy !== undefined && left.score > acceptUpTo) {
      // Who is not in the register cannot be compared.
      const known = whoRecord(register, who) && whoRecord(register, acceptedBy);
      if (known && !sameWho(register, who, acceptedBy))
        return [
          {
            ...onRecord(
              record,
              'other',
              ['accepted', 'by'],
              { score: left.score, limit: acceptUpTo, who, allowed: acceptedBy },
              more,
            ),
            place: placeOn(record, ['accepted', 'by'], 'value'),
          },
        ];
    }
    const accepted = dayAt(record, 'accepted.on');
    const assessed = dayAt(record, 'assessedOn');
    if (!accepted || !assessed || accepted >= assessed) return [];
    return [
      {
        ...onRecord(record, 'early', ['accepted', 'on'], { accepted, assessed }, more),
        place: placeOn(record, ['accepted', 'on'], 'value'),
        related: [{ place: placeOn(record, ['assessedOn'], 'value'), message: 'The newer assessment' }],
      },
    ];
  },
};
