import { normaliseControlId } from '../catalogue/controls';
import { addMonths } from '../catalogue/dates';
import {
  type AppliedRequirement,
  type Attribute,
  type LifecycleStage,
  type Need,
  type Origin,
  type RequirementOverride,
  requirementsFor,
  tierOf,
} from '../catalogue/requirements';
import type { Place } from '../rules/finding';
import { idsAt, isFilled, routeTo, textAt, valuesAt } from './fields';
import { type Ground, type Obligation, type ObligationState, worstOf } from './obligation';
import { findRecord, type Register, type RegisterRecord, recordsOf } from './register';
import { judgeTests } from './tests';

/** What obligations ask of the world outside the register. */
export interface ObligationFacts {
  asOf: string;
  /** What stands where a card is said to be; undefined where the listing cannot tell. */
  cardState(record: RegisterRecord): 'found' | 'partial' | 'not-found' | 'unknown';
}

/** Requirements that hold in every class, and so can be judged before the class is decided. */
const CLASSLESS = ['ownership', 'riskClass'];

/** The obligations of one system with their states and grounds; computed once for all surfaces. */
export function obligationsOf(
  register: Register,
  system: RegisterRecord,
  facts: ObligationFacts,
): Obligation[] {
  const className = textAt(system.value, 'riskClass.class');
  const tier = className === undefined ? undefined : tierOf(className, ownClasses(register));
  const profile = {
    origin: originOf(system),
    stage: stageOf(system),
    attributes: attributesOf(system),
    system: system.id,
    overrides: (register.headValue.requirements ?? {}) as Record<string, RequirementOverride>,
    asOf: facts.asOf,
  };
  // Without a class, what depends on it is unknown: the strictest table only gives the list.
  const applied = requirementsFor({ ...profile, riskClass: tier ?? 'high' });
  const wanted =
    tier === 'prohibited'
      ? [
          ...requirementsFor({ ...profile, riskClass: 'high' }).filter(({ id }) => CLASSLESS.includes(id)),
          ...applied,
        ]
      : applied;
  return wanted.map((requirement) =>
    tier === undefined && !CLASSLESS.includes(requirement.id)
      ? unknownYet(requirement, system)
      : judge(register, system, requirement, facts),
  );
}

function unknownYet(requirement: AppliedRequirement, system: RegisterRecord): Obligation {
  const place = placeOf(system, 'riskClass');
  const ground: Ground = { state: 'unknown', text: 'the risk class is not decided', place };
  return obligation(requirement, system, 'unknown', [ground]);
}

function obligation(
  requirement: AppliedRequirement,
  system: RegisterRecord,
  state: ObligationState,
  grounds: Ground[],
): Obligation {
  const owner = textAt(system.value, 'owner');
  const controls = [...requirement.definition.serves, ...(requirement.override?.controls ?? [])];
  return {
    requirement,
    subject: { type: 'system', record: system },
    state,
    grounds,
    controls: [...new Set(controls.flatMap((id) => normaliseControlId(id) ?? []))],
    ...(owner ? { owner } : {}),
  };
}

/** The place of a field of a record: what is missing is told on the nearest key above it. */
function placeOf(record: RegisterRecord, path?: string): Place {
  const route = path ? routeTo(record, path) : record.route;
  return { path: record.path, at: 'route', route, part: 'key' };
}

const named = ({ kind, id }: RegisterRecord): { kind: string; id: string } => ({ kind, id });

/** Own risk classes of the register (`riskMethod.classes`), mapped to the four tiers. */
function ownClasses(register: Register): Record<string, string> {
  const own: Record<string, string> = Object.create(null);
  for (const entry of valuesAt(register.headValue, 'riskMethod.classes')) {
    if (typeof entry !== 'object' || entry === null) continue;
    for (const [name, value] of Object.entries(entry)) {
      const tier = typeof value === 'string' ? value : textAt(value, 'tier');
      if (tier) own[name] = tier;
    }
  }
  return own;
}

function originOf(system: RegisterRecord): Origin {
  const { origin } = system.value;
  return origin === 'third-party' || origin === 'embedded' ? origin : 'internal';
}

function stageOf(system: RegisterRecord): LifecycleStage {
  return (textAt(system.value, 'lifecycleStage') as LifecycleStage | undefined) ?? 'operation';
}

