import { type Obligation, type ObligationState, statesByGravity, systemOf } from '../register/obligation';
import type { Register } from '../register/register';
import { OPEN } from '../reports/register/report';
import type { Finding } from '../rules/finding';
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

/** Whether an obligation binds and is not met. What cannot be known is not open, and advice never is. */
export function isOpen({ requirement, state }: Obligation): boolean {
  return requirement.binding && requirement.demand.strength === 'required' && OPEN.includes(state);
}

/** The gravest state first. */
export function byState(a: { state: ObligationState }, b: { state: ObligationState }): number {
  return statesByGravity.indexOf(a.state) - statesByGravity.indexOf(b.state);
}

const grouped = new WeakMap<readonly Obligation[], Map<string, Obligation[]>>();

/** The obligations of one system, worst first within the order of the catalogue. */
export function obligationsOfSystem({ register, model }: RegisterView, system: string): Obligation[] {
  const all = model.obligations.get(register);
  if (!all) return [];
  let bySystem = grouped.get(all);
  if (!bySystem) {
    bySystem = new Map();
    for (const obligation of all) {
      const system = systemOf(obligation);
      if (!system) continue;
      const list = bySystem.get(system.id);
      if (list) list.push(obligation);
      else bySystem.set(system.id, [obligation]);
    }
    for (const list of bySystem.values())
      list.sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || byState(a, b));
    grouped.set(all, bySystem);
  }
  return bySystem.get(system) ?? [];
}
