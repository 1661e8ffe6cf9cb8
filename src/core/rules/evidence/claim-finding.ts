import type { Claim } from '../../evidence/claims';
import { placeOf } from '../../evidence/place';
import type { TestResult } from '../../evidence/result';
import type { FindingDraft, Fix, Place } from '../finding';
import type { CheckContext } from '../rule';

/** A result with the file that it was read from. */
export interface Measured {
  result: TestResult;
  path: string;
}

/** The finding on a number that differs from the measured one, with the fix that takes the latter. */
export function draftOf(
  claim: Claim,
  { result, path }: Measured,
  shown: string,
  place: Place,
  subject: FindingDraft['subject'],
  context: CheckContext,
): FindingDraft {
  const source = context.document(path);
  const claimed = claim.percent ? `${claim.written} %` : claim.written;
  const measured = claim.percent ? `${shown} %` : shown;
  const fix: Fix = {
    title: `Take the measured value ${shown}`,
    safe: false,
    steps:
      place.at === 'token'
        ? [
            {
              op: 'replace-token',
              path: place.path,
              token: place.token,
              ordinal: place.ordinal,
              span: place.span,
              text: shown,
            },
          ]
        : place.at === 'route'
          ? [
              {
                op: 'replace-value',
                path: place.path,
                route: place.route,
                value: claim.percent ? `${shown}%` : shown,
              },
            ]
          : [],
  };
  return {
    message: 'differs',
    args: { metric: claim.metric, claimed, measured, file: path, value: result.value ?? '' },
    subject,
    place,
    ...(source
      ? { related: [{ place: placeOf(source, result.places.value ?? result.span), message: 'measured' }] }
      : {}),
    fixes: [fix],
  };
}
