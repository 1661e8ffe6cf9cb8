import { judgeDate, judgeDateTime } from '../../catalogue/dates';
import type { Route } from '../../documents/tree';
import type { SchemaName } from '../../generated/validators';
import { onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always, fieldName, partOf } from './parts';

/** Two dates of which the first cannot be later: their fields, dotted; `[]` walks a list, in both the same item. */
type Pair = readonly [first: string, second: string];

const pairs: Partial<Record<SchemaName, readonly Pair[]>> = {
  manifest: [['waivers[].on', 'waivers[].until']],
  system: [
    ['riskClass.decidedOn', 'riskClass.reviewBy'],
    ['releases[].on', 'releases[].withdrawn'],
  ],
  risk: [['assessedOn', 'reviewBy']],
  'impact-assessment': [['assessedOn', 'reviewBy']],
  decision: [['on', 'reviewBy']],
  incident: [
    ['occurred', 'awareAt'],
    ['occurred', 'ended'],
    ['awareAt', 'notified[].at'],
    ['awareAt', 'closed'],
  ],
  training: [['records[].on', 'records[].validUntil']],
  case: [
    ['received', 'due'],
    ['received', 'closed'],
  ],
  audit: [['on', 'findings[].closed']],
  certification: [
    ['stage1', 'stage2'],
    ['issued', 'expires'],
  ],
  nonconformity: [
    ['on', 'due'],
    ['on', 'verified.on'],
    ['on', 'closed'],
  ],
  improvement: [
    ['on', 'due'],
    ['on', 'done'],
  ],
};

export const rule: RecordRule = {
  on: 'record',
  kinds: Object.keys(pairs) as SchemaName[],
  looks: 'record',
  slug: 'dates-out-of-order',
  title: 'Two dates that contradict each other',
  why: 'Deadlines and validity are counted from these dates; when one of them is wrong, so is what is counted.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: false,
  messages: {
    before: '"{second}" is {later}, before "{first}" ({earlier}), so one of the two is wrong. Correct it.',
  },
  check(record) {
    const { subject } = partOf(record);
    return (pairs[record.kind] ?? []).flatMap(([first, second]) =>
      datesAt(record.value, second).flatMap((later) => {
        const [earlier] = datesAt(record.value, first, later.items);
        if (!earlier || !isBefore(later.text, earlier.text)) return [];
        return [
          {
            ...onRecord(record, 'before', later.route, {
              first: fieldName(earlier.route),
              second: fieldName(later.route),
              earlier: earlier.text,
              later: later.text,
            }),
            subject,
            place: placeOn(record, later.route, 'value'),
            related: [{ place: placeOn(record, earlier.route, 'value'), message: 'The earlier date' }],
          },
        ];
      }),
    );
  },
};

interface Written {
  text: string;
  route: Route;
  /** Which item of each list on the way. */
  items: number[];
}

/** The texts at a dotted path with `[]` for lists, with their routes; of lists only these items, where they are given. */
function datesAt(value: unknown, path: string, items: readonly number[] = []): Written[] {
  let found: { value: unknown; route: Route; items: number[] }[] = [{ value, route: [], items: [] }];
  for (const step of path.split('.')) {
    const key = step.replace('[]', '');
    found = found.flatMap(({ value: at, route, items: taken }) => {
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return [];
      const next = (at as Record<string, unknown>)[key];
      if (!step.endsWith('[]')) return [{ value: next, route: [...route, key], items: taken }];
      if (!Array.isArray(next)) return [];
      return next.flatMap((item: unknown, index) =>
        items[taken.length] === undefined || items[taken.length] === index
          ? [{ value: item, route: [...route, key, index], items: [...taken, index] }]
          : [],
      );
    });
  }
  return found.flatMap(({ value: text, ...where }) =>
    typeof text === 'string' ? [{ text: text.trim(), ...where }] : [],
  );
}

/** Whether a date is certainly before another: moments by the clock, days by the calendar. */
function isBefore(text: string, other: string): boolean {
  const [moment, otherMoment] = [judgeDateTime(text), judgeDateTime(other)];
  if (moment.state === 'ok' && otherMoment.state === 'ok') return moment.instant < otherMoment.instant;
  const [day, otherDay] = [dayIn(text), dayIn(other)];
  return day !== undefined && otherDay !== undefined && day < otherDay;
}

/** The day that is written, of a moment the one where it happened; undefined for what is no date. */
function dayIn(text: string): string | undefined {
  const judged = judgeDate(text);
  if (judged.state === 'ok' || judged.state === 'format') return judged.day;
  const moment = judgeDateTime(text);
  return 'day' in moment ? moment.day : undefined;
}