function attributesOf({ value }: RegisterRecord): Partial<Record<Attribute, boolean>> {
  const attributes: Partial<Record<Attribute, boolean>> = {};
  const set = (name: Attribute, known: boolean | undefined) => {
    if (known !== undefined) attributes[name] = known;
  };
  const flag = (path: string) => {
    const found = valuesAt(value, path)[0];
    return typeof found === 'boolean' ? found : undefined;
  };
  const nobody = valuesAt(value, 'affectedPeople.none').length > 0;
  set('affectsPeople', nobody ? false : valuesAt(value, 'affectedPeople.groups').length > 0 || undefined);
  set('decidesAboutPeople', flag('decisionMaking.aboutPeople'));
  set('meetsPeople', flag('interaction.withPeople'));
  set('personalData', flag('personalData.used') ?? (isFilled(value.personalData) || undefined));
  set('hasModels', valuesAt(value, 'models').length > 0 || undefined);
  set('hasDatasets', valuesAt(value, 'datasets').length > 0 || undefined);
  set('hasSuppliers', valuesAt(value, 'suppliers').length > 0 || undefined);
  return attributes;
}

function judge(
  register: Register,
  system: RegisterRecord,
  requirement: AppliedRequirement,
  facts: ObligationFacts,
): Obligation {
  const done = (state: ObligationState, ...grounds: Ground[]): Obligation =>
    obligation(requirement, system, state, grounds);
  const place = placeOf(system, `obligations.${requirement.id}`);
  const record = named(system);
  if (requirement.applies === 'no')
    return done('not-applicable', {
      state: 'not-applicable',
      text: 'the record says that it does not apply',
      place: placeOf(system),
      record,
    });
  const said = valuesAt(system.value, `obligations.${requirement.id}`)[0];
  if (isFilled(textAt(said, 'notApplicable') ?? valuesAt(said, 'notApplicable')[0]))
    return done('not-applicable', {
      state: 'not-applicable',
      text: 'the record gives a reason',
      place,
      record,
    });
  if (valuesAt(said, 'heldElsewhere').length > 0) {
    const until = textAt(said, 'heldElsewhere.validUntil');
    const state = until && until < facts.asOf ? 'stale' : 'stated';
    const text = 'the evidence is held elsewhere';
    return done(state, { state, text, place, record, ...(until ? { date: until } : {}) });
  }
  const grounds = requirement.definition.needs.flatMap((need) =>
    groundsOf(register, system, requirement, need, facts),
  );
  const state = worstOf(grounds.map((ground) => ground.state));
  const settled = requirement.applies === 'unknown' && state !== 'evidenced' ? 'unknown' : state;
  const age = settled === 'evidenced' ? ageOf(requirement, system, facts.asOf) : undefined;
  if (age) return done('stale', ...grounds, age);
  if (!system.complete && (settled === 'missing' || settled === 'partial'))
    return done('unknown', ...grounds);
  // Something is there and something is not: a part is shown.
  const some = grounds.some((ground) => ground.state === 'evidenced');
  return done(settled === 'missing' && some ? 'partial' : settled, ...grounds);
}

/** Past its validity, by the latest recorded date; nothing where no date is recorded. */
function ageOf(requirement: AppliedRequirement, system: RegisterRecord, asOf: string): Ground | undefined {
  const { months } = requirement.demand;
  if (months === undefined) return undefined;
  const dates = requirement.definition.datedBy
    .flatMap((path) => valuesAt(system.value, path))
    .filter((date): date is string => typeof date === 'string');
  const latest = dates.sort().at(-1);
  if (!latest || addMonths(latest, months) >= asOf) return undefined;
  const text = `of ${latest}, holds for ${months} months`;
  return { state: 'stale', text, date: latest, place: placeOf(system), record: named(system) };
}

const ground = (
  need: Need,
  state: ObligationState,
  text: string,
  record: RegisterRecord,
  more: Partial<Ground> = {},
): Ground => ({
  need,
  state,
  text,
  place: placeOf(record),
  record: named(record),
  ...more,
});

