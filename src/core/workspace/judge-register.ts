import type { Obligation } from '../register/obligation';
import {
  type ObligationFacts,
  obligationsOf,
  organizationObligation,
  organizationRequirements,
  subjectsOf,
} from '../register/obligations';
import { recordsIn } from '../register/read';
import { headRecord, type Register, type RegisterRecord, standingIn } from '../register/register';
import { type Asking, ask, asked, failure } from './asking';
import { type Memo, remember } from './cells';
import { factsFor } from './judge-cards';
import type { Derived } from './memory';
import type { Slices } from './slices';
import { watchedRegister } from './watched';
import { watchedContext } from './watched-context';

/**
 * Lets the rules about a register and its records speak.
 * @throws Cancelled
 */
export async function judgeRecords(asking: Asking, register: Register, slices: Slices): Promise<void> {
  const { memory, by } = asking;
  const own = memory.ofRegister(register);
  for (const rule of by.register) {
    const known = own.rules.get(rule);
    const memo = ask(asking, known, ({ context, attempt, watch }) =>
      attempt(rule, register.path, () => rule.check(watch(register), context)),
    );
    own.rules.set(rule, memo);
    if (slices.isOver()) await slices.next();
  }
  askRecord(asking, register, headRecord(register));
  for (const document of register.documents)
    for (const record of standingIn(recordsIn(document))) {
      askRecord(asking, register, record);
      if (slices.isOver()) await slices.next();
    }
}

/** Lets the rules about single records speak of one. */
function askRecord(asking: Asking, register: Register, record: RegisterRecord): void {
  const { memory, by } = asking;
  const own = memory.ofRegister(register);
  for (const looks of ['record', 'links'] as const) {
    const known = own[looks].get(record);
    const memo = ask(asking, known, ({ context, attempt, watch }) => {
      for (const rule of asked(by[looks], record.kind))
        attempt(rule, record.path, () => rule.check(record, watch(register), context));
    });
    if (memo !== known) own[looks].set(record, memo);
  }
}

/**
 * Derives the obligations of a register, subject by subject, and lets the rules about them speak.
 * @throws Cancelled
 */
export async function judgeObligations(
  asking: Asking,
  register: Register,
  slices: Slices,
): Promise<Obligation[]> {
  const { world, memory, check } = asking;
  const own = memory.ofRegister(register);
  const derived: Obligation[] = [];
  const take = ({ value }: Memo<Derived>): void => {
    for (const obligation of value.obligations) derived.push(obligation);
  };
  for (const subject of subjectsOf(register)) {
    if (subject.type === 'system') {
      const known = own.systems.get(subject.record);
      const memo = judgeThem(asking, register, known, subject.record.path, (watched, facts) =>
        obligationsOf(watched, subject, facts),
      );
      take(memo);
      if (memo !== known) own.systems.set(subject.record, memo);
    } else {
      own.demanded = remember(own.demanded, check, (see) =>
        organizationRequirements(watchedRegister(register, own.cells, see), world.asOf),
      );
      for (const requirement of own.demanded.value) {
        const known = own.organization.get(requirement);
        const memo = judgeThem(asking, register, known, subject.path, (watched, facts) => [
          organizationObligation(watched, subject, requirement, facts),
        ]);
        take(memo);
        if (memo !== known) own.organization.set(requirement, memo);
        if (slices.isOver()) await slices.next();
      }
    }
    if (slices.isOver()) await slices.next();
  }
  return derived;
}

/** The obligations that `derive` gives, and what rules say of them. */
function judgeThem(
  asking: Asking,
  register: Register,
  known: Memo<Derived> | undefined,
  path: string,
  derive: (watched: Register, facts: ObligationFacts) => Obligation[],
): Memo<Derived> {
  const { world, memory, check, by, spoken } = asking;
  const memo = remember(known, check, (see): Derived => {
    const watched = watchedRegister(register, memory.cellsOf(register), see);
    const context = watchedContext(world, memory, see, () => {});
    try {
      return { obligations: derive(watched, factsFor(watched, context)) };
    } catch (error) {
      return { obligations: [], failed: failure('obligations', path, error) };
    }
  });
  memo.value.said = ask(
    asking,
    memo === known ? memo.value.said : undefined,
    ({ context, attempt, watch }) => {
      for (const obligation of memo.value.obligations) {
        if (obligation.state === 'unknown') context.unknown('');
        for (const rule of by.obligation)
          attempt(rule, path, () => rule.check(obligation, watch(register), context));
      }
    },
  );
  if (memo.value.failed) spoken.push(memo.value.failed);
  return memo;
}
