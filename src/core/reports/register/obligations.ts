import type { Obligation, ObligationState } from '../../register/obligation';
import type { Register, RegisterRecord } from '../../register/register';
import type { Claim } from './cite';
import { cite } from './cite';
import type { ReportSource } from './report';

/** One requirement on a system with its state, and what the state rests on. */
export interface ObligationEntry {
  requirement: string;
  title: string;
  strength: string;
  /** False before the stage from which it binds. */
  binding: boolean;
  state: ObligationState;
  grounds: (Claim & { state: ObligationState; date?: string })[];
  /** How long the catalogue or the manifest lets it hold, in months. */
  months?: number;
  looser: string[];
}

export function obligationEntries(
  source: ReportSource,
  register: Register,
  system: RegisterRecord,
): ObligationEntry[] {
  return (source.model.obligations.get(register) ?? [])
    .filter((obligation) => obligation.system === system)
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
    grounds: obligation.grounds.map((ground) => ({
      state: ground.state,
      text: ground.text,
      ...(ground.place ? cite(documents, ground.place) : {}),
      ...(ground.date ? { date: ground.date } : {}),
    })),
    ...(requirement.demand.months === undefined ? {} : { months: requirement.demand.months }),
    looser: [...requirement.looser],
  };
}
