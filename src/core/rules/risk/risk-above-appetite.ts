import { riskMethodIn } from '../../register/extends';
import { has, onRecord, placeOn } from '../register/record-finding';
import { stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { appetiteFor, isOpen, residual, severityOfRisk } from './risks';

export const rule: RecordRule = {
  slug: 'risk-above-appetite',
  on: 'record',
  kinds: ['risk'],
  looks: 'links',
  title: 'What is left of a risk is more than the appetite, and nobody accepted it',
  why: 'The risk method says how much may remain; more than that needs the acceptance of whoever may give it.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.1', 'iso-42001:6.1.3', 'iso-42001:8.3', 'nist-ai-rmf:MAP-1.5'],
  fixable: false,
  messages: {
    above:
      'The risk "{name}" is at {score} after treatment, above the {limit} that a risk owner may accept. Treat it further, or have it accepted by {who} and record `accepted`.',
    never:
      'The risk "{name}" is at {score}, above the {limit} that nobody may accept. Treat it further, or stop what causes it.',
  },
  check(record, register) {
    if (!isOpen(record) || record.value.opportunity === true || record.value.treatment === 'pursue')
      return [];
    const left = residual(record);
    if (!left) return [];
    const { acceptUpTo, acceptedBy, neverAbove } = appetiteFor(register, record);
    const stake = stakeOf(register, record);
    const more = {
      systems: stake.systems,
      related: [
        {
          place: {
            path: riskMethodIn(register)?.path ?? register.path,
            at: 'route',
            route: ['riskMethod', 'appetite'],
            part: 'key',
          } as const,
          message: 'The appetite of the risk method',
        },
      ],
      ...severityOfRisk(stake),
    };
    const speak = (message: string, limit: number, severity: object) => [
      {
        ...onRecord(
          record,
          message,
          [left.rating],
          { score: left.score, limit, who: acceptedBy ?? 'whoever the risk method names' },
          { ...more, ...severity },
        ),
        place: placeOn(record, [left.rating]),
      },
    ];
    if (neverAbove !== undefined && left.score > neverAbove)
      return speak(
        'never',
        neverAbove,
        stake.systems.length > 0 && !stake.underway ? {} : { severity: 'error' },
      );
    if (acceptUpTo === undefined || left.score <= acceptUpTo) return [];
    if (has(record, 'accepted') || !record.complete) return [];
    return speak('above', acceptUpTo, {});
  },
};
