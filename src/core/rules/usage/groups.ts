import type { Register } from '../../register/register';
import { groupUses, type UsageGroup } from '../../usage/group';
import type { LinkedFile, UsageScan } from '../../usage/linked';
import type { CheckContext } from '../rule';

const known = new WeakMap<UsageScan, Map<Register, UsageGroup[]>>();

/** The unregistered files that a file is plausibly one system with; computed once for all files of a register. */
export function groupOf(file: LinkedFile, register: Register, context: CheckContext): UsageGroup | undefined {
  return groupsOf(register, context).find(({ files }) => files.includes(file.path));
}

function groupsOf(register: Register, { usage, registers }: CheckContext): UsageGroup[] {
  if (!usage) return [];
  const made = known.get(usage) ?? new Map<Register, UsageGroup[]>();
  known.set(usage, made);
  let groups = made.get(register);
  if (!groups) {
    const inner = registers.filter(
      ({ folder }) =>
        folder !== register.folder && (register.folder === '' || folder.startsWith(`${register.folder}/`)),
    );
    const own = usage.files.filter(({ path }) => !inner.some(({ folder }) => path.startsWith(`${folder}/`)));
    const taken = new Set(register.index.get('system')?.keys() ?? []);
    groups = groupUses(own, register.folder, taken);
    made.set(register, groups);
  }
  return groups;
}
