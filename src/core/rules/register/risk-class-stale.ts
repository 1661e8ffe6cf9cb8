import { systemOf } from '../../register/obligation';
import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { onSystem, openGround } from './obligation-finding';
import { dayAt } from './record-finding';

export const rule: ObligationRule = {
  slug: 'risk-class-stale',
  on: 'obligation',
  title: 'A risk class was decided long ago or before a change',
  why: 'Use, model and law change; a class speaks for the system that was looked at.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.2', 'iso-42001:8.2', 'eu-ai-act:art-6'],
  fixable: false,
  messages: {
    stale:
      'The risk class of {system} may no longer hold: {reason}. Have it decided anew, and record `riskClass.decidedBy` and `riskClass.decidedOn`.',
    due: 'The risk class of {system} was to be looked at again by {day}. Have it decided anew, and record `riskClass.decidedOn` and the next `riskClass.reviewBy`.',
  },
  check(obligation, _register, { asOf }) {
    if (obligation.requirement.id !== 'riskClass') return [];
    const system = systemOf(obligation);
    const day = system && dayAt(system, 'riskClass.reviewBy');
    const decided = system && dayAt(system, 'riskClass.decidedOn');
    if (day && day < asOf && !(decided && decided >= day))
      return [onSystem(obligation, 'due', ['riskClass', 'reviewBy'], { day })];
    const old = openGround(obligation, 'stale');
    return old ? [onSystem(obligation, 'stale', ['riskClass', 'decidedOn'], { reason: old.text })] : [];
  },
};
