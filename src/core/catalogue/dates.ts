/**
 * Dates as records write them. Only the text counts, never a clock or a file's time; days are `YYYY-MM-DD` and are
 * compared as text.
 */

export type DateJudgement =
  | { state: 'ok'; day: string }
  /** Readable, but not as YYYY-MM-DD; `day` is what it says. */
  | { state: 'format'; day: string }
  /** A form in which day and month cannot be told apart (`03/04/2026`). */
  | { state: 'ambiguous' }
  /** A day that no calendar has, such as 30 February, or a year before 1950 or after 2199. */
  | { state: 'impossible' }
  | { state: 'not-a-date' };

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const isoDate = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const dayFirst = /^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})$/;
const yearFirst = /^(\d{4})[./ ](\d{1,2})[./ ](\d{1,2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const withName = /^(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$/;
const dateTime =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)? ?(Z|z|[+-]\d{2}:?\d{2})?$/;

function text(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function exists(year: number, month: number, day: number): boolean {
  if (year < 1950 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

function judged(year: number, month: number, day: number, state: 'ok' | 'format'): DateJudgement {
  return exists(year, month, day) ? { state, day: text(year, month, day) } : { state: 'impossible' };
}

/** Judges the text of a field that wants a day. */
export function judgeDate(written: string): DateJudgement {
  const trimmed = written.trim();
  let match = isoDate.exec(trimmed);
  if (match) {
    const full = match[2]!.length === 2 && match[3]!.length === 2;
    return judged(Number(match[1]), Number(match[2]), Number(match[3]), full ? 'ok' : 'format');
  }
  const moment = judgeDateTime(trimmed);
  if (moment.state === 'ok' || moment.state === 'no-zone') return { state: 'format', day: moment.day };
  if (moment.state === 'impossible') return moment;
  match = yearFirst.exec(trimmed) ?? compact.exec(trimmed);
  if (match) return judged(Number(match[1]), Number(match[2]), Number(match[3]), 'format');
  match = dayFirst.exec(trimmed);
  if (match) {
    const [a, b, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
    // A full stop between the numbers is written where the day comes first.
    if (trimmed.includes('.') || a > 12) return judged(year, b, a, 'format');
    if (b > 12) return judged(year, a, b, 'format');
    return a === b ? judged(year, a, b, 'format') : { state: 'ambiguous' };
  }
  match = withName.exec(trimmed);
  if (match) {
    const month = months.indexOf(match[2]!.slice(0, 3).toLowerCase()) + 1;
    const day = match[1] ?? match[3];
    if (month > 0 && day && !(match[1] && match[3]))
      return judged(Number(match[4]), month, Number(day), 'format');
  }
  return { state: 'not-a-date' };
}

export type DateTimeJudgement =
  /** `instant` is milliseconds since 1970-01-01T00:00Z. */
  | { state: 'ok'; day: string; instant: number }
  | { state: 'no-zone'; day: string }
  /** A day alone, without a time. */
  | { state: 'day-only'; day: string }
  | { state: 'impossible' }
  | { state: 'not-a-date' };

/** Judges the text of a field that wants a moment with its time zone. */
export function judgeDateTime(written: string): DateTimeJudgement {
  const trimmed = written.trim();
  const date = isoDate.exec(trimmed);
  if (date) {
    const day = judged(Number(date[1]), Number(date[2]), Number(date[3]), 'ok');
    return day.state === 'ok' ? { state: 'day-only', day: day.day } : { state: 'impossible' };
  }
  const match = dateTime.exec(trimmed);
  if (!match) return { state: 'not-a-date' };
  const [year, month, day] = match[1]!.split('-').map(Number) as [number, number, number];
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (!exists(year, month, day) || hour > 23 || minute > 59 || second > 59) return { state: 'impossible' };
  const zone = match[5];
  if (!zone) return { state: 'no-zone', day: match[1]! };
  let offset = 0;
  if (zone.length > 1) {
    const digits = zone.replace(':', '');
    const [hours, minutes] = [Number(digits.slice(1, 3)), Number(digits.slice(3, 5))];
    if (hours > 14 || minutes > 59) return { state: 'impossible' };
    offset = (digits.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  }
  return {
    state: 'ok',
    day: match[1]!,
    instant: Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60000,
  };
}

/** The day `count` months later; where the month is shorter, its last day. */
export function addMonths(day: string, count: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const months = year * 12 + (month - 1) + count;
  const [newYear, newMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  let newDate = date;
  while (newDate > 28 && !exists(newYear, newMonth, newDate)) newDate--;
  return text(newYear, newMonth, newDate);
}

/** The day `count` days later. */
export function addDays(day: string, count: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/** Whole days from one day to another, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86400000);
}

export interface Interval {
  count: number;
  unit: 'hour' | 'day' | 'week' | 'month' | 'year';
}

/** Reads a span of time such as `3 months`; undefined for anything else. */
export function parseInterval(written: string): Interval | undefined {
  const match = /^([1-9]\d{0,3}) (hour|day|week|month|year)s?$/.exec(written.trim());
  return match ? { count: Number(match[1]), unit: match[2] as Interval['unit'] } : undefined;
}

/** The day on which an interval from a day is over; hours count as the day itself. */
export function addInterval(day: string, { count, unit }: Interval): string {
  if (unit === 'month') return addMonths(day, count);
  if (unit === 'year') return addMonths(day, count * 12);
  return addDays(day, unit === 'week' ? count * 7 : unit === 'day' ? count : Math.floor(count / 24));
}
