import { textAt } from '../../register/fields';
import type { Ground, Obligation, ObligationState } from '../../register/obligation';
import type { FindingDraft } from '../finding';

/** False where reading lost a part of the record: absence beneath is then unknown. */
function wasRead(subject: Obligation['subject']): boolean {
  return subject.type !== 'system' || subject.record.complete;
}

/** Whether the field with this need id is not filled in, for certain. */
export function isMissing({ grounds, subject }: Obligation, need: string): boolean {
  return wasRead(subject) && grounds.some((ground) => ground.need?.id === need && ground.state === 'missing');
}

/** The needs that are not filled in, in the words of a message; none where the record was not read as a whole. */
export function missingFields({ grounds, subject }: Obligation): string[] {
  if (!wasRead(subject)) return [];
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

function argsOf({ subject }: Obligation): Record<string, string> {
  if (subject.type === 'organization') return { organization: subject.name };
  const { id, value } = subject.record;
  return { system: textAt(value, 'name') ?? id, class: textAt(value, 'riskClass.class') ?? 'undecided' };
}

/** In inception a requirement does not bind yet: it is said, but only as a hint. */
function severityOf({ requirement }: Obligation): Pick<FindingDraft, 'severity'> {
  return requirement.binding ? {} : { severity: 'hint' };
}

/** A finding on the system's record, or on the manifest's head; for what is missing the place is the key above it. */
export function onSystem(
  obligation: Obligation,
  message: string,
  field: readonly string[],
  args: Record<string, string> = {},
): FindingDraft {
  const { subject } = obligation;
  const said = { message, args: { ...argsOf(obligation), ...args }, ...severityOf(obligation) };
  if (subject.type === 'organization')
    return {
      ...said,
      subject: { path: subject.path },
      place: { path: subject.path, at: 'route', route: [...field], part: 'key' },
    };
  const { kind, id, path, route } = subject.record;
  return {
    ...said,
    subject: { kind, id },
    place: { path, at: 'route', route: [...route, ...field], part: 'key' },
    systems: [id],
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
  return { ...on, args: { ...on.args, record: ground.record?.id ?? '' }, place: ground.place };
}
