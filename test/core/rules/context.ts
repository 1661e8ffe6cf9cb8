import { bindingsOf } from '../../../src/core/evidence/binding';
import type { CheckContext } from '../../../src/core/rules/rule';

/** A workspace without anything in it, for checks that are tried one by one; `parts` say what there is. */
export function contextWith(parts: Partial<CheckContext> = {}): CheckContext {
  return {
    asOf: '2026-01-01',
    listed: true,
    hasFile: () => false,
    matchFiles: () => [],
    document: () => undefined,
    registers: [],
    cards: new Map(),
    evidence: new Map(),
    bindings: bindingsOf([], () => []),
    git: { ignored: new Set(), untracked: new Set() },
    usage: undefined,
    unknown: () => {},
    ...parts,
  };
}
