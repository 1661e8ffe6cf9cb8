import { OPEN } from '../../register/obligation';
import type { SystemEntry } from './report';

/** Whether everything that is asked of a system, and binds, is met or held elsewhere. */
export function isSettled(system: SystemEntry): boolean {
  return !system.obligations.some(
    ({ state, strength, binding }) => OPEN.includes(state) && strength === 'required' && binding,
  );
}

const COUNTS: readonly { one: string; many: string; test(system: SystemEntry): boolean }[] = [
  {
    one: 'has a risk class decided by a person',
    many: 'have a risk class decided by a person',
    test: ({ riskClass }) => riskClass?.decidedBy !== undefined,
  },
  { one: 'has an owner', many: 'have an owner', test: ({ owner }) => owner !== undefined },
  {
    one: 'is in operation',
    many: 'are in operation',
    test: ({ stage }) => stage?.text === 'operation',
  },
  {
    one: 'has no open obligation',
    many: 'have no open obligation',
    test: isSettled,
  },
];

/** Counts in sentences, such as `7 of 9 systems have an owner`: no score that nobody could explain. */
export function pageCounts(systems: readonly SystemEntry[]): string[] {
  const total = systems.length;
  if (total === 0) return [];
  return COUNTS.map(({ one, many, test }) => {
    const count = systems.filter(test).length;
    return `${count} of ${total} AI ${total === 1 ? 'system' : 'systems'} ${count === 1 || total === 1 ? one : many}`;
  });
}
