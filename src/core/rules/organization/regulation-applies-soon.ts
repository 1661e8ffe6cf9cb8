import { daysBetween } from '../../catalogue/dates';
import { counted } from '../../text/phrases';
import { blankFix } from '../fixing/skeleton';
import { dayAt, lacks, onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

/** How many days before it applies a regulation should have a plan. */
const AHEAD = 180;

export const rule: RecordRule = {
  slug: 'regulation-applies-soon',
  on: 'record',
  kinds: ['regulation'],
  looks: 'record',
  title: 'A regulation applies soon, and there is no plan for it',
  why: 'Tests, documents and contracts that a regulation asks for take months; half a year before is the time to know what is left to do.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:4.1', 'iso-42001:6.3', 'iso-42001:A.8.5', 'nist-ai-rmf:GOVERN-1.1'],
  fixable: true,
  messages: {
    soon: '{name} applies from {day}, in {left}, and nothing tells what is to be done until then. Record `plan`, or the steps under `actions` with owner and day.',
  },
  check(record, _register, { asOf }) {
    const day = dayAt(record, 'appliesFrom');
    if (day === undefined || day <= asOf || !lacks(record, 'plan', 'actions')) return [];
    const left = daysBetween(asOf, day);
    if (left > AHEAD) return [];
    return [
      {
        ...onRecord(record, 'soon', ['appliesFrom'], { day, left: counted(left, 'day') }),
        place: placeOn(record, ['appliesFrom'], 'value'),
        fixes: blankFix(record, ['plan']),
      },
    ];
  },
};
