import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, onGround, onSystem, openGround, weighed } from './obligation-finding';
import { recordFix } from './record-fix';

export const rule: ObligationRule = {
  slug: 'training-missing',
  on: 'obligation',
  title: 'No training covers those who own, oversee and use a system',
  why: 'Oversight by people who were not taught what the system can and cannot do is oversight on paper.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:7.2', 'iso-42001:7.3', 'iso-42001:A.4.6', 'eu-ai-act:art-4'],
  fixable: true,
  messages: {
    missing:
      '{system} ({class} risk) is named by no training, so nothing shows that its people know what it can and cannot do. Add a record under `training` that names the system in `systems`, with its `records`.',
    incomplete:
      'The training for {system} is not shown: {reason}. Add to `records` who or how many were trained, and the day.',
    stale:
      'The training for {system} was long ago: {reason}. Hold it again and add the day to `records` of the training.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'training') return [];
    const weight = weighed(obligation, register);
    const old = openGround(obligation, 'stale');
    if (old) return [{ ...onSystem(obligation, 'stale', [], { reason: old.text }), ...weight }];
    const part = openGround(obligation, 'partial');
    if (part) return [{ ...onGround(obligation, part, 'incomplete', { reason: part.text }), ...weight }];
    if (gapsOf(obligation).length === 0) return [];
    const fixes = recordFix(register, obligation, 'training', 'training', 'a training', {
      name: null,
      audience: null,
      owner: null,
      records: [{ count: null, of: null, on: null }],
    });
    return [{ ...onSystem(obligation, 'missing', []), ...weight, fixes }];
  },
};
