import { addMonths, judgeDate } from '../catalogue/dates';
import type { RiskTier } from '../catalogue/eu-ai-act';
import { kinds } from '../catalogue/kinds';
import { requirementsFor } from '../catalogue/requirements';
import { textAt } from '../register/fields';
import { type Register, type RegisterRecord, recordsOf } from '../register/register';
import type { Fix, FixStep } from '../rules/finding';
import type { ClassificationAnswers } from './classification';
import { idOf } from './ids';
import { addRecords } from './sections';
import { setField } from './set-fields';

/** What a person decided, and what is recorded with it. */
export interface ClassDecision {
  answers: ClassificationAnswers;
  /** As the register writes it. */
  className: string;
  rationale: string;
  decidedBy: string;
  /** `YYYY-MM-DD`. */
  decidedOn: string;
  reviewBy?: string;
  /** Why the recorded class was changed. */
  reason?: string;
}

/** The edit that records a decision on a system; everything else in the file stays. */
export function classifyFix(system: RegisterRecord, decision: ClassDecision): Fix {
  const { answers, className, rationale, decidedBy, decidedOn, reviewBy } = decision;
  const { prohibited, annexIII, profiling, derogation } = answers;
  const before = textAt(system.value, 'riskClass.class');
  const value = {
    class: className,
    rationale,
    ...(annexIII ? { annexIIIPoint: annexIII[0] ?? 'none' } : {}),
    ...(prohibited
      ? { article5Check: { result: prohibited[0] ?? 'none', by: decidedBy, on: decidedOn } }
      : {}),
    ...(annexIII && annexIII.length > 0 && derogation && derogation.length > 0
      ? { derogation: { grounds: derogation, profiling: profiling ?? false, by: decidedBy, on: decidedOn } }
      : {}),
    decidedBy,
    decidedOn,
    ...(reviewBy ? { reviewBy } : {}),
  };
  const steps = setField(system, 'riskClass', value);
  if (before !== undefined && before !== className) {
    const was = { class: before, until: decidedOn, ...(decision.reason ? { reason: decision.reason } : {}) };
    const list = (system.value.riskClass as { previous?: unknown } | undefined)?.previous;
    const route = [...system.route, 'riskClass'];
    steps.push(
      Array.isArray(list) && list.length > 0
        ? { op: 'append-item', path: system.path, route: [...route, 'previous'], value: was }
        : { op: 'add-key', path: system.path, route, key: 'previous', value: [was] },
    );
  }
  return { title: `Record the class of ${system.id}`, safe: false, steps };
}

/** By when a class of this tier is looked at again, as the requirements ask: some months after a day. */
export function reviewDay(tier: RiskTier, from: string): string | undefined {
  const asked = requirementsFor({ riskClass: tier, origin: 'internal' }).find(({ id }) => id === 'riskClass');
  const months = asked?.demand.months;
  return months === undefined ? undefined : addMonths(from, months);
}

export interface Decider {
  id: string;
  name: string;
  kind: string;
}

/** Who can decide: the roles, people and bodies of the register; the deciders of other systems first. */
export function decidersOf(register: Register): Decider[] {
  const before = recordsOf(register, 'system').flatMap(
    ({ value }) => textAt(value, 'riskClass.decidedBy') ?? [],
  );
  const all = ['body', 'role', 'person'].flatMap((kind) =>
    recordsOf(register, kind).map(({ id, value }) => ({
      id,
      name: textAt(value, 'name') ?? id,
      kind: kinds.find((info) => info.kind === kind)?.title ?? kind,
    })),
  );
  return all.sort((a, b) => Number(before.includes(b.id)) - Number(before.includes(a.id)));
}

/**
 * The id to write for who decided: one that is there, or that of a role made of the typed name, with the steps that add
 * the role where it is new.
 */
export function whoFor(register: Register, typed: string, id: string): { id: string; steps: FixStep[] } {
  if (typed === '') return { id, steps: [] };
  const known = decidersOf(register).find(
    (one) => one.id === typed || one.name.toLowerCase() === typed.toLowerCase(),
  );
  if (known) return { id: known.id, steps: [] };
  const role = idOf(typed, 'role');
  if (register.index.get('role')?.has(role)) return { id: role, steps: [] };
  return { id: role, steps: addRecords(register, 'role', [{ id: role, fields: { name: typed } }]) };
}

/** What is wrong with a day that was typed; nothing for a blank, which leaves it out. */
export function dayProblem(text: string): string | undefined {
  if (text === '') return undefined;
  const judged = judgeDate(text);
  if (judged.state === 'ok') return undefined;
  if (judged.state === 'format') return `Write it as ${judged.day}.`;
  return judged.state === 'impossible' ? 'There is no such day.' : 'Write it as YYYY-MM-DD.';
}
