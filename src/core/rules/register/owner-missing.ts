import { fieldsBefore } from '../../catalogue/field-order';
import { textAt } from '../../register/fields';
import { systemOf } from '../../register/obligation';
import { type Register, type RegisterRecord, recordsOf } from '../../register/register';
import type { Fix } from '../finding';
import type { ObligationRule } from '../rule';
import { isMissing, onSystem } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'owner-missing',
  on: 'obligation',
  title: 'A system has no owner',
  why: 'Without an owner nobody answers for the system, its open points or its incidents.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:5.3', 'iso-42001:A.3.2'],
  fixable: true,
  messages: {
    missing:
      '{system} has no owner, so nobody answers for its open points. Record `owner` with the id of a person, role or body.',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'ownership') return [];
    if (!isMissing(obligation, 'owner')) return [];
    const system = systemOf(obligation);
    return [
      { ...onSystem(obligation, 'missing', ['owner']), fixes: system ? ownerFixes(register, system) : [] },
    ];
  },
};

/** How many are offered; a register with more people is searched by completion, not by a list of fixes. */
const OFFERED = 6;
const FEW = 4 * OFFERED;

const WHO = ['role', 'body', 'person'] as const;

/** Those who can own a system: first who owns another one. None where they are many. */
function ownerFixes(register: Register, { path, route, kind, node }: RegisterRecord): Fix[] {
  if (!node || node.entries.some(({ key, value }) => key === 'owner' && value !== null)) return [];
  const count = WHO.reduce((sum, one) => sum + (register.index.get(one)?.size ?? 0), 0);
  if (count > FEW) return [];
  const blank = node.entries.some(({ key }) => key === 'owner');
  const owners = new Set(recordsOf(register, 'system').map(({ value }) => textAt(value, 'owner')));
  const all = WHO.flatMap((one) => recordsOf(register, one));
  return all
    .sort((a, b) => Number(owners.has(b.id)) - Number(owners.has(a.id)))
    .slice(0, OFFERED)
    .map(({ id, value }) => ({
      title: `Set the owner to ${textAt(value, 'name') ?? id}`,
      safe: false,
      steps: [
        blank
          ? { op: 'replace-value', path, route: [...route, 'owner'], value: id }
          : { op: 'add-key', path, route, key: 'owner', value: id, after: fieldsBefore(kind, 'owner') },
      ],
    }));
}
