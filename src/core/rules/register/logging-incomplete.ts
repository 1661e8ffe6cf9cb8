import { parseInterval } from '../../catalogue/dates';
import { textAt } from '../../register/fields';
import { systemOf } from '../../register/obligation';
import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, gapTitles, onSystem, weighed } from './obligation-finding';

/** Days in a unit, at least: a month has no fewer than 28. */
const days = { hour: 1 / 24, day: 1, week: 7, month: 28, year: 365 };

export const rule: ObligationRule = {
  slug: 'logging-incomplete',
  on: 'obligation',
  title: 'The event logs of a system are not described, or not kept for long enough',
  why: 'What a system did can be followed afterwards only from logs that were written and are still there.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.8', 'eu-ai-act:art-12', 'eu-ai-act:art-19'],
  fixable: false,
  messages: {
    missing:
      'The logging of {system} ({class} risk) lacks {fields}. Record `logging.events` with what is logged, and `logging.retention` with how long it is kept.',
    short:
      'The logs of {system} are kept for {retention}; Article 19 of the EU AI Act asks for six months at least for {class} risk. Keep them longer, or have the reason written down.',
  },
  check(obligation, register) {
    const { requirement, state } = obligation;
    const system = systemOf(obligation);
    if (requirement.id !== 'logging' || !system) return [];
    const gaps = gapsOf(obligation);
    if (gaps.length > 0)
      return [
        {
          ...onSystem(obligation, 'missing', ['logging', gaps[0]?.need?.id ?? 'events'], {
            fields: gapTitles(gaps),
          }),
          ...weighed(obligation, register),
        },
      ];
    const retention = textAt(system.value, 'logging.retention');
    const read = retention === undefined ? undefined : parseInterval(retention);
    if (!retention || !read || requirement.demand.strength !== 'required' || state === 'not-applicable')
      return [];
    // Half a year is 181 days at least; six months are as good, whatever months they are.
    const enough = read.unit === 'month' ? read.count >= 6 : read.count * days[read.unit] >= 181;
    if (enough) return [];
    return [
      {
        ...onSystem(obligation, 'short', ['logging', 'retention'], { retention }),
        place: {
          path: system.path,
          at: 'route',
          route: [...system.route, 'logging', 'retention'],
          part: 'value',
        },
        ...weighed(obligation, register),
      },
    ];
  },
};
