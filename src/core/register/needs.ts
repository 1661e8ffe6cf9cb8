import { annexAControls, normaliseControlId } from '../catalogue/controls';
import { addInterval, addMonths, parseInterval } from '../catalogue/dates';
import type { Need } from '../catalogue/requirements';
import { type Asked, ageGround, filledField, groundAt, type NeedOf, spotOf, subjectSpot } from './asked';
import { idsAt, isFilled, textAt, valuesAt } from './fields';
import type { Ground } from './obligation';
import { bestOf, changedText, recordGrounds } from './record-needs';
import { findRecord, type RegisterRecord, recordsOf } from './register';
import { approvalGrounds, criteriaGrounds } from './releases';
import { judgeTests, measuredIn, standingFailure } from './tests';
import { dayOf, heldElsewhere, validityOf } from './validity';

/** The grounds that answer all needs of a requirement. */
export function groundsOf(asked: Asked): Ground[] {
  return asked.requirement.definition.needs.flatMap((need) => answersTo(asked, need));
}

function answersTo(asked: Asked, need: Need): Ground[] {
  if (need.need === 'record') return recordGrounds(asked, need);
  if (need.need === 'statement') return [statementGround(asked, need)];
  if (need.need === 'head' || need.need === 'field') return fieldGrounds(asked, need);
  const { system, requirement } = asked;
  if (!system) return [];
  const put = { ...asked, system };
  switch (need.need) {
    case 'card':
      return cardGrounds(put, need);
    case 'test':
      // Of a bought system the tests of its security alone may be asked for.
      return requirement.demand.scope === 'security' && !need.kinds.includes('security')
        ? []
        : [testGround(put, need)];
    case 'linked-fields':
      return linkedGrounds(put, need);
    case 'approval':
      return approvalGrounds(put, need);
    case 'criteria':
      return criteriaGrounds(put, need);
    case 'values':
      return valueGrounds(put, need);
  }
}

type OfSystem = Asked & { system: RegisterRecord };

function fieldGrounds(asked: Asked, need: NeedOf<'field' | 'head'>): Ground[] {
  const { register, facts } = asked;
  const ofSystem = need.need === 'field' ? asked.system : undefined;
  const spot = ofSystem ? spotOf(ofSystem) : { path: register.path, route: [] };
  const value = ofSystem?.value ?? register.headValue;
  const filled = filledField(value, ofSystem ? 'system' : 'manifest', need.fields, asked);
  if (!filled) {
    const read = ofSystem ? ofSystem.complete : register.complete;
    const text = read ? `${need.title} not filled in` : `${need.title} not readable`;
    return [groundAt(spot, read ? 'missing' : 'unknown', text, { need, at: need.fields[0]! })];
  }
  const { path, state, text, date, due } = filled;
  const short = need.need === 'field' ? tooShort(value, path, need.atLeast, facts.asOf) : undefined;
  if (short) return [groundAt(spot, 'partial', short, { need, at: path })];
  const changed = ofSystem ? undefined : changedPart(asked, path);
  if (changed) return [groundAt(spot, 'stale', changed, { need, at: path })];
  return [
    groundAt(spot, state, text, { need, at: path, ...(date ? { date } : {}), ...(due ? { due } : {}) }),
  ];
}

/** Where the approval of a part of the head is asked for: what that part says today and was not approved. */
function changedPart({ register, facts }: Asked, path: string): string | undefined {
  const [part = '', field] = path.split('.');
  const value = register.headValue[part];
  if (field !== 'approval' || typeof value !== 'object' || value === null) return undefined;
  return changedText({ facts }, undefined, value as Record<string, unknown>);
}

/** Whether a span of time is shorter than what is asked for, in words. */
function tooShort(value: unknown, path: string, least: string | undefined, asOf: string): string | undefined {
  const written = textAt(value, path);
  const wanted = parseInterval(least ?? '');
  const told = parseInterval(written ?? '');
  if (!wanted || !told || addInterval(asOf, told) >= addInterval(asOf, wanted)) return undefined;
  return `${path} is ${written}, and at least ${least} are asked for`;
}

/** The age of what the subject's own fields show, as a ground; none where it holds. */
export function ownAge(asked: Asked): { grounds: Ground[]; date?: string; due?: string } {
  const { register, system, requirement, facts } = asked;
  const { definition, demand } = requirement;
  const value = system?.value ?? register.headValue;
  const own = definition.needs.some(({ need }) => need === (system ? 'field' : 'head'));
  const dated = definition.datedBy.some((path) => valuesAt(value, path).length > 0);
  if (!own || !dated) return { grounds: [] };
  const age = validityOf(value, {
    asOf: facts.asOf,
    datedBy: definition.datedBy,
    expiresBy: definition.expiresBy ?? [],
    months: demand.months,
    changedOn: asked.changedOn,
  });
  if (age.state === 'holds')
    return { grounds: [], ...(age.date ? { date: age.date } : {}), ...(age.due ? { due: age.due } : {}) };
  const at = definition.datedBy.find((path) => valuesAt(value, path).length > 0)!;
  return { grounds: ageGround(subjectSpot(asked), 'it', age, { at }) };
}

