import { judgeDateTime, parseInterval } from '../../catalogue/dates';
import { dayOf, entriesAt, has, lacks, onRecord, placeOn, textIn, wordOf } from '../register/record-finding';
import { systemsOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

const hour = 3_600_000;
/** The longest that an interval can be, in hours: months have up to 31 days, years up to 366. */
const hours = { hour: 1, day: 24, week: 168, month: 31 * 24, year: 366 * 24 };

export const rule: RecordRule = {
  slug: 'notification-late',
  on: 'record',
  kinds: ['incident'],
  looks: 'links',
  title: 'Somebody was told of an incident too late, or not at all',
  why: 'Law, contract and your own escalation count the hours from the moment the incident became known.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.8.4', 'iso-42001:10.2', 'eu-ai-act:art-73', 'nist-ai-rmf:MANAGE-4.3'],
  fixable: false,
  messages: {
    late: '{who} was told of the incident "{name}" {taken} after it was known, and {within} were allowed{because}. Record the reason in `lessons`, and what changes so that it does not happen again.',
    open: '{who} was to be told of the incident "{name}" within {within}{because}, and no moment is recorded. Tell them, and record `at` with the time zone.',
    nobody:
      'The incident "{name}" is {severity}, and nobody is recorded as told. Record under `notified` who was told, when, and within which time; Article 73 of the EU AI Act asks providers of high-risk systems for a report of serious incidents.',
  },
  check(record, register, { asOf }) {
    if (record.node === null || record.value.drill === true) return [];
    const systems = systemsOf(register, record).map(({ id }) => id);
    const { severity } = record.value;
    if ((severity === 'serious' || severity === 'high') && lacks(record, 'notified'))
      return [onRecord(record, 'nobody', ['notified'], { severity: wordOf(severity) }, { systems })];
    const aware = instantOf(record.value.awareAt);
    if (aware === undefined) return [];
    return entriesAt(record, 'notified').flatMap(({ entry, route }) => {
      const within = textIn(entry, 'within');
      const allowed = parseInterval(within ?? '');
      if (!within || !allowed) return [];
      const deadline = aware + allowed.count * hours[allowed.unit] * hour;
      const because = textIn(entry, 'because') ? ` (${textIn(entry, 'because')})` : '';
      const args = { who: textIn(entry, 'who') ?? '', within, because };
      const at = instantOf(entry.at);
      if (at !== undefined) {
        if (at <= deadline) return [];
        const field = [...route, 'at'];
        return [
          {
            ...onRecord(record, 'late', field, { ...args, taken: spanOf(at - aware) }, { systems }),
            place: placeOn(record, field, 'value'),
            related: [{ place: placeOn(record, ['awareAt'], 'value'), message: 'The moment it was known' }],
          },
        ];
      }
      // A day without a time, or a moment without a zone, may or may not be in time.
      if (entry.at !== undefined || has(record, 'closed')) return [];
      const today = dayOf(asOf);
      // The day of the check has hours too: only what was due before it began is certainly late.
      if (today === undefined || deadline >= Date.parse(`${today}T00:00:00Z`) - 14 * hour) return [];
      return [onRecord(record, 'open', [...route, 'who'], args, { systems })];
    });
  },
};

/** Milliseconds since 1970; undefined where the moment or its time zone is not told. */
function instantOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const judged = judgeDateTime(value);
  return judged.state === 'ok' ? judged.instant : undefined;
}

function spanOf(milliseconds: number): string {
  const count = Math.floor(milliseconds / hour);
  if (count < 1) return `${Math.max(1, Math.floor(milliseconds / 60_000))} minutes`;
  return count < 72 ? `${count} ${count === 1 ? 'hour' : 'hours'}` : `${Math.floor(count / 24)} days`;
}
