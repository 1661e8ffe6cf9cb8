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

/** Whom an obligation binds: one system, or the organization that a manifest speaks for. */
export type ObligationSubject =
  | { type: 'system'; record: RegisterRecord }
  /** `path` is the manifest; `name` what the organization is called there, else "the organization". */
  | { type: 'organization'; path: string; name: string };

/** What a state rests on: one thing that is there, or is not. */
export interface Ground {
  state: ObligationState;
  /** The need of the requirement that it answers; undefined for what concerns all of them. */
  need?: Need;
  /** In words: "rationale not filled in". */
  text: string;
  /** Where it stands; of what is missing, where it would stand: the nearest key above it counts. */
  place: Place;
  /** The recorded day that it counts from. */
  date?: string;
  /** The last day on which it holds, or held; undefined for what does not age. */
  due?: string;
  /** The record that it was found in, or that lacks it; undefined for the head of a manifest. */
  record?: { kind: string; id: string };
  /** What a person wrote to explain it: why something was not tested, or does not apply. */
  reason?: string;
  /** Where the number stands that it rests on, in the result file that the entry names. */
  measured?: Place;
}

/** One requirement applied to one system or to the organization. */
export interface Obligation {
  requirement: AppliedRequirement;
  subject: ObligationSubject;
  state: ObligationState;
  /** Never empty. */
  grounds: Ground[];
  /** Ids, with their namespace, of the controls, clauses and articles that it serves. */
  controls: readonly string[];
  /** The last day on which what is shown holds, or held; undefined where nothing is shown, or it does not age. */
  due?: string;
  /** Who answers for it: the id of a person, role or body, as it is recorded. */
  owner?: string;
}

/** Failed before missing before stale before partial before unknown before stated before evidenced. */
export const statesByGravity: readonly ObligationState[] = [
  'failed',
  'missing',
  'stale',
  'partial',
  'unknown',
  'stated',
  'evidenced',
  'not-applicable',
];

/** The gravest of some states; `otherwise` where there are none. */
export function worstOf(
  states: readonly ObligationState[],
  otherwise: ObligationState = 'evidenced',
): ObligationState {
  return statesByGravity.find((state) => states.includes(state)) ?? otherwise;
}

/** The record of the system that an obligation binds; undefined for one of the organization. */
export function systemOf({ subject }: Pick<Obligation, 'subject'>): RegisterRecord | undefined {
  return subject.type === 'system' ? subject.record : undefined;
}

/** States in which something is left to do. */
export const OPEN: readonly ObligationState[] = ['failed', 'missing', 'stale', 'partial'];

/** Whether an obligation binds and is not met. What cannot be known is not open, and advice never is. */
export function isOpen({ requirement, state }: Obligation): boolean {
  return requirement.binding && requirement.demand.strength === 'required' && OPEN.includes(state);
}
