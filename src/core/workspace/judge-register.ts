import type { Obligation } from '../register/obligation';
import {
  type ObligationFacts,
  obligationsOf,
  organizationObligation,
  organizationOf,
  organizationRequirements,
} from '../register/obligations';
import { recordsIn, recordsThat } from '../register/read';
import { headRecord, type Register, type RegisterRecord, standingIn } from '../register/register';
import { joined } from '../text/joined';
import { type Asking, ask, asked, askPart, failure } from './asking';
import { cellOf, isGood, type Memo, type See, watch } from './cells';
import { type Chunk, chunksOf, sameRecords } from './chunks';
import { factsFor } from './judge-cards';
import type { Derived, DerivedWhole, OfRecord } from './memory';
import { add, dropOthers, type Going, partOf, type Said } from './part';
import { cellsIn } from './register-cells';
import { type Put, renewShared, sharedAnswers } from './shared';
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
  await askPart(asking, own.rules, undefined, {}, async (whole, going) => {
    for (const rule of by.register) {
      const memo = going.take(rule, (known) =>
        ask(asking, going, known, ({ context, attempt, watch }) =>
          attempt(rule, register.path, () => rule.check(watch(register), context)),
        ),
      );
      add(whole, memo.value);
      if (slices.isOver()) await slices.next();
    }
  });
  const head = headRecord(register);
  await askPart(asking, own.head, head, {}, async (whole, going) =>
    askRecord(asking, register, head, whole, going),
  );
  const names = new Set<string>();
  for (const document of register.documents)
    for (const { name, records } of chunksOf(document.path, standingIn(recordsIn(document)))) {
      names.add(name);
      const part = partOf(own.records, name);
      await askPart(asking, part, sameState(part, records), {}, async (whole, going) => {
        for (const record of records) {
          askRecord(asking, register, record, whole, going);
          if (slices.isOver()) await slices.next();
        }
      });
      if (slices.isOver()) await slices.next();
    }
  dropOthers(own.records, names);
}

type Records = readonly RegisterRecord[];

/** The records that a part was asked about before, where they are the same. */
function sameState({ of }: { of: unknown }, records: Records): Records {
  return of !== undefined && sameRecords(of as Records, records) ? (of as Records) : records;
}

/** Lets the rules about single records speak of one. */
function askRecord(
  asking: Asking,
  register: Register,
  record: RegisterRecord,
  whole: Said,
  going: Going<RegisterRecord, OfRecord>,
): void {
  const { record: alone, links } = going.take(record, (known) => {
    if (known && isGood(known.record) && isGood(known.links)) return known;
    const said = (looks: 'record' | 'links'): Memo<Said> =>
      ask(asking, going, known?.[looks], ({ context, attempt, watch }) => {
        for (const rule of asked(asking.by[looks], record.kind))
          attempt(rule, record.path, () => rule.check(record, watch(register), context));
      });
    return { record: said('record'), links: said('links') };
  });
  add(whole, alone.value);
  add(whole, links.value);
}

/**
 * Derives the obligations of a register, subject by subject, and lets the rules about them speak: the organization first,
 * where the manifest speaks for one, then its systems in their order.
 * @throws Cancelled
 */
export async function judgeObligations(
  asking: Asking,
  register: Register,
  slices: Slices,
): Promise<Obligation[]> {
  const { memory, check } = asking;
  const own = memory.ofRegister(register);
  renewShared(own.shared, check, (answer, see) => answer(...stateFor(asking, register, see)));
  const wholes: DerivedWhole[] = [];
  if (organizationOf(register)) wholes.push(await judgeOrganization(asking, register, slices));
  const names = new Set<string>();
  for (const document of register.documents)
    for (const chunk of chunksOf(document.path, systemsIn(document))) {
      names.add(chunk.name);
      wholes.push(await judgeSystems(asking, register, chunk, slices));
      if (slices.isOver()) await slices.next();
    }
  dropOthers(own.systems, names);
  const known = own.derived;
  if (known?.wholes.length === wholes.length && known.wholes.every((whole, i) => whole === wholes[i]))
    return known.obligations;
  const obligations = joined(wholes.map((whole) => whole.obligations));
  own.derived = { wholes, obligations };
  return obligations;
}

