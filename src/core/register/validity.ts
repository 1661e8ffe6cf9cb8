import { addInterval, addMonths, judgeDate, judgeDateTime, parseInterval } from '../catalogue/dates';
import { materialChanges } from '../catalogue/requirements';
import { textAt, valuesAt, wordOf } from './fields';

/** How long something that was shown holds, and what ends it. */
export interface ValidityTerms {
  /** `YYYY-MM-DD`. */
  asOf: string;
  /** Paths of the days that validity counts from. */
  datedBy: readonly string[];
  /** Paths of last days, whatever the months say. */
  expiresBy?: readonly string[];
  months?: number | undefined;
  /** The day of the last material change, where it ends the validity. */
  changedOn?: string | undefined;
}

export type Validity =
  | { state: 'holds'; date?: string; due?: string }
  | { state: 'stale'; date: string; due: string; text: string }
  /** It is dated after the day of the check: it has not happened yet. */
  | { state: 'planned'; date: string; text: string }
  /** No day is recorded, so that its age cannot be told. */
  | { state: 'undated'; text: string }
  /** What stands there is no day. */
  | { state: 'unreadable'; text: string };

/** The day that a text says, in whatever form; undefined where it says none. */
export function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const judged = judgeDate(value);
  if (judged.state === 'ok' || judged.state === 'format') return judged.day;
  const moment = judgeDateTime(value);
  return 'day' in moment ? moment.day : undefined;
}

/** The earlier of two days that may be missing. */
export function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

/** Judges how long what a record shows holds; only recorded days count. */
export function validityOf(value: unknown, terms: ValidityTerms): Validity {
  const { asOf, months, changedOn } = terms;
  const written = terms.datedBy.flatMap((path) => valuesAt(value, path)).flat();
  const days = written.flatMap((text) => dayOf(text) ?? []).sort();
  const latest = days.filter((day) => day <= asOf).at(-1);
  if (latest === undefined) {
    const [bad] = written.filter((text) => dayOf(text) === undefined);
    if (bad !== undefined)
      return { state: 'unreadable', text: `"${wordOf(bad)}" is no day that can be read` };
    const [next] = days;
    if (next) return { state: 'planned', date: next, text: `is dated ${next}, after the day of the check` };
    if (months !== undefined || changedOn !== undefined)
      return { state: 'undated', text: 'has no date, so nobody knows how long it holds' };
  }
  const expiry = expiryOf(value, terms);
  if (expiry && expiry < asOf)
    return { state: 'stale', date: latest ?? expiry, due: expiry, text: `was to be renewed by ${expiry}` };
  if (latest === undefined) return { state: 'holds', ...(expiry ? { due: expiry } : {}) };
  if (changedOn !== undefined && latest < changedOn)
    return {
      state: 'stale',
      date: latest,
      due: changedOn,
      text: `is of ${latest}, before the material change of ${changedOn}`,
    };
  const last = months === undefined ? undefined : addMonths(latest, months);
  if (last !== undefined && last < asOf)
    return {
      state: 'stale',
      date: latest,
      due: last,
      text: `is of ${latest} and holds for ${months} months`,
    };
  const due = earlier(last, expiry);
  return { state: 'holds', date: latest, ...(due ? { due } : {}) };
}

function expiryOf(value: unknown, { expiresBy = [] }: ValidityTerms): string | undefined {
  const days = expiresBy.flatMap((path) => valuesAt(value, path)).flatMap((text) => dayOf(text) ?? []);
  const every = parseInterval(textAt(value, 'review.every') ?? '');
  const last = dayOf(textAt(value, 'review.last'));
  const cadence = every && last && expiresBy.includes('review.next') ? addInterval(last, every) : undefined;
  return earlier(days.sort()[0], cadence);
}

/** What is held elsewhere, and until when that was seen to hold. */
export function heldElsewhere(
  held: unknown,
  asOf: string,
): { state: 'stated' | 'stale' | 'unknown'; text: string; date?: string; due?: string } {
  const where = textAt(held, 'heldIn') ?? textAt(held, 'reference');
  const place = where ? `held elsewhere (${where})` : 'held elsewhere';
  const written = textAt(held, 'validUntil');
  const until = dayOf(written);
  const seen = dayOf(textAt(held, 'seenOn'));
  if (written !== undefined && until === undefined)
    return { state: 'unknown', text: `${place} until "${written}", which is no day that can be read` };
  if (until !== undefined && until < asOf)
    return { state: 'stale', text: `${place}, and was valid until ${until}`, date: until, due: until };
  return {
    state: 'stated',
    text: until ? `${place}, valid until ${until}` : place,
    ...(seen ? { date: seen } : {}),
    ...(until ? { due: until } : {}),
  };
}

/**
 * The day of the last material change of a system that was made by the day of the check. A change of model, prompt,
 * threshold, intended use, autonomy, affected people or personal data is material unless a reason says otherwise.
 */
export function lastMaterialChange(system: Record<string, unknown>, asOf: string): string | undefined {
  const changes = Array.isArray(system.changes) ? (system.changes as unknown[]) : [];
  const days = changes.flatMap((change) => {
    const on = dayOf(textAt(change, 'on'));
    return on !== undefined && on <= asOf && isMaterial(change) ? [on] : [];
  });
  return days.sort().at(-1);
}

function isMaterial(change: unknown): boolean {
  const said = valuesAt(change, 'material')[0];
  if (typeof said === 'boolean' && (said || textAt(change, 'reason'))) return said;
  return valuesAt(change, 'what')
    .flat()
    .some((what) => typeof what === 'string' && materialChanges.includes(what));
}
