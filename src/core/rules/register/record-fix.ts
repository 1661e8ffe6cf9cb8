import type { SchemaName } from '../../generated/validators';
import { type Obligation, systemOf } from '../../register/obligation';
import type { Register } from '../../register/register';
import type { Fix } from '../finding';
import { newRecord } from '../fixing/skeleton';

/** The fix that opens a record about a system, for a person to fill in. */
export function recordFix(
  register: Register,
  obligation: Obligation,
  kind: SchemaName,
  ending: string,
  noun: string,
  blank: Record<string, unknown>,
): Fix[] {
  const system = systemOf(obligation);
  if (!system) return [];
  const taken = register.index.get(kind);
  let id = `${system.id}-${ending}`;
  for (let n = 2; taken?.has(id); n++) id = `${system.id}-${ending}-${n}`;
  const steps = newRecord(register, kind, id, { systems: [system.id], ...blank });
  return steps.length === 0
    ? []
    : [{ title: `Add ${noun} to fill in (open until then)`, safe: false, steps }];
}
