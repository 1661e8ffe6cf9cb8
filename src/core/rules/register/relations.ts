import type { RiskTier } from '../../catalogue/eu-ai-act';
import { splitReference } from '../../catalogue/kinds';
import { textAt } from '../../register/fields';
import { tierOfSystem } from '../../register/profile';
import { findRecord, type Register, type RegisterRecord } from '../../register/register';
import type { Severity } from '../finding';
import type { CheckContext } from '../rule';

export { tierOfSystem };

/**
 * The systems that a record serves: itself, those it names in `systems`, those that name it, and those whose model it
 * is trained for.
 */
export function systemsOf(register: Register, record: RegisterRecord): RegisterRecord[] {
  if (record.kind === 'system') return [record];
  const found = new Set<RegisterRecord>();
  for (const { target } of register.links.outgoing(record)) if (target?.kind === 'system') found.add(target);
  for (const { from } of register.links.incoming(record)) {
    if (from?.kind === 'system') found.add(from);
    if (from?.kind === 'model')
      for (const { from: user } of register.links.incoming(from))
        if (user?.kind === 'system') found.add(user);
  }
  return [...found];
}

/** How much depends on a record, by the systems that it serves. */
export interface Stake {
  /** The highest tier; undefined where it serves no system, or only such whose class is not decided. */
  tier: RiskTier | undefined;
  /** Whether one of the systems is past inception and not yet retired. */
  underway: boolean;
  /** True while nobody has decided the class of any of them: what depends on it is not known yet. */
  undecided: boolean;
  /** Ids of the systems. */
  systems: string[];
}

const order: readonly (RiskTier | undefined)[] = ['prohibited', 'high', 'limited', 'minimal', undefined];

export function stakeOf(register: Register, record: RegisterRecord): Stake {
  const systems = systemsOf(register, record);
  const active = systems.filter(({ value }) => {
    const stage = textAt(value, 'lifecycleStage');
    return stage !== 'inception' && stage !== 'retirement';
  });
  const tiers = active.map((system) => tierOfSystem(register, system));
  return {
    tier: order.find((tier) => tiers.includes(tier)),
    underway: active.length > 0,
    undecided: active.length > 0 && tiers.every((tier) => tier === undefined),
    systems: systems.map(({ id }) => id),
  };
}

/** Quiet by default: what serves no system of high or limited risk that is underway is only hinted at. */
export function severityFor({ tier, underway }: Stake): { severity?: Severity } {
  return underway && (tier === 'high' || tier === 'limited' || tier === 'prohibited')
    ? {}
    : { severity: 'hint' };
}

/** The record that `who` names: a person, role or body. */
export function whoRecord(register: Register, who: string): RegisterRecord | undefined {
  const { kind, id } = splitReference(who, ['person', 'role', 'body']);
  const kinds = kind === undefined ? ['person', 'role', 'body'] : [kind];
  for (const one of kinds) {
    const record = findRecord(register, one, id);
    if (record) return record;
  }
  return undefined;
}

/** The person behind `who` where the register tells, else the role or body, else the text itself. */
export function holderOf(register: Register, who: string): string {
  const record = whoRecord(register, who);
  if (!record) return who;
  const holder = record.kind === 'role' ? textAt(record.value, 'holder') : undefined;
  if (holder === undefined) return `${record.kind}/${record.id}`;
  const person = whoRecord(register, holder);
  return person ? `${person.kind}/${person.id}` : holder;
}

/** Whether two texts mean the same person, role or body. */
export function sameWho(register: Register, a: string, b: string): boolean {
  return holderOf(register, a) === holderOf(register, b);
}

/** True, and counted as unknown, while what a check asks for depends on a class that nobody has decided. */
export function isUndecided(stake: Stake, context: CheckContext, rule: string): boolean {
  if (stake.undecided) context.unknown(rule);
  return stake.undecided;
}
