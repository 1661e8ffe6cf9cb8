import { valuesAt } from '../../register/fields';
import { systemOf } from '../../register/obligation';
import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { onGround } from './obligation-finding';
import { wordOf } from './record-finding';

/** Tests whose failure has a rule of its own. */
const told = ['bias', 'robustness', 'security'];

export const rule: ObligationRule = {
  slug: 'acceptance-not-met',
  on: 'obligation',
  title: 'An acceptance criterion is not met',
  why: 'A criterion that may be missed without a word is no criterion.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:A.6.2.5', 'nist-ai-rmf:MANAGE-1.1'],
  fixable: false,
  messages: {
    'not-met':
      '{system} ({class} risk) is in use although a criterion is missed: {reason}. Withdraw the release, meet the criterion, or have the deviation decided and say so in `approval.conditions`.',
  },
  check(obligation) {
    const { requirement, grounds } = obligation;
    const system = systemOf(obligation);
    if (requirement.id !== 'acceptance' || requirement.demand.strength !== 'required' || !system) return [];
    // Approved under conditions: the deviation was seen and decided.
    if (!requirement.binding || valuesAt(system.value, 'releases.approval.conditions').length > 0) return [];
    return grounds
      .filter(({ state, place }) => {
        if (state !== 'failed' || place.at !== 'route') return false;
        const [list, index] = place.route.slice(system.route.length);
        const tests = system.value.evidence as { kind?: unknown }[] | undefined;
        return list !== 'evidence' || !told.includes(wordOf(tests?.[Number(index)]?.kind));
      })
      .map((ground) => onGround(obligation, ground, 'not-met', { reason: ground.text }));
  },
};
