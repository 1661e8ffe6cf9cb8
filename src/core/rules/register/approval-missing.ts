import { valuesAt } from '../../register/fields';
import { systemOf } from '../../register/obligation';
import { blankFix } from '../fixing/skeleton';
import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, onGround, onSystem, openGround, weighed } from './obligation-finding';
import { wordOf } from './record-finding';

export const rule: ObligationRule = {
  slug: 'approval-missing',
  on: 'obligation',
  title: 'A system is in production without approval',
  why: 'Nothing enters production on the word of its maker alone; somebody else has to have looked at it.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.5', 'iso-42001:8.1', 'iso-42001:5.3', 'nist-ai-rmf:MANAGE-1.1'],
  fixable: true,
  messages: {
    missing:
      '{system} ({class} risk) is in {stage}, and no release is approved. Record the release under `releases` with `approval` by someone other than the owner.',
    stale:
      'The approval of {system} no longer covers it: {reason}. Have the system as it is now approved, and record it with the release.',
  },
  check(obligation, register) {
    const system = systemOf(obligation);
    if (obligation.requirement.id !== 'approval' || !system) return [];
    const weight = weighed(obligation, register);
    const old = openGround(obligation, 'stale');
    // What differs from what was approved is told by `approval-other-version`.
    if (old)
      return old.due ? [{ ...onGround(obligation, old, 'stale', { reason: old.text }), ...weight }] : [];
    // An approval by the owner is told by `approval-by-owner`.
    if (gapsOf(obligation).length === 0 || valuesAt(system.value, 'releases.approval.by').length > 0)
      return [];
    // Without a stage the most is asked for, and the message says so.
    const stage =
      wordOf(system.value.lifecycleStage) || 'operation as far as is known (no `lifecycleStage` is recorded)';
    const fixes = blankFix(system, [
      'releases.version',
      'releases.on',
      'releases.approval.by',
      'releases.approval.on',
    ]);
    return [{ ...onSystem(obligation, 'missing', ['releases'], { stage }), ...weight, fixes }];
  },
};
