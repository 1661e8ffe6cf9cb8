import type { AppliedRequirement, Need } from '../catalogue/requirements';
import { schemaAt, schemaOf } from '../catalogue/schemas';
import type { Route } from '../documents/tree';
import type { Place } from '../rules/finding';
import { isFilled, textAt, valuesAt } from './fields';
import type { Ground, ObligationState } from './obligation';
import { fromRoot } from './paths';
import type { Register, RegisterRecord } from './register';
import type { TestFacts } from './tests';
import { heldElsewhere, type Validity } from './validity';

/** What obligations ask of the world outside the register. */
export interface ObligationFacts extends TestFacts {
  /** `YYYY-MM-DD`. */
  asOf: string;
  /** What stands where a card is said to be; undefined where the listing cannot tell. */
  cardState(record: RegisterRecord): 'found' | 'partial' | 'not-found' | 'unknown';
  /**
   * The digest of the file that a record (undefined: the head) names as its document, or without one of the record's own prose; undefined where
   * it was not read.
   */
  approvedDigest(record: RegisterRecord | undefined, written: string | undefined): string | undefined;
  /**
   * An answer that is the same for all subjects, worked out once by those who remember it.
   * @param name says all that it depends on beyond the register and these facts
   */
  shared?<T>(name: string, answer: (register: Register, facts: ObligationFacts) => T): T;
  /** Whether a path from the root is a file; undefined where the listing cannot tell. */
  hasFile(path: string): boolean | undefined;
}

/** One requirement put to one subject. */
export interface Asked {
  register: Register;
  /** The system; undefined where the organization is asked. */
  system: RegisterRecord | undefined;
  requirement: AppliedRequirement;
  facts: ObligationFacts;
  /** The day of the last material change, where it ends the validity of what is asked for. */
  changedOn: string | undefined;
}

/** Where a ground is found: in a record, or in the head of the manifest. */
export interface Spot {
  path: string;
  route: Route;
  record?: RegisterRecord;
}

export function spotOf(record: RegisterRecord): Spot {
  return { path: record.path, route: record.route, record };
}

/** The subject itself: the record of the system, or the head of the manifest. */
export function subjectSpot({ system, register }: Pick<Asked, 'system' | 'register'>): Spot {
  return system ? spotOf(system) : { path: register.path, route: [] };
}

/** The place of a field; what is missing is told on the nearest key above it. */
export function placeAt(spot: Spot, ...field: Route): Place {
  return { path: spot.path, at: 'route', route: [...spot.route, ...field], part: 'key' };
}

export interface GroundDetails
  extends Partial<Pick<Ground, 'date' | 'due' | 'reason' | 'need' | 'measured'>> {
  /** The field that it stands in, dotted or as a route. */
  at?: string | Route;
}

export function groundAt(
  spot: Spot,
  state: ObligationState,
  text: string,
  { at = [], ...details }: GroundDetails = {},
): Ground {
  const route = typeof at === 'string' ? at.split('.') : at;
  const { record } = spot;
  return {
    state,
    text,
    place: placeAt(spot, ...route),
    ...(record ? { record: { kind: record.kind, id: record.id } } : {}),
    ...details,
  };
}

/** What the age of something says, as a ground; `holds` says nothing of its own. */
export function ageGround(spot: Spot, what: string, age: Validity, details: GroundDetails = {}): Ground[] {
  switch (age.state) {
    case 'holds':
      return [];
    case 'stale':
      return [groundAt(spot, 'stale', `${what} ${age.text}`, { ...details, date: age.date, due: age.due })];
    case 'planned':
      return [groundAt(spot, 'missing', `${what} ${age.text}`, { ...details, date: age.date })];
    case 'undated':
      return [groundAt(spot, 'partial', `${what} ${age.text}`, details)];
    case 'unreadable':
      return [groundAt(spot, 'unknown', `${what}: ${age.text}`, details)];
  }
}

/** What a field says about whether its contents are at hand. */
export interface Filled {
  path: string;
  state: 'evidenced' | 'stated' | 'stale' | 'unknown' | 'missing';
  text: string;
  date?: string;
  due?: string;
}

/**
 * The first of some fields that says something. A document counts where its file is listed, as stated where it is
 * held elsewhere or on the web; undefined where no field is filled in.
 */
export function filledField(
  value: unknown,
  kind: RegisterRecord['kind'] | 'manifest',
  fields: readonly string[],
  { register, facts }: Pick<Asked, 'register' | 'facts'>,
  folder: string | undefined = register.folder,
): Filled | undefined {
  let weaker: Filled | undefined;
  for (const path of fields) {
    const [found] = valuesAt(value, path);
    if (!isFilled(found)) continue;
    const filled = contentOf(found, path, kind, facts, folder);
    if (filled.state === 'evidenced') return filled;
    weaker ??= filled;
  }
  return weaker;
}

function contentOf(
  found: unknown,
  path: string,
  kind: RegisterRecord['kind'] | 'manifest',
  facts: ObligationFacts,
  folder: string | undefined,
): Filled {
  const text = `${path} is filled in`;
  const whole = path.endsWith('heldElsewhere') ? found : valuesAt(found, 'heldElsewhere')[0];
  if (whole !== undefined) {
    const held = heldElsewhere(whole, facts.asOf);
    return { ...held, path, text: `${path} is ${held.text}` };
  }
  const wants = fieldSchema(kind, path)?.['x-aims-path'];
  if (wants !== 'document' && wants !== 'file') return { path, state: 'evidenced', text };
  const file = typeof found === 'string' ? found : textAt(found, 'path');
  if (file === undefined) return { path, state: 'evidenced', text };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(file))
    return { path, state: 'stated', text: `${path} is an address outside the repository` };
  const place = folder === undefined ? undefined : fromRoot(folder, file);
  const listed = place === undefined ? undefined : facts.hasFile(place);
  if (listed === undefined)
    return { path, state: 'unknown', text: `${path} names a file that cannot be seen` };
  return listed
    ? { path, state: 'evidenced', text }
    : { path, state: 'missing', text: `${path} names a file that does not exist` };
}

const schemaCache = new Map<string, ReturnType<typeof schemaAt>>();

/** The schema of a dotted field, through lists. */
function fieldSchema(kind: RegisterRecord['kind'] | 'manifest', path: string): ReturnType<typeof schemaAt> {
  const key = `${kind} ${path}`;
  if (!schemaCache.has(key)) {
    let node: ReturnType<typeof schemaAt> = schemaOf(kind);
    for (const step of path.split('.')) {
      if (!node) break;
      node = schemaAt(node, [step]) ?? schemaAt(node, [0, step]);
    }
    schemaCache.set(key, node);
  }
  return schemaCache.get(key);
}

/** A need with the grounds that answer it. */
export type NeedOf<Name extends Need['need']> = Extract<Need, { need: Name }>;
