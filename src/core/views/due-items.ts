import { addInterval, parseInterval } from '../catalogue/dates';
import { kindInfo } from '../catalogue/kinds';
import type { SourceDocument } from '../documents/document';
import type { Route } from '../documents/tree';
import { hasEnded } from '../register/ended';
import { textAt } from '../register/fields';
import { type Obligation, systemOf } from '../register/obligation';
import { recordsIn } from '../register/read';
import { headRecord, type Register, type RegisterRecord } from '../register/register';
import { dayOf } from '../register/validity';
import { compareText } from '../reports/context';
import { nameOf, whoIs } from '../reports/register/cite';
import type { Place } from '../rules/finding';
import { atOnce, HANDFUL, type Steps } from '../text/steps';
import type { Model } from '../workspace/judge';
import { placeOf } from './record-nodes';
import { isOpen, type RegisterView } from './source';
import { spoken } from './words';

/** A day by which somebody has something to do, or after which something no longer holds. */
export interface DueItem {
  /** `YYYY-MM-DD`. */
  day: string;
  /** What it is about: the name of the record or requirement. */
  name: string;
  /** What is due: `review`, `action: Re-test`, `valid until then`. */
  what: string;
  /** Who answers for it, by name. */
  owner?: string;
  place: Place;
  /** The record, for the menu on the node. */
  record?: RegisterRecord;
  /** Once its day has passed nobody has to do anything about it here: it is a plan, or something began. */
  passes?: true;
}

type Fields = Record<string, unknown>;

/** Fields that say that something is done, so that the day beside them no longer asks for anything. */
const SETTLED = ['done', 'closed', 'completed', 'verified', 'withdrawn'];

/** Days that stand alone, by their field, and how they are called. */
const DAYS: Readonly<Record<string, string>> = {
  due: 'due',
  reviewBy: 'review',
  validUntil: 'valid until then',
  expires: 'expires',
};

/** The same of days on which something begins or is to take place: past, they are overdue nowhere here. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  appliesFrom: 'applies from then',
  stage1: 'stage 1 audit',
  stage2: 'stage 2 audit',
  surveillance: 'surveillance audit',
};

const cache = new WeakMap<Model, Map<Register, DueItem[]>>();

/**
 * Every recorded day of a register that asks for something: actions, reviews, expiries, what is planned, the end of
 * waivers and looser requirements, and the day on which what is shown for an obligation ceases to hold. Sorted by day.
 * What is done, closed or superseded asks for nothing, and neither does a retired system.
 */
export function dueItems(view: RegisterView): DueItem[] {
  return atOnce(dueSteps(view));
}

/** The same in steps. */
export function* dueSteps(view: RegisterView): Steps<DueItem[]> {
  const ofModel = cache.get(view.model) ?? new Map<Register, DueItem[]>();
  cache.set(view.model, ofModel);
  const known = ofModel.get(view.register);
  if (known) return known;
  const items: DueItem[] = [];
  for (const document of view.register.documents) {
    for (const record of yield* datedIn(document)) {
      const standing = view.register.index.get(record.kind)?.get(record.id);
      if (standing !== record) continue;
      for (const item of datesIn(record))
        if (!item.passes || item.day >= view.asOf) items.push(shown(view.register, item));
    }
    yield;
  }
  const further = yield* obligationItems(view, items);
  const byDay = new Map<string, DueItem[]>();
  for (const item of [...items, ...headItems(view), ...further]) {
    const same = byDay.get(item.day);
    if (same) same.push(item);
    else byDay.set(item.day, [item]);
  }
  yield;
  const sorted: DueItem[] = [];
  const days: Days = new Map();
  const before = latest.get(view.register.path);
  for (const day of [...byDay.keys()].sort()) {
    const given = byDay.get(day)!;
    const known = before?.get(day);
    const own = known && sameItems(known.given, given) ? known : { given, sorted: inOrder(given) };
    days.set(day, own);
    for (const item of own.sorted) sorted.push(item);
    yield;
  }
  latest.set(view.register.path, days);
  ofModel.set(view.register, sorted);
  return sorted;
}

