import { judgeDate, judgeDateTime } from '../../catalogue/dates';
import { isScalar, textOf } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { RecordRule } from '../rule';
import { always, everyPart, fieldName, placeIn, short, walkPart } from './parts';

export const rule: RecordRule = {
  on: 'record',
  kinds: everyPart,
  looks: 'record',
  slug: 'bad-date',
  title: 'Date that cannot be read or does not exist',
  why: 'How long evidence holds and when something is due is counted from dates; one that cannot be read counts for nothing.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: true,
  messages: {
    format:
      '"{value}" in "{field}" is not written as YYYY-MM-DD, so no period can be counted from it. Write {day}.',
    ambiguous:
      '"{value}" in "{field}" can mean two days, since day and month cannot be told apart. Write the day as YYYY-MM-DD.',
    impossible: '"{value}" in "{field}" is no day of the calendar. Correct it, as YYYY-MM-DD.',
    'not-a-date':
      '"{value}" in "{field}" is no date, so no period can be counted from it. Write the day as YYYY-MM-DD.',
    'no-zone':
      '"{value}" in "{field}" has no time zone, and deadlines in hours are counted from it. Add Z or an offset such as +01:00.',
    'day-only':
      '"{value}" in "{field}" has no time, and deadlines in hours are counted from it. Write it like {day}T14:05+01:00.',
    'bad-moment':
      '"{value}" in "{field}" is no moment that exists. Write it like 2026-03-31T14:05+02:00, with the time zone.',
  },
  check(record) {
    const found: FindingDraft[] = [];
    walkPart(record, ({ node, schema, route }, part) => {
      const wants = schema?.['x-aims-date'];
      const written = wants && isScalar(node) ? textOf(node) : undefined;
      if (written === undefined) return;
      const judged = wants === 'date' ? judgeDate(written) : judgeDateTime(written);
      if (judged.state === 'ok') return;
      const bad = wants === 'date-time' && (judged.state === 'impossible' || judged.state === 'not-a-date');
      const day = 'day' in judged ? judged.day : '';
      const steps = [
        {
          op: 'replace-value' as const,
          path: part.path,
          route: [...part.route, ...route],
          value: day,
        },
      ];
      found.push({
        message: bad ? 'bad-moment' : judged.state,
        args: { field: fieldName(route), value: short(written), day },
        subject: part.subject,
        place: placeIn(part, route, 'value'),
        ...(judged.state === 'format' ? { fixes: [{ title: `Write as ${day}`, safe: true, steps }] } : {}),
      });
    });
    return found;
  },
};
