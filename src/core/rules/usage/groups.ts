import type { Register } from '../../register/register';
import { groupUses, type UsageGroup } from '../../usage/group';
import type { LinkedFile, UsageScan } from '../../usage/linked';
import type { CheckContext } from '../rule';

/** The groups of a scan under one register, with all that they were made of beside the scan. */
interface Made {
  folder: string;
  inner: readonly string[];
  taken: readonly string[];
  groups: UsageGroup[];
}

const known = new WeakMap<UsageScan, Made[]>();

/** The unregistered files that a file is plausibly one system with; worked out once for all files of a register. */
export function groupOf(file: LinkedFile, register: Register, context: CheckContext): UsageGroup | undefined {
  return groupsOf(register, context).find(({ files }) => files.includes(file.path));
}

function groupsOf(register: Register, { usage, registers }: CheckContext): UsageGroup[] {
  if (!usage) return [];
  // Each file asks with a view of its own on the register, so what it is asked is compared and not the register.
  const { folder } = register;
  const inner = registers.flatMap((other) =>
    other.folder !== folder && (folder === '' || other.folder.startsWith(`${folder}/`)) ? [other.folder] : [],
  );
  const taken = [...(register.index.get('system')?.keys() ?? [])];
  const all = known.get(usage) ?? [];
  known.set(usage, all);
  let made = all.find((one) => one.folder === folder && same(one.inner, inner) && same(one.taken, taken));
  if (!made) {
    const own = usage.files.filter(({ path }) => !inner.some((one) => path.startsWith(`${one}/`)));
    made = { folder, inner, taken, groups: groupUses(own, folder, new Set(taken)) };
    all.push(made);
  }
  return made.groups;
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, i) => text === other[i]);
}
