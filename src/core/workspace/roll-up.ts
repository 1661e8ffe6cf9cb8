import type { Framework } from '../catalogue/entry';
import { type ControlState, controlSteps } from '../register/controls';
import { type LooserRequirement, looserRequirements } from '../register/looser';
import type { Obligation } from '../register/obligation';
import type { Register } from '../register/register';
import { atOnce, type Steps } from '../text/steps';

/** What surfaces ask of a check beyond its findings; worked out when it is first asked for, and kept. */
export interface RollUps {
  /** How the controls and clauses of ISO/IEC 42001, or the entries of another framework, stand in a register. */
  controls(register: Register, framework?: Framework): readonly ControlState[];
  /** The requirements that a register makes looser, each with its reason and who agreed to it. */
  looser(register: Register): readonly LooserRequirement[];
  /** Works `controls` out in steps, for whoever must not be held by it. */
  controlSteps(register: Register, framework?: Framework): Steps<void>;
}

export interface RollUpSource {
  registers: readonly Register[];
  obligations: ReadonlyMap<Register, readonly Obligation[]>;
  asOf: string;
  /** Whether the listing of files is complete. */
  listed: boolean;
  hasFile(path: string): boolean;
}

export function rollUps({ registers, obligations, asOf, listed, hasFile }: RollUpSource): RollUps {
  const controls = new Map<Register, Map<Framework, ControlState[]>>();
  const looser = new Map<Register, LooserRequirement[]>();
  const facts = { asOf, hasFile: (path: string) => hasFile(path) || (listed ? false : undefined) };
  function* statesOf(register: Register, framework: Framework = 'iso-42001'): Steps<ControlState[]> {
    const known = controls.get(register) ?? new Map<Framework, ControlState[]>();
    controls.set(register, known);
    let states = known.get(framework);
    if (!states) {
      const all = [...(obligations.get(register) ?? []), ...inheritedFrom(register, registers, obligations)];
      states = yield* controlSteps({ register, obligations: all, facts }, framework);
      known.set(framework, states);
    }
    return states;
  }
  return {
    controls: (register, framework) => atOnce(statesOf(register, framework)),
    *controlSteps(register, framework) {
      yield* statesOf(register, framework);
    },
    looser(register) {
      let found = looser.get(register);
      if (!found) {
        found = looserRequirements(register, asOf);
        looser.set(register, found);
      }
      return found;
    },
  };
}

/** The organization's obligations in the manifests that a register extends: they hold for it too. */
function inheritedFrom(
  register: Register,
  registers: readonly Register[],
  obligations: RollUpSource['obligations'],
): Obligation[] {
  const paths = new Set(register.ancestors.map(({ path }) => path));
  return registers
    .filter(({ path }) => paths.has(path))
    .flatMap((parent) => obligations.get(parent) ?? [])
    .filter(({ subject }) => subject.type === 'organization');
}
