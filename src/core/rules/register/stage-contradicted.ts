import { textAt } from '../../register/fields';
import type { FindingDraft } from '../finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { dayAt, dayOf, entriesAt, onRecord, placeOn, textIn } from './record-finding';

export const rule: RecordRule = {
  slug: 'stage-contradicted',
  on: 'record',
  kinds: ['system'],
  looks: 'record',
  title: 'The life-cycle stage of a system contradicts its history',
  why: 'What a system must show depends on its stage; a stage that is behind the facts asks for too little or too much.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.1.3', 'iso-42001:8.1'],
  fixable: true,
  messages: {
    history:
      '{name} is in {stage}, and its history says that it entered {newest} on {day}. Correct `lifecycleStage`, or add to `lifecycleHistory` what came after.',
    retired:
      '{name} is in {stage}, and `retirement.on` says that it was retired on {day}. Set `lifecycleStage` to retirement, or correct the day; a day to come is `retirement.planned`.',
  },
  check(record, _register, { asOf }) {
    const stage = textAt(record.value, 'lifecycleStage');
    if (stage === undefined) return [];
    const retired = dayAt(record, 'retirement.on');
    if (retired !== undefined && retired <= asOf && stage !== 'retirement')
      return [contradiction('retired', 'retirement', retired, ['retirement', 'on'])];
    const entered = entriesAt(record, 'lifecycleHistory').flatMap(({ entry, route }) => {
      const on = dayOf(entry.on);
      const to = textIn(entry, 'stage');
      return on !== undefined && on <= asOf && to !== undefined ? [{ on, to, route }] : [];
    });
    // Of several stages on one day any may be the last.
    const newest = entered.filter(({ on }) => entered.every((other) => other.on <= on));
    const [last] = newest;
    if (!last || newest.some(({ to }) => to === stage)) return [];
    return [contradiction('history', last.to, last.on, [...last.route, 'stage'])];

    function contradiction(
      message: string,
      newest: string,
      day: string,
      other: (string | number)[],
    ): FindingDraft {
      return {
        ...onRecord(record, message, ['lifecycleStage'], { stage: stage ?? '', newest, day }),
        place: placeOn(record, ['lifecycleStage'], 'value'),
        systems: [record.id],
        related: [{ place: placeOn(record, other, 'value'), message: 'What the history says' }],
        fixes: [
          {
            title: `Set the stage to ${newest}`,
            safe: false,
            steps: [
              {
                op: 'replace-value',
                path: record.path,
                route: [...record.route, 'lifecycleStage'],
                value: newest,
              },
            ],
          },
        ],
      };
    }
  },
};
