import { tierOf } from '../catalogue/requirements';
import { textAt } from '../register/fields';
import { type Obligation, systemOf } from '../register/obligation';
import { ownClasses } from '../register/profile';
import { governing } from '../register/read';
import { type Register, type RegisterRecord, recordsOf } from '../register/register';
import { nameOf } from '../reports/register/cite';
import { counted } from '../text/phrases';
import type { IconName, NodeRecord, Target } from './node';
import { byState, isOpen, obligationsOfSystem, type RegisterView, type Source } from './source';
import { oneLine, stateWord } from './words';

/** One open point, as a list to choose from shows it. */
export interface OpenPoint {
  label: string;
  description: string;
  /** What it rests on. */
  detail: string;
  icon: IconName;
  target: Target;
  /** The name of the system that it is about. */
  system: string;
  /** In a sentence: `bias test stale`. */
  phrase: string;
  /** Whether a test is what it asks for. */
  isTest: boolean;
}

/** A system as lenses and the status item name it. */
export interface SystemSummary {
  record: NodeRecord;
  name: string;
  /** `high risk`, `class tier-1`, `risk class not decided`. */
  riskClass: string;
  points: OpenPoint[];
}

/** The register that governs a path, with what views ask of it. */
export function viewOf({ checked }: Source, path: string): RegisterView | undefined {
  const register = checked && governing(checked.model.registers, path);
  return register && { register, ...checked };
}

export function summaryOf(view: RegisterView, system: RegisterRecord): SystemSummary {
  const name = nameOf(system);
  return {
    record: { kind: 'system', id: system.id, register: view.register.path },
    name,
    riskClass: classPhrase(view.register, system),
    points: obligationsOfSystem(view, system.id)
      .filter(isOpen)
      .map((obligation) => pointOf(obligation, name)),
  };
}

/** `high risk`, `class tier-1`, `risk class not decided`. */
export function classPhrase(register: Register, system: RegisterRecord): string {
  const written = textAt(system.value, 'riskClass.class')?.trim();
  if (!written) return 'risk class not decided';
  if (Object.hasOwn(ownClasses(register), written)) return `class ${written}`;
  const tier = tierOf(written);
  return tier === undefined ? `class ${written}` : tier === 'prohibited' ? 'prohibited' : `${tier} risk`;
}

function pointOf(obligation: Obligation, system: string): OpenPoint {
  const { requirement, state, grounds, subject } = obligation;
  const [worst] = [...grounds].sort(byState);
  const record = systemOf(obligation);
  const fallback = record
    ? { path: record.path, route: record.route }
    : { path: subject.type === 'organization' ? subject.path : '', route: [] };
  return {
    label: requirement.title,
    description: stateWord(state),
    detail: oneLine(worst?.text ?? ''),
    icon: state,
    target: { place: worst?.place ?? { ...fallback, at: 'route', part: 'key' } },
    system,
    phrase: `${inSentence(requirement.title)} ${stateWord(state)}`,
    isTest: requirement.definition.needs.some(({ need }) => need === 'test'),
  };
}

/** `Bias test` → `bias test`; abbreviations stay as they are. */
function inSentence(title: string): string {
  return /^.[A-Z]/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

/**
 * `2 open points: bias test stale, risk assessment missing`; of more than three only two are named.
 * @param none what is said where nothing is open
 */
export function pointsPhrase(points: readonly OpenPoint[], none = 'no open points'): string {
  if (points.length === 0) return none;
  const count = counted(points.length, 'open point');
  return `${count}: ${namesPhrase(points, 2)}`;
}

/** `bias test stale, risk assessment missing and 5 more`. */
export function namesPhrase(points: readonly OpenPoint[], most: number): string {
  // One more is as long as “and 1 more”.
  const shown = points.length <= most + 1 ? points : points.slice(0, most);
  const names = shown.map(({ phrase }) => phrase).join(', ');
  return shown.length < points.length ? `${names} and ${points.length - shown.length} more` : names;
}

/** The points of tests first, as those who write code can do most about them. */
export function testsFirst(points: readonly OpenPoint[]): OpenPoint[] {
  return [...points.filter(({ isTest }) => isTest), ...points.filter(({ isTest }) => !isTest)];
}

/** The systems of a card's records: those that name it themselves, or use the model or dataset whose card it is. */
export function systemsOfCard(view: RegisterView, records: readonly RegisterRecord[]): RegisterRecord[] {
  const found = new Map<string, RegisterRecord>();
  for (const record of records) {
    if (record.kind === 'system') found.set(record.id, record);
    for (const { from } of view.register.links.incoming(record))
      if (from?.kind === 'system') found.set(from.id, from);
  }
  return recordsOf(view.register, 'system').filter((system) => found.get(system.id) === system);
}
