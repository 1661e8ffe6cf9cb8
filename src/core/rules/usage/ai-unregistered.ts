import type { Register } from '../../register/register';
import { groupUses, type UsageGroup } from '../../usage/group';
import type { UsageScan } from '../../usage/linked';
import { unregisteredUses } from '../../usage/reported';
import type { CheckContext, UsageRule } from '../rule';
import { addToSystems, excludeFile, registerSystem } from './fixes';
import { brief, certainRegister, componentName, placeOf } from './parts';

export const rule: UsageRule = {
  slug: 'ai-unregistered',
  on: 'usage',
  title: 'AI in code that belongs to no registered system',
  why: 'What is not in the register is assessed, tested and answered for by nobody; most organizations use more AI than they know of.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.4.2', 'iso-42001:4.3', 'nist-ai-rmf:GOVERN-1.6'],
  fixable: true,
  messages: {
    unregistered:
      '{component} is used here ("{token}"), and no AI system of the register answers for this file. Register a system, add the file to the `code` of one, or leave it out of the scan with a reason.',
  },
  check(file, context) {
    const open = unregisteredUses(file);
    if (open.length === 0) return [];
    const register = certainRegister(file, context, 'ai-unregistered');
    if (!register) return [];
    const group = groupsOf(register, context).find(({ files }) => files.includes(file.path));
    const fixes = [
      ...(group ? [registerSystem(register, group)] : []),
      ...addToSystems(register, file),
      ...excludeFile(register, file),
    ];
    return open.map((usage) => ({
      message: 'unregistered',
      args: { component: componentName(usage), token: brief(usage.text) },
      subject: { path: file.path },
      place: placeOf(file, usage),
      confidence: usage.confidence,
      ...(usage.confidence === 'high' ? {} : { severity: 'information' as const }),
      fixes,
    }));
  },
};

const known = new WeakMap<UsageScan, Map<Register, UsageGroup[]>>();

/** The groups of a scan under one register; computed once for all of its files. */
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
