import { normaliseControlId } from '../catalogue/controls';
import { type AppliedRequirement, requirementsForOrganization } from '../catalogue/requirements';
import { type Asked, groundAt, type ObligationFacts, placeAt, spotOf, subjectSpot } from './asked';
import { isFilled, textAt, valuesAt, wordOf } from './fields';
import { groundsOf, ownAge } from './needs';
import {
  type Ground,
  type Obligation,
  type ObligationState,
  type ObligationSubject,
  worstOf,
} from './obligation';
import { CLASSLESS, demandedOf, demandsOf, tierOfSystem } from './profile';
import { recordGrounds } from './record-needs';
import { findRecord, type Register, type RegisterRecord } from './register';
import { dayOf, earlier, heldElsewhere, lastMaterialChange } from './validity';

export type { ObligationFacts } from './asked';

/** The organization that a register asks, where the manifest speaks for one (`level: organization`). */
export function organizationOf({
  headValue,
  path,
}: Register): Extract<ObligationSubject, { type: 'organization' }> | undefined {
  if (headValue.level !== 'organization') return undefined;
  const name = textAt(headValue, 'organization.name') ?? 'the organization';
  return { type: 'organization', path, name };
}

/** What is demanded of the organization: it follows from the head, and from those of the ancestors. */
export function organizationRequirements(register: Register, asOf: string): AppliedRequirement[] {
  return requirementsForOrganization({ ...demandsOf(register), asOf });
}

/** One obligation of the organization; each looks at a few kinds of record only. */
export function organizationObligation(
  register: Register,
  subject: ObligationSubject,
  requirement: AppliedRequirement,
  facts: ObligationFacts,
): Obligation {
  return judge({ register, system: undefined, requirement, facts, changedOn: undefined }, subject);
}

/**
 * The obligations of one subject with their states and grounds; computed once for all surfaces. A pure function. For
 * a system it looks at: the head (`level`, `riskMethod`, `requirements`, `phases`) and those of the ancestors; the
 * system's record; what refers to it (risks, impact assessments, training, decisions); what it refers to (models,
 * datasets, suppliers, roles, and the suppliers and cards of these); procedures, own and inherited, and the facts.
 * For the organization: the head and all records but systems, models and datasets.
 */
export function obligationsOf(
  register: Register,
  subject: ObligationSubject,
  facts: ObligationFacts,
): Obligation[] {
  if (subject.type === 'organization') {
    return organizationRequirements(register, facts.asOf).map((requirement) =>
      organizationObligation(register, subject, requirement, facts),
    );
  }
  const system = subject.record;
  const classified = tierOfSystem(register, system) !== undefined;
  const changed = lastMaterialChange(system.value, facts.asOf);
  return demandedOf(register, system, facts.asOf).map((requirement) => {
    const changedOn = requirement.definition.endedByChange ? changed : undefined;
    const asked = { register, system, requirement, facts, changedOn };
    return classified || CLASSLESS.includes(requirement.id)
      ? judge(asked, subject)
      : settled(asked, subject, 'unknown', [
          // Without a class, what depends on it is unknown, not missing.
          groundAt(spotOf(system), 'unknown', 'the risk class is not decided', { at: 'riskClass' }),
        ]);
  });
}

function settled(
  asked: Asked,
  subject: ObligationSubject,
  state: ObligationState,
  grounds: Ground[],
  own: { due?: string } = {},
): Obligation {
  const { requirement } = asked;
  const dues = grounds.map(({ due }) => due).reduce(earlier, own.due);
  const owner = ownerOf(asked, grounds);
  return {
    requirement,
    subject,
    state,
    grounds,
    controls: controlsOf(requirement),
    ...(dues ? { due: dues } : {}),
    ...(owner ? { owner } : {}),
  };
}

const served = new WeakMap<AppliedRequirement['definition'], readonly string[]>();

/** The ids that a requirement serves, those included that the manifest adds. */
function controlsOf({ definition, override }: AppliedRequirement): readonly string[] {
  let own = served.get(definition);
  if (!own) {
    own = normalised(definition.serves);
    served.set(definition, own);
  }
  return override?.controls ? normalised([...own, ...override.controls]) : own;
}

function normalised(ids: readonly unknown[]): string[] {
  return [...new Set(ids.flatMap((id) => normaliseControlId(wordOf(id)) ?? []))];
}

/** Who answers: the owner of the system; of the organization's, whoever answers for the record that was looked at. */
function ownerOf({ register, system }: Asked, grounds: readonly Ground[]): string | undefined {
  if (system) return textAt(system.value, 'owner');
  for (const { record } of grounds) {
    const found = record && findRecord(register, record.kind, record.id);
    for (const field of ['owner', 'watchedBy', 'answeredBy', 'by']) {
      const who = found && textAt(found.value, field);
      if (who) return who;
    }
  }
  return undefined;
}

