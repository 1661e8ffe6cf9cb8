import { textAt } from '../../register/fields';
import type { Ground, Obligation, ObligationState } from '../../register/obligation';
import type { FindingDraft } from '../finding';

/** Whether the field with this need id is not filled in, for certain. */
export function isMissing({ grounds, system }: Obligation, need: string): boolean {
  return system.complete && grounds.some((ground) => ground.need?.id === need && ground.state === 'missing');
}

/** The needs that are not filled in, in the words of a message; none where the record was not read as a whole. */
export function missingFields({ grounds, system }: Obligation): string[] {
  if (!system.complete) return [];
  return grounds.flatMap(({ state, need }) => (state === 'missing' && need ? [need.title] : []));
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The ground in this state, where the obligation applies; recommended ones are left to views and reports. */
export function openGround(
  { requirement, state, grounds }: Obligation,
  wanted: ObligationState,
): Ground | undefined {
  if (requirement.demand.strength !== 'required' || state !== wanted) return undefined;
  return grounds.find((ground) => ground.state === wanted);
}

function argsOf({ system }: Obligation): Record<string, string> {
  return {
    system: textAt(system.value, 'name') ?? system.id,
    class: textAt(system.value, 'riskClass.class') ?? 'undecided',
  };
}

/** In inception a requirement does not bind yet: it is said, but only as a hint. */
function severityOf({ requirement }: Obligation): Pick<FindingDraft, 'severity'> {
  return requirement.binding ? {} : { severity: 'hint' };
}

/** A finding on the system's record; for what is missing the place is the key above it. */
export function onSystem(
  obligation: Obligation,
  message: string,
  field: readonly string[],
  args: Record<string, string> = {},
): FindingDraft {
  const { system } = obligation;
  const route = [...system.route, ...field];
  return {
    message,
    args: { ...argsOf(obligation), ...args },
    subject: { kind: system.kind, id: system.id },
    place: { path: system.path, at: 'route', route, part: 'key' },
    systems: [system.id],
    ...severityOf(obligation),
  };
}

/** A finding where the ground stands: the test result, or the linked record. */
export function onGround(
  obligation: Obligation,
  ground: Ground,
  message: string,
  args: Record<string, string> = {},
): FindingDraft {
  const on = onSystem(obligation, message, [], args);
  if (!ground.place) return on;
  const record = ground.place.at === 'route' ? String(ground.place.route[1] ?? '') : '';
  return { ...on, args: { ...on.args, record }, place: ground.place };
}
