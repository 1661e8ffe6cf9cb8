import {
  isOpen,
  type Obligation,
  type ObligationState,
  statesByGravity,
  systemOf,
} from '../register/obligation';
import type { Register } from '../register/register';
import type { Finding } from '../rules/finding';
import { atOnce, HANDFUL, type Steps } from '../text/steps';
import type { Model } from '../workspace/judge';

/** What is known of one workspace folder when a view is drawn. */
export interface Source {
  /** The address of the folder; `Element.folder` carries it to what opens a node. */
  folder: string;
  name: string;
  /** What the last check found; undefined before the first one has ended. */
  checked?: { model: Model; findings: readonly Finding[]; asOf: string };
  /** Why the last check failed. */
  failure?: string;
  /** Set while code is looked through for AI, and where that was stopped or failed. */
  scan?: { done: number; total: number } | 'cancelled' | { failed: string };
}

/** A register with what the nodes beneath it ask of the check. */
export interface RegisterView {
  register: Register;
  model: Model;
  asOf: string;
  findings: readonly Finding[];
}

export { isOpen };

/** The gravest state first. */
export function byState(a: { state: ObligationState }, b: { state: ObligationState }): number {
  return statesByGravity.indexOf(a.state) - statesByGravity.indexOf(b.state);
}

/** The obligations of one system; sorted when they are first shown. */
interface OfSystem {
  obligations: Obligation[];
  sorted: boolean;
  open: number;
}

const grouped = new WeakMap<readonly Obligation[], Map<string, OfSystem>>();

/** The obligations of one system, worst first within the order of the catalogue. */
export function obligationsOfSystem(view: RegisterView, system: string): Obligation[] {
  const own = atOnce(bySystem(view)).get(system);
  if (own && !own.sorted) {
    own.obligations.sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || byState(a, b));
    own.sorted = true;
  }
  return own?.obligations ?? [];
}

/** How many obligations of a system are open. */
export function openIn(view: RegisterView, system: string): number {
  return atOnce(bySystem(view)).get(system)?.open ?? 0;
}

/** The obligations of a register by the id of their system, put together once for a check. */
export function* bySystem({ register, model }: RegisterView): Steps<ReadonlyMap<string, OfSystem>> {
  const all = model.obligations.get(register) ?? [];
  const known = grouped.get(all);
  if (known) return known;
  const made = new Map<string, OfSystem>();
  for (const [i, obligation] of all.entries()) {
    if (i % HANDFUL === 0) yield;
    const system = systemOf(obligation);
    if (!system) continue;
    const open = Number(isOpen(obligation));
    const own = made.get(system.id);
    if (own) {
      own.obligations.push(obligation);
      own.open += open;
    } else made.set(system.id, { obligations: [obligation], sorted: false, open });
  }
  grouped.set(all, made);
  return made;
}
