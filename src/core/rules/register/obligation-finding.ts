import type { AppliedRequirement } from '../../catalogue/requirements';
import { textAt } from '../../register/fields';
import type { Ground, Obligation, ObligationState } from '../../register/obligation';
import type { Register } from '../../register/register';
import { listed } from '../../text/phrases';
import type { FindingDraft } from '../finding';
import { tierOfSystem } from './relations';

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

/** Whether a person has decided the class of the system: before, there is one question and not many. */
export function isClassed({ subject }: Obligation): boolean {
  return subject.type === 'system' && textAt(subject.record.value, 'riskClass.class') !== undefined;
}

/** The ground in this state, where the obligation applies; recommended ones are left to views and reports. */
export function openGround(
  { requirement, state, grounds }: Obligation,
  wanted: ObligationState,
): Ground | undefined {
  if (requirement.demand.strength !== 'required' || state !== wanted) return undefined;
  return grounds.find((ground) => ground.state === wanted);
}

/**
 * The needs of a required obligation that are certainly not met, where nothing worse is known of it. What binds only
 * later in the life cycle has no gaps yet, but for what binds in the next stage.
 */
export function gapsOf({ requirement, subject, state, grounds }: Obligation): Ground[] {
  if (requirement.demand.strength !== 'required' || requirement.applies !== 'yes' || !wasRead(subject))
    return [];
  if (state !== 'missing' && state !== 'partial') return [];
  if (!requirement.binding && !bindsNext(requirement, subject)) return [];
  // A file that does not exist is told by `file-not-found`.
  return grounds.filter(
    ({ state: said, need, text }) => said === 'missing' && need && !text.endsWith('does not exist'),
  );
}

const stages = ['inception', 'development', 'validation', 'deployment', 'operation'];

function bindsNext({ definition }: AppliedRequirement, subject: Obligation['subject']): boolean {
  if (subject.type !== 'system') return false;
  const stage = stages.indexOf(textAt(subject.record.value, 'lifecycleStage') ?? 'operation');
  return stage >= 0 && stages.indexOf(definition.bindsFrom ?? 'inception') === stage + 1;
}

/** The gaps in the words of a message: "logged events and retention of logs". */
export function gapTitles(gaps: readonly Ground[]): string {
  return listed(gaps.flatMap(({ need }) => need?.title ?? []));
}

/** Proportionate to risk: loud for a high-risk system, quieter below; before it binds only a hint. */
export function weighed(
  { requirement, subject }: Obligation,
  register: Register,
): Pick<FindingDraft, 'severity'> {
  if (!requirement.binding) return { severity: 'hint' };
  if (subject.type !== 'system') return {};
  const tier = tierOfSystem(register, subject.record);
  return tier === 'high' ? {} : { severity: tier === 'limited' ? 'information' : 'hint' };
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
  return {
    ...on,
    args: { ...on.args, record: ground.record?.id ?? '' },
    place: ground.place,
    ...(ground.measured ? { related: [{ place: ground.measured, message: 'The measured value' }] } : {}),
  };
}
