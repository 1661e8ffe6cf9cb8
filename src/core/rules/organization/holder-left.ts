import type { FindingDraft } from '../finding';
import { dayAt, nameOf, onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

/** Fields that give somebody a duty from now on; who approved or attended something once did so for good. */
const duties = new Set([
  'owner',
  'holder',
  'deputy',
  'who',
  'to',
  'answeredBy',
  'watchedBy',
  'contact',
  'sponsor',
  'by',
]);

export const rule: RecordRule = {
  slug: 'holder-left',
  on: 'record',
  kinds: ['person'],
  looks: 'links',
  title: 'Somebody who left still holds a duty',
  why: 'A system or role whose holder has left is looked after by nobody, and nobody notices.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:5.3', 'iso-42001:A.3.2'],
  fixable: false,
  messages: {
    left: '{name} left on {day} and is still {duty} of {record}. Name somebody else there.',
  },
  check(record, register, { asOf }) {
    const day = dayAt(record, 'until');
    if (day === undefined || day >= asOf) return [];
    return register.links.incoming(record).flatMap(({ from, path, route }): FindingDraft[] => {
      if (!from) return [];
      const beneath = route.slice(from.route.length);
      const field = beneath.findLast((step) => typeof step === 'string') as string | undefined;
      // Whoever oversees a system is listed under `humanOversight.by`; other `by` fields tell the past.
      const oversees = beneath[0] === 'humanOversight';
      if (field === undefined || !duties.has(field) || (field === 'by' && !oversees)) return [];
      if (
        beneath.length > 1 &&
        beneath[0] !== 'responsible' &&
        beneath[0] !== 'monitoring' &&
        beneath[0] !== 'members' &&
        beneath[0] !== 'incidentPath' &&
        beneath[0] !== 'escalation' &&
        !oversees
      )
        return [];
      return [
        {
          ...onRecord(
            from,
            'left',
            beneath,
            { name: nameOf(record), day, duty: wordFor(field, oversees), record: nameOf(from) },
            from.kind === 'system' ? { systems: [from.id] } : {},
          ),
          place: { path, at: 'route', route, part: 'value' },
          related: [
            { place: placeOn(record, ['until'], 'value'), message: 'The day on which the person left' },
          ],
        },
      ];
    });
  },
};

function wordFor(field: string, oversees: boolean): string {
  if (oversees) return 'overseer';
  const words: Record<string, string> = {
    who: 'a member or in charge',
    to: 'the one to be told',
    answeredBy: 'the one who answers',
    watchedBy: 'the one who watches',
  };
  return Object.hasOwn(words, field) ? words[field]! : field;
}
