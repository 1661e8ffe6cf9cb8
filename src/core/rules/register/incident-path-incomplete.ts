import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, onSystem, openGround, weighed } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'incident-path-incomplete',
  on: 'obligation',
  title: 'What happens when a system goes wrong is not recorded, or was never tried out',
  why: 'In an incident there is no time to find out whom to call; a path that was never walked does not hold.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.8.4', 'iso-42001:10.2', 'eu-ai-act:art-73', 'nist-ai-rmf:MANAGE-4.3'],
  fixable: false,
  messages: {
    missing:
      '{system} ({class} risk) has no incident path, so nobody knows whom to call when it does harm. Record `incidentPath.procedure` or `incidentPath.contact`, and the day of a drill.',
    drill:
      'The incident path of {system} ({class} risk) was never tried out. Hold a drill and record its day as `incidentPath.drill`.',
    stale:
      'The last drill of the incident path of {system} was long ago: {reason}. Hold one and record its day as `incidentPath.drill`.',
  },
  check(obligation, register) {
    const { requirement } = obligation;
    if (requirement.id !== 'incidentPath' || requirement.demand.byOrganization) return [];
    const weight = weighed(obligation, register);
    const gaps = gapsOf(obligation).map(({ need }) => need?.id);
    if (gaps.includes('path')) return [{ ...onSystem(obligation, 'missing', ['incidentPath']), ...weight }];
    if (gaps.length > 0) return [{ ...onSystem(obligation, 'drill', ['incidentPath', 'drill']), ...weight }];
    const old = openGround(obligation, 'stale');
    if (!old) return [];
    return [{ ...onSystem(obligation, 'stale', ['incidentPath', 'drill'], { reason: old.text }), ...weight }];
  },
};
