import { kindOfKey } from '../../catalogue/kinds';
import type { Ground, Obligation, ObligationState } from '../../register/obligation';
import { type Register, recordsOf } from '../../register/register';
import { listed } from '../../text/phrases';
import type { FindingDraft, Place, Severity } from '../finding';
import { onGround } from '../register/obligation-finding';

/** What a rule says of an obligation of the organization, by its state; states that are left out stay silent. */
export type Words = Partial<Record<'missing' | 'partial' | 'stale' | 'failed', string>>;

/**
 * The finding on an obligation of the organization, if there is one to speak of. `{reason}` lists what is open in it.
 * What is not there at all stands on `level`, which is why it is asked for.
 */
export function dutyFindings(
  obligation: Obligation,
  register: Register,
  ids: readonly string[],
  words: Words,
  severities: Partial<Record<ObligationState, Severity>> = {},
): FindingDraft[] {
  const { requirement, subject, state, grounds } = obligation;
  if (subject.type !== 'organization' || !ids.includes(requirement.definition.id)) return [];
  if (requirement.demand.strength !== 'required') return [];
  const message = state in words ? words[state as keyof Words] : undefined;
  if (message === undefined) return [];
  const open = grounds.filter((ground) => isOpen(ground, state));
  const [first] = open;
  if (!first) return [];
  const draft = onGround(obligation, first, message, {
    reason: reasonsOf(open),
    title: requirement.title,
    topic: requirement.id,
  });
  const { place } = first;
  const severity = requirement.binding ? severities[state] : 'hint';
  return [
    {
      ...draft,
      place:
        place.at === 'route' && isNowhere(register, place)
          ? { ...place, route: ['level'], part: 'value' }
          : place,
      ...(severity ? { severity } : {}),
    },
  ];
}

/** What is open in words, fields together: "there is no AI policy; not filled in: resources and sponsor". */
function reasonsOf(open: readonly Ground[]): string {
  const isBlank = ({ state, need }: Ground): boolean =>
    state === 'missing' && (need?.need === 'head' || need?.need === 'field');
  const blank = open.filter(isBlank).flatMap(({ need }) => need?.title ?? []);
  const reasons = open.filter((ground) => !isBlank(ground)).map(({ text }) => text);
  if (blank.length > 0) reasons.push(`not filled in: ${listed(blank)}`);
  const told = reasons.slice(0, 4);
  if (reasons.length > 4) told.push(`and ${reasons.length - 4} more`);
  return told.join('; ');
}

function isOpen(ground: Ground, state: ObligationState): boolean {
  if (ground.text.endsWith('does not exist')) return false;
  // What is out of date without a day differs from what was approved, which `approval-other-version` tells.
  if (ground.state === 'stale' && ground.due === undefined) return false;
  return ground.state === state || (state === 'partial' && ground.state === 'missing');
}

/** Whether a place leads to what is not there: to the manifest as a whole, or to a field that it does not have. */
function isNowhere(register: Register, { path, route }: Place & { at: 'route' }): boolean {
  if (path !== register.path) return false;
  const [first] = route;
  if (typeof first !== 'string') return true;
  const kind = kindOfKey(first)?.kind;
  return kind ? recordsOf(register, kind).length === 0 : !Object.hasOwn(register.headValue, first);
}
