import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { isClassed, isMissing, onSystem, openGround } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'register-entry-stale',
  on: 'obligation',
  title: 'The entry of a system was not confirmed recently',
  why: 'A register is trusted only while somebody says now and then that its entries are still right.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:8.1', 'iso-42001:7.5.3', 'iso-42001:A.4.2'],
  fixable: false,
  messages: {
    stale:
      'The entry of {system} was last confirmed long ago ({reason}), so it may no longer be right. Read it through, correct it, and record `confirmed` with who and the day.',
    never:
      'Nobody has confirmed yet that the entry of {system} is right. Read it through and record `confirmed` with who and the day.',
  },
  check(obligation) {
    if (obligation.requirement.id !== 'ownership') return [];
    const old = openGround(obligation, 'stale');
    if (old) return [onSystem(obligation, 'stale', ['confirmed'], { reason: old.text })];
    const others = ['owner', 'purpose', 'ourRole', 'affectedPeople'];
    // An entry with gaps is not yet one to confirm.
    if (!isClassed(obligation) || !isMissing(obligation, 'confirmed')) return [];
    if (others.some((need) => isMissing(obligation, need))) return [];
    return [{ ...onSystem(obligation, 'never', ['confirmed']), severity: 'hint' }];
  },
};
