import { unregisteredUses } from '../../usage/reported';
import type { UsageRule } from '../rule';
import { addToSystems, excludeFile, registerSystem } from './fixes';
import { groupOf } from './groups';
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
    const group = groupOf(file, register, context);
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
