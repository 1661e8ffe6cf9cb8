import type { AppliedRequirement, Need } from '../catalogue/requirements';
import type { Place } from '../rules/finding';
import type { RegisterRecord } from './register';

export type ObligationState =
  | 'evidenced'
  | 'stated'
  | 'partial'
  | 'failed'
  | 'stale'
  | 'missing'
  | 'unknown'
  | 'not-applicable';

/** What a state rests on. */
export interface Ground {
  state: ObligationState;
  /** The need of the requirement that it answers; undefined for its dates. */
  need?: Need;
  /** In words: "riskClass.rationale is not filled in". */
  text: string;
  place?: Place;
  date?: string;
}

/** One requirement applied to one system. */
export interface Obligation {
  requirement: AppliedRequirement;
  system: RegisterRecord;
  state: ObligationState;
  grounds: Ground[];
}
