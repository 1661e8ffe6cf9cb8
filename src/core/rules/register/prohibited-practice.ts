import { textAt } from '../../register/fields';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { nameOf, onRecord, placeOn } from './record-finding';
import { tierOfSystem } from './relations';

/** Decisions that say nothing today. */
const NOT_IN_FORCE: readonly unknown[] = ['proposed', 'superseded', 'rejected'];

export const rule: RecordRule = {
  slug: 'prohibited-practice',
  on: 'record',
  kinds: ['system'],
  looks: 'links',
  title: 'A prohibited practice is not stopped',
  why: 'Article 5 of the EU AI Act forbids the practice: no test, approval or waiver makes up for it, only the decision to stop.',
  severity: always('error'),
  confidence: 'high',
  controls: ['eu-ai-act:art-5', 'iso-42001:A.9.2', 'nist-ai-rmf:MANAGE-2.4'],
  fixable: false,
  messages: {
    class:
      '{name} is classed as a prohibited practice and is still in {stage}. Decide to stop it: add a decision with `effect: stop` that names the system, and take it out of operation.',
    check:
      'The Article 5 check of {name} found "{result}", a prohibited practice, but its risk class is {class}. Have the class decided again; where the finding holds, stop the system and record the decision with `effect: stop`.',
  },
  check(record, register) {
    if (!record.complete || !register.complete || stopped(record)) return [];
    // A decision to stop discharges it, whatever else is open.
    const decided = [...register.links.incoming(record).map(({ from }) => from)].some(
      (from) =>
        from?.kind === 'decision' &&
        from.value.effect === 'stop' &&
        !NOT_IN_FORCE.includes(from.value.status),
    );
    if (decided) return [];
    const stage = textAt(record.value, 'lifecycleStage') ?? 'use';
    if (tierOfSystem(register, record) === 'prohibited')
      return [
        {
          ...onRecord(record, 'class', ['riskClass', 'class'], { stage }),
          place: placeOn(record, ['riskClass', 'class'], 'value'),
          systems: [record.id],
        },
      ];
    const result = textAt(record.value, 'riskClass.article5Check.result')?.trim();
    if (result === undefined || /^(none|no|nothing|not applicable|n\/?a|false|-)$/i.test(result)) return [];
    if (!/\d|art|^[a-h]$/i.test(result)) return [];
    return [
      {
        ...onRecord(record, 'check', ['riskClass', 'article5Check', 'result'], {
          result: result.length > 60 ? `${result.slice(0, 57)}…` : result,
          class: textAt(record.value, 'riskClass.class') ?? 'undecided',
        }),
        place: placeOn(record, ['riskClass', 'article5Check', 'result'], 'value'),
        systems: [record.id],
        related: record.node
          ? [
              {
                place: placeOn(record, ['riskClass', 'class'], 'value'),
                message: `The class of ${nameOf(record)}`,
              },
            ]
          : [],
      },
    ];
  },
};

/** Taken out of operation, or never begun. */
function stopped({ value }: { value: Record<string, unknown> }): boolean {
  return textAt(value, 'lifecycleStage') === 'retirement' && textAt(value, 'retirement.on') !== undefined;
}