function cardGrounds({ register, system, requirement, facts }: OfSystem, need: NeedOf<'card'>): Ground[] {
  const { demand } = requirement;
  const linked = idsAt(system.value, need.of === 'model' ? 'models' : 'datasets')
    .flatMap((id) => findRecord(register, need.of, id) ?? [])
    // Of a bought system only the data that one puts in oneself.
    .filter(({ value }) => !(demand.scope === 'own-inputs' && isFilled(value.supplier)));
  return linked.map((record) => {
    const spot = spotOf(record);
    const [held] = [
      ...valuesAt(record.value, 'heldElsewhere'),
      ...valuesAt(record.value, 'card.heldElsewhere'),
    ];
    if (held !== undefined) {
      const where = heldElsewhere(held, facts.asOf);
      const enough = demand.supplierSuffices || !isFilled(record.value.supplier);
      return enough
        ? groundAt(spot, where.state, `the card of ${record.id} is ${where.text}`, {
            need,
            ...(where.date ? { date: where.date } : {}),
            ...(where.due ? { due: where.due } : {}),
          })
        : groundAt(spot, 'partial', `${record.id} has the supplier's card alone`, { need });
    }
    if (!isFilled(record.value.card)) {
      const supplier = demand.supplierSuffices && handedOver(register, [record], need.of);
      if (supplier)
        return groundAt(spotOf(supplier), 'stated', `${supplier.id} handed over what it has`, { need });
      return groundAt(spot, record.complete ? 'missing' : 'unknown', `${record.id} names no card`, { need });
    }
    switch (facts.cardState(record)) {
      case 'found':
        return groundAt(spot, 'evidenced', `card of ${record.id}`, { need });
      case 'partial':
        return groundAt(spot, 'partial', `the card of ${record.id} lacks substance`, { need });
      case 'not-found':
        return groundAt(spot, 'missing', `the card of ${record.id} does not exist`, { need });
      default:
        return groundAt(spot, 'unknown', `the card of ${record.id} could not be read`, { need });
    }
  });
}

/** What a supplier hands over in place of a model card, a dataset card or test results. */
const DOCUMENTATION = { model: 'limitations', dataset: 'trainingData', test: 'testing' } as const;

/** The supplier of one of these records who handed over documentation of this kind. */
function handedOver(
  register: Asked['register'],
  records: readonly RegisterRecord[],
  what: keyof typeof DOCUMENTATION,
): RegisterRecord | undefined {
  return records
    .flatMap(({ value }) => [...idsAt(value, 'supplier'), ...idsAt(value, 'suppliers')])
    .flatMap((id) => findRecord(register, 'supplier', id) ?? [])
    .find(({ value }) => textAt(value, `documentation.${DOCUMENTATION[what]}`) === 'received');
}

