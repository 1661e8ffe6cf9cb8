import { type Ground, type Obligation, type ObligationState, systemOf } from '../../register/obligation';
import type { Register, RegisterRecord } from '../../register/register';
import { type Claim, cite, type Documents } from './cite';
import type { ReportSource } from './report';

/** What a state rests on. */
export interface GroundEntry extends Claim {
  state: ObligationState;
  date?: string;
  /** The field that is filled in or is not, as its requirement calls it. */
  field?: string;
}

/** One requirement on a system with its state, and what the state rests on. */
export interface ObligationEntry {
  requirement: string;
  title: string;
  strength: string;
  /** False before the stage from which it binds. */
  binding: boolean;
  state: ObligationState;
  grounds: GroundEntry[];
  /** How long the catalogue or the manifest lets it hold, in months. */
  months?: number;
  /** The last day on which what is shown holds. */
  due?: string;
  looser: string[];
}

export function obligationEntries(
  source: ReportSource,
  register: Register,
  system: RegisterRecord,
): ObligationEntry[] {
  return (source.model.obligations.get(register) ?? [])
    .filter((obligation) => systemOf(obligation) === system)
    .map((obligation) => entryOf(source, obligation));
}

function entryOf({ documents }: ReportSource, obligation: Obligation): ObligationEntry {
  const { requirement, state } = obligation;
  return {
    requirement: requirement.id,
    title: requirement.title,
    strength: requirement.demand.strength,
    binding: requirement.binding,
    state,
    grounds: obligation.grounds.map((ground) => groundEntry(documents, ground)),
    ...(requirement.demand.months === undefined ? {} : { months: requirement.demand.months }),
    ...(obligation.due ? { due: obligation.due } : {}),
    looser: [...requirement.looser],
  };
}

export function groundEntry(documents: Documents, ground: Ground): GroundEntry {
  const { state, text, need, date, record } = ground;
  const entry: GroundEntry = { state, text, ...cite(documents, ground.place) };
  if (date) entry.date = date;
  if (need?.need === 'field' || need?.need === 'head') entry.field = need.title;
  else if (need?.need === 'linked-fields' && record) entry.field = `${need.title} of ${record.id}`;
  return entry;
}
