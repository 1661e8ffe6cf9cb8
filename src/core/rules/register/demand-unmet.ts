import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { onGround, openGround } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'demand-unmet',
  on: 'obligation',
  title: 'A demand that the manifest adds is not met',
  why: 'What an organization asks of itself is as binding to an auditor as what a standard asks.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:8.1', 'iso-42001:6.1.3'],
  fixable: false,
  messages: {
    unmet:
      '{system} ({class} risk) does not meet "{title}", which the manifest demands: {reason}. Meet it, or change the demand under `requirements` with a reason.',
  },
  check(obligation) {
    const { requirement } = obligation;
    if (requirement.id === requirement.definition.id || !requirement.binding) return [];
    const open = (['failed', 'missing', 'stale', 'partial'] as const).flatMap(
      (state) => openGround(obligation, state) ?? [],
    )[0];
    if (!open) return [];
    return [
      onGround(obligation, open, 'unmet', {
        title: requirement.title,
        reason: open.text,
        topic: requirement.id,
      }),
    ];
  },
};
