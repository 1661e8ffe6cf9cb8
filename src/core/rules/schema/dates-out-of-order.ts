import { judgeDate, judgeDateTime } from '../../catalogue/dates';
import type { Route } from '../../documents/tree';
import type { SchemaName } from '../../generated/validators';
import { onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always, fieldName, partOf } from './parts';

/** Two dates of which the first cannot be later: their fields, dotted; `[]` walks a list, in both the same item. */
type Pair = readonly [first: string, second: string];

const written: Partial<Record<SchemaName, readonly Pair[]>> = {
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

/** A dotted path, step by step. */
type Path = readonly { key: string; list: boolean }[];

const pathOf = (text: string): Path =>
  text.split('.').map((step) => ({ key: step.replace('[]', ''), list: step.endsWith('[]') }));

const pairs = new Map(
  Object.entries(written).map(([kind, each]) => [
    kind,
    each.map(([first, second]) => [pathOf(first), pathOf(second)] as const),
  ]),
);

export const rule: RecordRule = {
  on: 'record',
  kinds: Object.keys(written) as SchemaName[],
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
    return (pairs.get(record.kind) ?? []).flatMap(([first, second]) =>
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

/** The texts at a path, with their routes; of lists on the way only these items, where they are given. */
function datesAt(value: unknown, path: Path, items: readonly number[] = []): Written[] {
  const found: Written[] = [];
  walk(value, 0, [], []);
  return found;

  function walk(at: unknown, step: number, route: Route, taken: number[]): void {
    const next = path[step];
    if (!next) {
      if (typeof at === 'string') found.push({ text: at.trim(), route, items: taken });
      return;
    }
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, next.key)) return;
    const child = (at as Record<string, unknown>)[next.key];
    if (!next.list) walk(child, step + 1, [...route, next.key], taken);
    else if (Array.isArray(child)) {
      const only = items[taken.length];
      child.forEach((item: unknown, index) => {
        if (only === undefined || only === index)
          walk(item, step + 1, [...route, next.key, index], [...taken, index]);
      });
    }
  }
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