function testGround(asked: OfSystem, need: NeedOf<'test'>): Ground {
  const { register, system, requirement, facts, changedOn } = asked;
  const models = idsAt(system.value, 'models').flatMap((id) => findRecord(register, 'model', id) ?? []);
  const only = models.length === 1 ? models[0] : undefined;
  const versionOf = (model: string | undefined): string | undefined => {
    const record = model === undefined ? only : findRecord(register, 'model', model.replace(/^model\//, ''));
    return record && textAt(record.value, 'version');
  };
  const { demand, override: wants } = requirement;
  const terms = { asOf: facts.asOf, months: demand.months, changedOn, wants, facts };
  const tests = [system, ...models].flatMap((record) =>
    judgeTests(record, need.kinds, terms, (model) =>
      record.kind === 'model' && model === undefined ? textAt(record.value, 'version') : versionOf(model),
    ),
  );
  if (tests.length === 0) {
    const supplier = demand.supplierSuffices && handedOver(register, [system, ...models], 'test');
    if (supplier)
      return groundAt(spotOf(supplier), 'stated', `${supplier.id} handed over its test results`, { need });
    const read = [system, ...models].every(({ complete }) => complete);
    return read
      ? groundAt(spotOf(system), 'missing', `no ${need.title} is recorded`, { need, at: 'evidence' })
      : groundAt(spotOf(system), 'unknown', 'the record could not be read as a whole', { need });
  }
  // A failure stands until a later result; else the best result speaks.
  const failed = standingFailure(tests);
  const best = failed ?? bestOf(tests.filter(({ state }) => state !== 'failed'))!;
  return groundAt(spotOf(best.record), best.state, best.reasons.join(', ') || `${need.title} passed`, {
    need,
    at: best.route.slice(best.record.route.length),
    ...(best.notTested ? { reason: best.notTested } : {}),
    ...(best.date ? { date: best.date } : {}),
    ...(best.due ? { due: best.due } : {}),
    ...measuredIn(best.result),
  });
}

function linkedGrounds(asked: OfSystem, need: NeedOf<'linked-fields'>): Ground[] {
  const { register, system, requirement, facts } = asked;
  const { definition, demand } = requirement;
  const linked = idsAt(system.value, need.through)
    .flatMap((id) => findRecord(register, need.kind, id) ?? [])
    .filter(({ value }) => !(demand.scope === 'own-inputs' && isFilled(value.supplier)));
  const dated = need.fields.some((field) => definition.datedBy.includes(field));
  return linked.flatMap((record) => {
    const spot = spotOf(record);
    const filled = filledField(record.value, record.kind, need.fields, asked);
    if (!filled) {
      const text = `${need.title} of ${record.id} not filled in`;
      return [groundAt(spot, record.complete ? 'missing' : 'unknown', text, { need, at: need.fields[0]! })];
    }
    const { datedBy, expiresBy = [] } = definition;
    const { months } = demand;
    const age = dated
      ? validityOf(record.value, { asOf: facts.asOf, datedBy, expiresBy, months })
      : ({ state: 'holds' } as const);
    const [old] = ageGround(spot, `${need.title} of ${record.id}`, age, { need, at: filled.path });
    if (old) return [old];
    const { date, due } = age.state === 'holds' ? { ...filled, ...age } : filled;
    return [
      groundAt(spot, filled.state, `${need.title} of ${record.id}`, {
        need,
        at: filled.path,
        ...(date ? { date } : {}),
        ...(due ? { due } : {}),
      }),
    ];
  });
}

/** Whether each key figure has bounds and a value that is recent enough. */
function valueGrounds({ system, requirement, facts }: OfSystem, need: NeedOf<'values'>): Ground[] {
  const spot = spotOf(system);
  const months = requirement.demand.valueMonths;
  return valuesAt(system.value, 'monitoring.kpis')
    .flat()
    .map((kpi, i) => {
      const at = ['monitoring', 'kpis', i];
      const name = `the key figure "${textAt(kpi, 'name') ?? i + 1}"`;
      const bounded = ['min', 'max'].some((field) => valuesAt(kpi, field).length > 0);
      if (!bounded) return groundAt(spot, 'partial', `${name} has no bounds`, { need, at });
      const days = valuesAt(kpi, 'values.on').flatMap((text) => dayOf(text) ?? []);
      const latest = days
        .filter((day) => day <= facts.asOf)
        .sort()
        .at(-1);
      if (latest === undefined) {
        const file = textAt(kpi, 'file');
        return file
          ? groundAt(spot, 'unknown', `the values of ${name} stand in ${file}`, { need, at })
          : groundAt(spot, 'partial', `${name} has no value`, { need, at });
      }
      const due = months === undefined ? undefined : addMonths(latest, months);
      if (due !== undefined && due < facts.asOf) {
        const text = `the last value of ${name} is of ${latest}, and must not be older than ${months} months`;
        return groundAt(spot, 'stale', text, { need, at, date: latest, due });
      }
      const text = `${name} has bounds and a value of ${latest}`;
      return groundAt(spot, 'evidenced', text, { need, at, date: latest, ...(due ? { due } : {}) });
    });
}

/** Whether every control of Annex A is decided in the Statement of Applicability, exclusions with a justification. */
function statementGround({ register }: Asked, need: NeedOf<'statement'>): Ground {
  const entries = new Map<string, RegisterRecord>();
  for (const record of recordsOf(register, 'applicability')) {
    const id = normaliseControlId(record.id);
    if (id && isDecided(record)) entries.set(id, record);
  }
  const open = annexAControls.filter(({ id }) => !entries.has(id)).map(({ local }) => local);
  const head = { path: register.path, route: [] };
  const [first] = recordsOf(register, 'applicability');
  const spot = first ? { path: first.path, route: first.route.slice(0, 1) } : head;
  if (open.length === 0)
    return groundAt(spot, 'evidenced', `all ${annexAControls.length} controls are decided`, { need });
  if (!register.complete)
    return groundAt(spot, 'unknown', 'the register could not be read as a whole', { need });
  const names =
    open.length > 6 ? `${open.slice(0, 6).join(', ')} and ${open.length - 6} more` : open.join(', ');
  const state = open.length === annexAControls.length ? 'missing' : 'partial';
  const text = `${open.length} of ${annexAControls.length} controls are not decided: ${names}`;
  return groundAt(spot, state, text, { need, at: first ? [] : 'statementOfApplicability' });
}

/** Whether an entry decides on its control: applicable, or excluded with a justification. */
export function isDecided({ value }: RegisterRecord): boolean {
  if (value.applicable === true) return true;
  return value.applicable === false && isFilled(value.justification);
}
