import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'management-review-stale',
  on: 'obligation',
  title: 'No management review was held in time',
  why: 'The review is where those at the top see how the management system does, and decide what it needs.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:9.3.1', 'iso-42001:9.3.3', 'iso-42001:5.1'],
  fixable: false,
  messages: {
    never:
      'The top management of {organization} has not reviewed the management system yet. Hold a review, and record it under `managementReviews` with its inputs and decisions.',
    stale:
      'The last management review of {organization} was long ago: {reason}. Hold one, and record it under `managementReviews`.',
  },
  check(obligation, register) {
    return dutyFindings(
      obligation,
      register,
      ['managementReview'],
      { missing: 'never', stale: 'stale' },
      { missing: 'information' },
    );
  },
};
