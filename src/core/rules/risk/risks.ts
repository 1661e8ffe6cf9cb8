import { riskMethodOf } from '../../register/extends';
import { textAt, valuesAt } from '../../register/fields';
import type { Register, RegisterRecord } from '../../register/register';
import type { Severity } from '../finding';
import { numberAt } from '../register/record-finding';
import type { Stake } from '../register/relations';

/** A risk that still asks for something: not closed, and with something in it. */
export function isOpen(record: RegisterRecord): boolean {
  return record.node !== null && record.value.status !== 'closed';
}

/** Before a system is built its risks are notes; a risk of the organization as a whole always counts. */
export function severityOfRisk({ systems, underway }: Stake): { severity?: Severity } {
  return systems.length > 0 && !underway ? { severity: 'hint' } : {};
}

/** Likelihood times impact; undefined where one of them is not a number. */
export function scoreAt(record: RegisterRecord, rating: 'before' | 'after'): number | undefined {
  const likelihood = numberAt(record, `${rating}.likelihood`);
  const impact = numberAt(record, `${rating}.impact`);
  return likelihood === undefined || impact === undefined ? undefined : likelihood * impact;
}

/** The appetite of the risk method (`riskMethod.appetite`) that holds in the register, for a category. */
export interface Appetite {
  /** A risk owner accepts up to this alone. */
  acceptUpTo: number | undefined;
  /** Who may accept what lies above. */
  acceptedBy: string | undefined;
  /** What nobody may accept. */
  neverAbove: number | undefined;
}

export function appetiteFor(register: Register, risk: RegisterRecord): Appetite {
  const method = riskMethodOf(register);
  const number = (path: string): number | undefined => {
    const value = valuesAt(method, `appetite.${path}`)[0];
    return typeof value === 'number' ? value : undefined;
  };
  const category = textAt(risk.value, 'category');
  const own = category === undefined ? undefined : number(`byCategory.${category}`);
  return {
    acceptUpTo: own ?? number('acceptUpTo'),
    acceptedBy: textAt(method, 'appetite.acceptedBy'),
    neverAbove: number('neverAbove'),
  };
}

/** What is left of a risk: rated after treatment, or before it where the risk is accepted as it is. */
export function residual(record: RegisterRecord): { score: number; rating: 'before' | 'after' } | undefined {
  const after = scoreAt(record, 'after');
  if (after !== undefined) return { score: after, rating: 'after' };
  const before = scoreAt(record, 'before');
  return record.value.treatment === 'accept' && before !== undefined
    ? { score: before, rating: 'before' }
    : undefined;
}