function groundsOf(
  register: Register,
  system: RegisterRecord,
  requirement: AppliedRequirement,
  need: Need,
  facts: ObligationFacts,
): Ground[] {
  switch (need.need) {
    case 'field':
    case 'head': {
      const value = need.need === 'head' ? register.headValue : system.value;
      const filled = need.fields.find((path) => valuesAt(value, path).length > 0);
      const place = placeOf(system, filled ?? need.fields[0]);
      return [
        filled
          ? ground(need, 'evidenced', `${filled} is filled in`, system, { place })
          : ground(need, 'missing', `${need.title} is not filled in`, system, { place }),
      ];
    }
    case 'card':
      return cardGrounds(register, system, requirement, need, facts);
    case 'test':
      return [testGround(register, system, requirement, need, facts)];
    case 'record': {
      const found = recordsOf(register, need.kind).filter(({ value }) =>
        idsAt(value, 'systems').includes(system.id),
      );
      return [
        found.length > 0
          ? ground(need, 'evidenced', `${need.title} ${found[0]!.id}`, found[0]!)
          : absent(register, system, need),
      ];
    }
    case 'linked-fields': {
      const linked = idsAt(system.value, need.through).flatMap(
        (id) => findRecord(register, need.kind, id) ?? [],
      );
      return linked.map((record) =>
        need.fields.some((path) => valuesAt(record.value, path).length > 0)
          ? ground(need, 'evidenced', `${need.title} of ${record.id}`, record)
          : ground(need, 'missing', `${need.title} of ${record.id} is not filled in`, record),
      );
    }
    case 'approval': {
      const by = valuesAt(system.value, 'releases.approval.by').filter((who) => who !== system.value.owner);
      return [
        by.length > 0
          ? ground(need, 'evidenced', `approved by ${String(by.at(-1))}`, system)
          : ground(need, 'missing', 'no release is approved by someone other than the owner', system),
      ];
    }
  }
}

function absent(register: Register, system: RegisterRecord, need: Need): Ground {
  return register.complete
    ? ground(need, 'missing', `no ${need.title} names this system`, system)
    : ground(need, 'unknown', 'the register could not be read as a whole', system);
}

function cardGrounds(
  register: Register,
  system: RegisterRecord,
  requirement: AppliedRequirement,
  need: Need & { need: 'card' },
  facts: ObligationFacts,
): Ground[] {
  const linked = idsAt(system.value, need.of === 'model' ? 'models' : 'datasets').flatMap(
    (id) => findRecord(register, need.of, id) ?? [],
  );
  return linked.map((record) => {
    const held =
      isFilled(record.value.heldElsewhere) || valuesAt(record.value, 'card.heldElsewhere').length > 0;
    if (held && requirement.demand.supplierSuffices)
      return ground(need, 'stated', `the card of ${record.id} is held elsewhere`, record);
    if (!isFilled(record.value.card))
      return ground(need, record.complete ? 'missing' : 'unknown', `${record.id} names no card`, record);
    switch (facts.cardState(record)) {
      case 'found':
        return ground(need, 'evidenced', `card of ${record.id}`, record);
      case 'partial':
        return ground(need, 'partial', `the card of ${record.id} lacks substance`, record);
      case 'not-found':
        return ground(need, 'missing', `the card of ${record.id} does not exist`, record);
      default:
        return ground(need, 'unknown', `the card of ${record.id} could not be read`, record);
    }
  });
}

function testGround(
  register: Register,
  system: RegisterRecord,
  requirement: AppliedRequirement,
  need: Need & { need: 'test' },
  facts: ObligationFacts,
): Ground {
  const models = idsAt(system.value, 'models').flatMap((id) => findRecord(register, 'model', id) ?? []);
  const only = models.length === 1 ? models[0] : undefined;
  const versionOf = (model: string | undefined): string | undefined => {
    const record = model === undefined ? only : findRecord(register, 'model', model.replace(/^model\//, ''));
    return record && textAt(record.value, 'version');
  };
  const { months } = requirement.demand;
  const tests = [system, ...models].flatMap((record) =>
    judgeTests(record, need.kinds, facts.asOf, months, (model) =>
      record.kind === 'model' && model === undefined ? textAt(record.value, 'version') : versionOf(model),
    ),
  );
  if (tests.length === 0) {
    const read = [system, ...models].every(({ complete }) => complete);
    return read
      ? ground(need, 'missing', `no ${need.title} is recorded`, system)
      : ground(need, 'unknown', 'the record could not be read as a whole', system);
  }
  // A failure stands until a later result; else the best result speaks.
  const failed = tests.findLast(({ state }) => state === 'failed');
  const best = failed ?? bestOf(tests);
  const more = { place: { path: best.record.path, at: 'route', route: best.route, part: 'key' } as const };
  return ground(need, best.state, best.reasons.join(', ') || `${need.title} passed`, best.record, {
    ...more,
    ...(best.notTested ? { reason: best.notTested } : {}),
    ...(best.date ? { date: best.date } : {}),
  });
}

const BEST: readonly ObligationState[] = ['evidenced', 'stated', 'unknown', 'stale', 'partial', 'missing'];

function bestOf<T extends { state: ObligationState }>(tests: readonly T[]): T {
  return [...tests].sort((a, b) => BEST.indexOf(a.state) - BEST.indexOf(b.state))[0]!;
}