/** What is due on each day, as it was found and in order. */
type Days = Map<string, { given: readonly DueItem[]; sorted: readonly DueItem[] }>;

/** By the path of the manifest: the days as they were put in order last. */
const latest = new Map<string, Days>();

function sameItems(one: readonly DueItem[], other: readonly DueItem[]): boolean {
  return one.length === other.length && one.every((item, i) => item === other[i]);
}

function inOrder(items: readonly DueItem[]): DueItem[] {
  return [...items].sort((a, b) => compareText(a.name, b.name) || compareText(a.what, b.what));
}

const named = new WeakMap<DueItem, DueItem>();

/** An item with the name of who answers for it; the same object while the name is the same. */
function shown(register: Register, found: DueItem): DueItem {
  const owner = found.owner === undefined ? undefined : whoIs(register, found.owner);
  const known = named.get(found);
  if (known && known.owner === owner) return known;
  const { owner: _id, passes: _passes, ...item } = found;
  const made = owner === undefined ? item : { ...item, owner };
  named.set(found, made);
  return made;
}

const dated = new WeakMap<SourceDocument, readonly RegisterRecord[]>();

/** The records of a document that date something; looked for once. */
function* datedIn(document: SourceDocument): Steps<readonly RegisterRecord[]> {
  const known = dated.get(document);
  if (known) return known;
  const found: RegisterRecord[] = [];
  for (const [i, record] of recordsIn(document).entries()) {
    if (i % HANDFUL === 0) yield;
    if (datesIn(record).length > 0) found.push(record);
  }
  dated.set(document, found);
  return found;
}

const dates = new WeakMap<RegisterRecord, DueItem[]>();

/** What a record dates, with the id of who answers for it; it never changes, so that it is looked through once. */
function datesIn(record: RegisterRecord): readonly DueItem[] {
  let found = dates.get(record);
  if (!found) {
    found = [];
    if (!hasEnded(record)) walk(record, record.value, [], found);
    dates.set(record, found);
  }
  return found;
}

function walk(record: RegisterRecord, value: unknown, route: (string | number)[], items: DueItem[]): void {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) walk(record, item, [...route, i], items);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const fields = value as Fields;
  if (SETTLED.some((field) => textAt(fields, field) !== undefined)) return;
  const add = (day: string | undefined, what: string, field: string, at: Route = [field]): void => {
    if (day === undefined) return;
    const owner = ownerOf(fields) ?? ownerOf(record.value);
    items.push({
      day,
      name: nameOf(record),
      what,
      ...(owner === undefined ? {} : { owner }),
      place: placeOf(record, [...route, ...at], 'value'),
      record,
      ...(Object.hasOwn(BEGINNINGS, field) ? { passes: true } : {}),
    });
  };
  for (const [field, word] of Object.entries(DAYS)) {
    const action = field === 'due' ? textAt(fields, 'what') : undefined;
    add(dayOf(textAt(fields, field)), action ?? within(word, route), field);
  }
  for (const [field, word] of Object.entries(BEGINNINGS)) {
    const value = fields[field];
    if (Array.isArray(value))
      for (const [i, day] of value.entries()) add(dayOf(day), word, field, [field, i]);
    else add(dayOf(value), word, field);
  }
  if (textAt(fields, 'on') === undefined)
    add(dayOf(textAt(fields, 'planned')), within('planned', route), 'planned');
  if (route.at(-1) === 'review') {
    const next = dayOf(textAt(fields, 'next')) ?? nextReview(fields);
    add(next, 'review', textAt(fields, 'next') === undefined ? 'last' : 'next');
    return;
  }
  for (const [key, child] of Object.entries(fields))
    if (typeof child === 'object' && !key.startsWith('x-')) walk(record, child, [...route, key], items);
}

/** `expires`, or `held elsewhere: valid until then` beneath a field that says what the day is of. */
function within(word: string, route: readonly (string | number)[]): string {
  const field = route.findLast((step): step is string => typeof step === 'string');
  return field === undefined || word === 'review' ? word : `${spoken(field).toLowerCase()}: ${word}`;
}

function nextReview(fields: Fields): string | undefined {
  const every = parseInterval(textAt(fields, 'every') ?? '');
  const last = dayOf(textAt(fields, 'last'));
  return every && last ? addInterval(last, every) : undefined;
}