function judgeOrganization(asking: Asking, register: Register, slices: Slices): Promise<DerivedWhole> {
  const { world, memory } = asking;
  const own = memory.ofRegister(register);
  const empty = { obligations: [] };
  return askPart(asking, own.organization, undefined, empty, async (whole, going) => {
    own.demanded = going.remember(own.demanded, (see) =>
      organizationRequirements(watchedRegister(register, own.cells, see), world.asOf),
    );
    for (const requirement of own.demanded.value) {
      judgeThem(asking, register, requirement, register.path, whole, going, (watched, facts) => {
        const subject = organizationOf(watched);
        return subject ? [organizationObligation(watched, subject, requirement, facts)] : [];
      });
      if (slices.isOver()) await slices.next();
    }
  });
}

const systemsIn = recordsThat(({ kind }) => kind === 'system');

function judgeSystems(
  asking: Asking,
  register: Register,
  { name, records }: Chunk,
  slices: Slices,
): Promise<DerivedWhole> {
  const own = asking.memory.ofRegister(register);
  const part = partOf(own.systems, name);
  const empty = { obligations: [] };
  return askPart(asking, part, sameState(part, records), empty, async (whole, going) => {
    for (const record of records) {
      // Of several systems with one id the first counts; which one that is may change by an edit elsewhere.
      watch(cellOf(cellsIn(own.cells.found, 'system'), record.id), part.group);
      if (register.index.get('system')?.get(record.id) !== record) continue;
      judgeThem(asking, register, record, record.path, whole, going, (watched, facts) =>
        obligationsOf(watched, { type: 'system', record }, facts),
      );
      if (slices.isOver()) await slices.next();
    }
  });
}

/** The obligations that `derive` gives, and what rules say of them. */
function judgeThem<Key>(
  asking: Asking,
  register: Register,
  key: Key,
  path: string,
  whole: DerivedWhole,
  going: Going<Key, Derived>,
  derive: (watched: Register, facts: ObligationFacts) => Obligation[],
): void {
  const { by } = asking;
  const { derived, said } = going.take(key, (known) => {
    if (known && isGood(known.derived) && isGood(known.said)) return known;
    const memo = going.remember(known?.derived, (see): Derived['derived']['value'] => {
      try {
        return { obligations: derive(...stateFor(asking, register, see)) };
      } catch (error) {
        return { obligations: [], failed: failure('obligations', path, error) };
      }
    });
    const before = memo === known?.derived ? known.said : undefined;
    const spoken = ask(asking, going, before, ({ context, attempt, watch }) => {
      for (const obligation of memo.value.obligations) {
        if (obligation.state === 'unknown') context.unknown('');
        for (const rule of by.obligation)
          attempt(rule, path, () => rule.check(obligation, watch(register), context));
      }
    });
    return { derived: memo, said: spoken };
  });
  add(whole, said.value);
  if (derived.value.failed) whole.spoken.push(derived.value.failed);
  for (const obligation of derived.value.obligations) whole.obligations.push(obligation);
}

/** A register and the facts that obligations ask for, as they stand; what is looked at is noted. */
function stateFor(asking: Asking, register: Register, see: See): [Register, ObligationFacts] {
  const { world, memory, check } = asking;
  const own = memory.ofRegister(register);
  const watched = watchedRegister(register, own.cells, see);
  const put: Put = (answer, inner) => answer(...stateFor(asking, register, inner));
  return [
    watched,
    {
      ...factsFor(
        watched,
        watchedContext(world, memory, see, () => {}),
      ),
      shared: sharedAnswers(own.shared, check, put, see),
    },
  ];
}
