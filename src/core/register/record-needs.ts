import { inheritedKinds } from '../catalogue/kinds';
import type { Holding, RecordNeed } from '../catalogue/requirements';
import { listed } from '../text/phrases';
import { changedSinceApproval } from './approved';
import {
  type Asked,
  ageGround,
  filledField,
  type GroundDetails,
  groundAt,
  type NeedOf,
  spotOf,
  subjectSpot,
} from './asked';
import { idsAt, isFilled, valuesAt, wordOf } from './fields';
import type { Ground } from './obligation';
import { type Register, type RegisterRecord, recordsOf } from './register';
import { heldElsewhere, validityOf } from './validity';

/** From the best answer to the worst: the best record speaks for a need that any of them can meet. */
const BEST: readonly Ground['state'][] = [
  'evidenced',
  'stated',
  'partial',
  'stale',
  'unknown',
  'failed',
  'missing',
  'not-applicable',
];

/** The best of some grounds, the latest of equals. */
export function bestOf<T extends { state: Ground['state']; date?: string }>(
  grounds: readonly T[],
): T | undefined {
  return grounds.reduce<T | undefined>((best, ground) => {
    if (!best) return ground;
    const order = BEST.indexOf(ground.state) - BEST.indexOf(best.state);
    return order < 0 || (order === 0 && (ground.date ?? '') > (best.date ?? '')) ? ground : best;
  }, undefined);
}

/** The grounds that records of a kind give. */
export function recordGrounds(asked: Asked, need: NeedOf<'record'>): Ground[] {
  const { register, system } = asked;
  const records = candidates(asked, need).filter((record) => counts(record, need));
  if (records.length === 0) {
    if (need.optional) return [];
    const text = system ? `no ${need.title} names this system` : `there is no ${need.title}`;
    return [
      register.complete
        ? groundAt(subjectSpot(asked), 'missing', text, { need })
        : groundAt(subjectSpot(asked), 'unknown', 'the register could not be read as a whole', { need }),
    ];
  }
  const grounds = records.map((record) => recordGround(asked, need, record));
  return need.each ? grounds : [bestOf(grounds)!];
}

/** Records that name the system, or that are meant for its roles; of the organization, all of the kind. */
function candidates({ register, system }: Asked, need: RecordNeed): RegisterRecord[] {
  if (!system) {
    const own = recordsOf(register, need.kind);
    const inherited = inheritedKinds.includes(need.kind)
      ? [...(register.inherited.get(need.kind)?.values() ?? [])]
      : [];
    if (inherited.length === 0) return own;
    const ids = new Set(own.map(({ id }) => id));
    return [...own, ...inherited.map(({ record }) => record).filter(({ id }) => !ids.has(id))];
  }
  const found = new Set<RegisterRecord>(recordsNaming(register, need.kind, system));
  for (const role of rolesOf(register, system, need.forRoles ?? []))
    for (const { from, route } of register.links.incoming(role, need.kind))
      if (from && FOR_ROLES.includes(String(route[from.route.length]))) found.add(from);
  return [...found];
}

/** The fields in which a record says for which roles it is meant. */
const FOR_ROLES: readonly string[] = ['audience', 'requiredFor'];

function rolesOf(register: Register, system: RegisterRecord, fields: readonly string[]): RegisterRecord[] {
  const ids = new Set(fields.flatMap((field) => idsAt(system.value, field)));
  return [...ids].flatMap((id) => register.index.get('role')?.get(id) ?? []);
}

/** Records of a kind that name this system in `systems`, each once. */
export function recordsNaming(register: Register, kind: string, system: RegisterRecord): RegisterRecord[] {
  const found = new Set<RegisterRecord>();
  for (const { from, route } of register.links.incoming(system, kind))
    if (from && route[from.route.length] === 'systems') found.add(from);
  return [...found];
}

const counted = new WeakMap<RecordNeed, WeakMap<RegisterRecord, boolean>>();

/** Whether a record is one that is meant; it never changes, and is asked about for each system. */
function counts(record: RegisterRecord, need: RecordNeed): boolean {
  if (!need.where && !need.except) return true;
  let known = counted.get(need);
  if (!known) {
    known = new WeakMap();
    counted.set(need, known);
  }
  let found = known.get(record);
  if (found === undefined) {
    found = isMeant(record, need);
    known.set(record, found);
  }
  return found;
}