function ownerOf(fields: Fields): string | undefined {
  return (
    textAt(fields, 'owner') ??
    textAt(fields, 'handledBy') ??
    textAt(fields, 'watchedBy') ??
    textAt(fields, 'holder') ??
    textAt(fields, 'responsible')
  );
}

/** What the head of the manifest dates: waivers, looser requirements, phases, the audits that are planned. */
function headItems(view: RegisterView): DueItem[] {
  const { register, asOf } = view;
  const head = headRecord(register);
  if (!head) return [];
  const items: DueItem[] = [];
  const list = (path: string): unknown[] => {
    const value = path
      .split('.')
      .reduce<unknown>((at, step) => (at as Fields | undefined)?.[step], head.value);
    return Array.isArray(value) ? (value as unknown[]) : [];
  };
  for (const [i, waiver] of list('waivers').entries()) {
    const day = dayOf(textAt(waiver, 'until'));
    const rule = textAt(waiver, 'rule');
    if (day !== undefined && rule !== undefined)
      items.push({
        day,
        name: `Waiver of ${rule}`,
        what: 'ends',
        place: { path: head.path, at: 'route', route: ['waivers', i, 'until'], part: 'value' },
      });
  }
  for (const [i, audit] of list('auditProgramme.planned').entries()) {
    const day = dayOf(textAt(audit, 'on'));
    // What the programme plans is past once it was due; the audit itself is a record of its own.
    if (day !== undefined && day >= asOf)
      items.push({
        day,
        name: textAt(audit, 'topic') ?? 'Audit',
        what: 'planned',
        place: { path: head.path, at: 'route', route: ['auditProgramme', 'planned', i, 'on'], part: 'value' },
      });
  }
  for (const [i, phase] of list('phases').entries()) {
    const day = dayOf(textAt(phase, 'from'));
    // From its first day on a phase is no plan: its obligations bind, and are told one by one.
    if (day !== undefined && day >= asOf)
      items.push({
        day,
        name: textAt(phase, 'name') ?? 'A phase of the adoption',
        what: 'begins: its obligations bind from then',
        place: { path: head.path, at: 'route', route: ['phases', i, 'from'], part: 'value' },
      });
  }
  for (const { title, until, place } of view.model.looser(register))
    if (until !== undefined) items.push({ day: until, name: title, what: 'looser until then', place });
  return items;
}

/** The day on which what is shown for an obligation ceases to hold, unless a record says that very day itself. */
function* obligationItems(view: RegisterView, recorded: readonly DueItem[]): Steps<DueItem[]> {
  const said = new Set(recorded.map(({ day, record }) => `${day} ${record?.kind}/${record?.id}`));
  const items: DueItem[] = [];
  for (const [i, obligation] of (view.model.obligations.get(view.register) ?? []).entries()) {
    if (i % HANDFUL === 0) yield;
    const { due, requirement, owner, grounds } = obligation;
    if (due === undefined || !requirement.binding || requirement.demand.strength !== 'required') continue;
    // What is missing or failed is open already, whatever its date.
    if (isOpen(obligation) && obligation.state !== 'stale') continue;
    const system = systemOf(obligation);
    if (system && said.has(`${due} system/${system.id}`)) continue;
    const ground = grounds.find(({ date }) => date !== undefined) ?? grounds[0];
    if (!ground) continue;
    let item = ofObligation.get(obligation);
    if (!item) {
      item = {
        day: due,
        name: system ? nameOf(system) : requirement.title,
        what: system ? `${requirement.title}: holds until then` : 'holds until then',
        ...(owner === undefined ? {} : { owner }),
        place: ground.place,
        ...(system ? { record: system } : {}),
      };
      ofObligation.set(obligation, item);
    }
    items.push(shown(view.register, item));
  }
  return items;
}

/** What obligations date, with the id of who answers for it. */
const ofObligation = new WeakMap<Obligation, DueItem>();

/** The title of the kind of the record that an item is about. */
export function kindOf({ record }: DueItem): string | undefined {
  return record && kindInfo(record.kind)?.title;
}