function judge(asked: Asked, subject: ObligationSubject): Obligation {
  const { requirement, system, register } = asked;
  const done = (state: ObligationState, grounds: Ground[], own?: { due?: string }): Obligation =>
    settled(asked, subject, state, grounds, own);
  const said = saidOf(asked);
  if (said) return done(said.state, [said]);
  if (requirement.demand.byOrganization) {
    const grounds = byOrganization(asked);
    return done(worstOf(grounds.map(({ state }) => state)), grounds);
  }
  const age = ownAge(asked);
  const grounds = [...groundsOf(asked), ...age.grounds];
  if (grounds.length === 0) {
    if (system && requirement.because && !isTold(system, requirement.because))
      return done('unknown', [untold(asked)]);
    const text = 'nothing here is concerned by it';
    return done('not-applicable', [groundAt(subjectSpot(asked), 'not-applicable', text)]);
  }
  const states = grounds.map((ground) => ground.state);
  const state = worstOf(states);
  // Something is there and something is not: a part is shown.
  const some = states.some((one) => one === 'evidenced' || one === 'stated' || one === 'stale');
  const shown = worstOf(['partial', ...states.filter((one) => one !== 'missing')]);
  const reached = state === 'missing' && some ? shown : state;
  if (requirement.applies === 'unknown' && reached !== 'evidenced' && reached !== 'stated')
    return done('unknown', [...grounds, untold(asked)]);
  const read = system ? system.complete : register.complete;
  if (!read && (reached === 'missing' || reached === 'partial')) {
    const text = 'not everything could be read';
    return done('unknown', [...grounds, groundAt(subjectSpot(asked), 'unknown', text)]);
  }
  return done(reached, grounds, age);
}

/** Where the attribute of a system is told on which a requirement depends. */
const TOLD_BY = {
  affectsPeople: ['affectedPeople', 'whether people are affected'],
  decidesAboutPeople: ['decisionMaking.aboutPeople', 'whether it decides about people'],
  meetsPeople: ['interaction.withPeople', 'whether people meet it or see what it generates'],
  personalData: ['personalData.used', 'whether personal data is used'],
  hasModels: ['models', 'which models it uses'],
  hasDatasets: ['datasets', 'which datasets it uses'],
  hasSuppliers: ['suppliers', 'which suppliers it has'],
} as const;

function isTold({ value }: RegisterRecord, attribute: keyof typeof TOLD_BY): boolean {
  return valuesAt(value, TOLD_BY[attribute][0]).length > 0;
}

function untold(asked: Asked): Ground {
  const { because } = asked.requirement;
  const [at, what] = TOLD_BY[because ?? 'affectsPeople'];
  return groundAt(subjectSpot(asked), 'unknown', `it is not stated ${what}`, { at });
}

/** What the record or the manifest says of the requirement as a whole; undefined where nothing settles it. */
function saidOf(asked: Asked): Ground | undefined {
  const { requirement, system, register, facts } = asked;
  const { id, applies, because, demand, override } = requirement;
  if (applies === 'no' && system) {
    const [at, what] = TOLD_BY[because ?? 'affectsPeople'];
    const reason =
      because === 'affectsPeople' ? textAt(system.value, 'affectedPeople.none.reason') : undefined;
    const text = `the record tells ${what}: it does not`;
    return groundAt(spotOf(system), 'not-applicable', text, { at, ...(reason ? { reason } : {}) });
  }
  if (demand.strength === 'none') {
    const reason = override?.reason;
    const ground = groundAt(
      { path: register.path, route: [] },
      'not-applicable',
      'the manifest does not ask for it',
      { at: ['requirements', id], ...(reason ? { reason } : {}) },
    );
    return ground;
  }
  if (!system) return undefined;
  const [said] = valuesAt(system.value, 'obligations').flatMap((all) =>
    Object.hasOwn(all as object, id) ? [(all as Record<string, unknown>)[id]] : [],
  );
  const at = ['obligations', id];
  const reason = textAt(said, 'notApplicable.reason');
  const until = dayOf(textAt(said, 'notApplicable.until'));
  if (isFilled(reason) && !(until !== undefined && until < facts.asOf))
    return groundAt(spotOf(system), 'not-applicable', 'the record says why it does not apply', {
      at: [...at, 'notApplicable'],
      reason: reason!,
      ...(until ? { due: until } : {}),
    });
  const [elsewhere] = valuesAt(said, 'heldElsewhere');
  if (elsewhere === undefined) return undefined;
  const held = heldElsewhere(elsewhere, facts.asOf);
  return groundAt(spotOf(system), held.state, `the evidence is ${held.text}`, {
    at: [...at, 'heldElsewhere'],
    ...(held.date ? { date: held.date } : {}),
    ...(held.due ? { due: held.due } : {}),
  });
}

/** What an organization that handles incidents by itself has to show. */
const INCIDENT_PROCEDURE = {
  id: 'procedure',
  title: 'procedure for incidents',
  need: 'record' as const,
  kind: 'procedure',
  where: { field: 'topics', includes: 'incident' },
  holds: [{ title: 'document', fields: ['document'] }],
};

/** What the organization's own procedure for incidents shows; where this register is not its own, it may be elsewhere. */
function byOrganization(asked: Asked): Ground[] {
  const { register, system, facts, requirement, changedOn } = asked;
  // A procedure is the organization's: it is looked for without regard to the system, and does not age with it.
  const answer = (of: Register, knowing: ObligationFacts): Ground[] =>
    recordGrounds(
      { register: of, facts: knowing, requirement, changedOn, system: undefined },
      INCIDENT_PROCEDURE,
    );
  const { id, demand, definition } = requirement;
  const { datedBy, expiresBy } = definition;
  const name = JSON.stringify(['incident procedure', id, demand, datedBy, expiresBy, changedOn]);
  const [found] = facts.shared ? facts.shared(name, answer) : answer(register, facts);
  if (!found || (found.state === 'missing' && !found.record)) {
    const here = register.headValue.level === 'organization' && register.complete;
    const text = here
      ? 'the organization has no procedure for incidents'
      : "the organization's procedure for incidents is not in this register";
    const spot = system ? spotOf(system) : { path: register.path, route: [] };
    return [{ ...groundAt(spot, here ? 'missing' : 'unknown', text), place: placeAt(spot) }];
  }
  return [found];
}