function isMeant({ value }: RegisterRecord, { where, except }: RecordNeed): boolean {
  const says = (field: string): unknown[] => valuesAt(value, field).flat();
  if (where && !says(where.field).includes(where.includes)) return false;
  return !(except && says(except.field).some((said) => except.says.includes(wordOf(said))));
}

/** What one record shows of a need. */
function recordGround(asked: Asked, need: NeedOf<'record'>, record: RegisterRecord): Ground {
  const { facts, requirement } = asked;
  const spot = spotOf(record);
  const what = `${need.title} "${record.id}"`;
  const [elsewhere] = valuesAt(record.value, 'heldElsewhere');
  if (elsewhere !== undefined) {
    const held = heldElsewhere(elsewhere, facts.asOf);
    return groundAt(spot, held.state, `${what} is ${held.text}`, {
      ...dated(held),
      need,
      at: 'heldElsewhere',
    });
  }
  const { lacking, weakest } = heldBy(asked, need, record);
  const wanted = need.holds?.length ?? 0;
  if (lacking.length > 0) {
    const text = `${what} lacks ${listed(lacking.map(({ title }) => title))}`;
    const nothing = need.contents === true && lacking.length === wanted;
    const state = record.complete ? (nothing ? 'missing' : 'partial') : 'unknown';
    return groundAt(spot, state, text, { need, at: lacking[0]!.fields[0]! });
  }
  const age = validityOf(record.value, {
    asOf: facts.asOf,
    datedBy: requirement.definition.datedBy,
    expiresBy: requirement.definition.expiresBy ?? [],
    months: requirement.demand.months,
    changedOn: asked.changedOn,
  });
  // A built-in count has a value of today.
  const counted = need.kind === 'objective' && isFilled(record.value.builtIn);
  const [old] = counted ? [] : ageGround(spot, what, age, { need });
  if (old) return old;
  const changed = changedText(asked, record, record.value);
  if (changed) return groundAt(spot, 'stale', `${what}: ${changed}`, { need, at: 'approval' });
  const details = { ...(counted || age.state !== 'holds' ? {} : dated(age)), need };
  if (weakest)
    return groundAt(spot, weakest.state, `${what}: ${weakest.text}`, { ...details, at: weakest.path });
  return groundAt(spot, 'evidenced', what, details);
}

const dated = ({ date, due }: { date?: string; due?: string }): GroundDetails => ({
  ...(date ? { date } : {}),
  ...(due ? { due } : {}),
});

/** Screening, short form, full assessment. */
const FORMS: readonly (string | undefined)[] = ['screening', 'short', undefined];

/** What a record lacks of what it must hold, and what of it is not at hand. */
function heldBy(
  asked: Asked,
  need: RecordNeed,
  record: RegisterRecord,
): { lacking: Holding[]; weakest: ReturnType<typeof filledField> } {
  const { form } = asked.requirement.demand;
  const asksForm = need.holds?.some(({ fullOnly }) => fullOnly) ?? false;
  const own = record.value.form === 'full' ? undefined : record.value.form;
  const lacking: Holding[] = [];
  let weakest: ReturnType<typeof filledField>;
  if (asksForm && FORMS.indexOf(own as string | undefined) < FORMS.indexOf(form))
    lacking.push({
      title: form === 'short' ? 'more than a screening' : 'a full assessment',
      fields: ['form'],
    });
  const inherited = asked.register.inherited.get(record.kind)?.get(record.id);
  const folder = inherited?.record === record ? inherited.from.folder : asked.register.folder;
  for (const holding of need.holds ?? []) {
    if (holding.fullOnly && (form === 'short' || form === 'screening')) continue;
    // A record in Markdown is its own document.
    if (record.route.length === 0 && holding.fields.includes('document')) continue;
    const filled = filledField(record.value, record.kind, holding.fields, asked, folder);
    if (!filled || filled.state === 'missing') lacking.push(holding);
    else if (filled.state !== 'evidenced') weakest = filled;
  }
  return { lacking, weakest };
}

/** What an approval was given for and is no longer there, in words. @param value the part of the record that is approved */
export function changedText(
  { facts }: Pick<Asked, 'facts'>,
  record: RegisterRecord | undefined,
  value: Readonly<Record<string, unknown>>,
): string | undefined {
  const changed = changedSinceApproval(value, (written) => facts.approvedDigest(record, written));
  switch (changed?.by) {
    case 'version':
      return `version ${changed.approved} was approved, and version ${changed.now} stands here`;
    case 'digest':
      return 'what was approved had another digest than what stands here';
    case 'document':
      return 'its document changed since it was approved';
    default:
      return undefined;
  }
}
