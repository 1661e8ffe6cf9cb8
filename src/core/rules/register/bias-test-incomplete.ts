import { findRecord } from '../../register/register';
import type { ObligationRule } from '../rule';
import { onGround, openGround } from './obligation-finding';
import { missingPartsFix } from './test-fixes';

export const rule: ObligationRule = {
  slug: 'bias-test-incomplete',
  on: 'obligation',
  title: 'A bias test lacks what makes it a test',
  why: 'A number without its groups, threshold, sample size, dataset, model version or date proves nothing and cannot be repeated.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:A.5.4', 'eu-ai-act:art-15', 'nist-ai-rmf:MEASURE-2.11'],
  fixable: true,
  messages: {
    incomplete:
      'The bias test of {system} lacks {fields}, so it does not count yet. Add what is missing to this result.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'biasTest') return [];
    const ground = openGround(obligation, 'partial');
    if (!ground) return [];
    const draft = onGround(obligation, ground, 'incomplete', { fields: ground.text });
    const index = ground.place.at === 'route' ? ground.place.route.at(-1) : undefined;
    const { record: found } = ground;
    const record = found && findRecord(register, found.kind, found.id);
    const fixes = record && typeof index === 'number' ? missingPartsFix(register, record, index) : [];
    return [{ ...draft, fixes }];
  },
};
