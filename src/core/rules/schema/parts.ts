import { kindOfKey, kinds } from '../../catalogue/kinds';
import { type SchemaNode, schemaAt, schemaOf } from '../../catalogue/schemas';
import { type ToldVisit, walkTold } from '../../catalogue/told';
import { type DataNode, type MapNode, nodeAt, type Route } from '../../documents/tree';
import { type SchemaName, validators } from '../../generated/validators';
import { headRecord, type Register, type RegisterRecord, standingRecords } from '../../register/register';
import type { Fix, FixStep, Place, Severity, Subject } from '../finding';
import type { SeverityTable } from '../rule';

/** What one schema judges: the head of a manifest, or a record. */
export interface Part {
  schema: SchemaName;
  node: MapNode | null;
  value: Record<string, unknown>;
  path: string;
  /** From the root of the file to the part. */
  route: Route;
  subject: Subject;
  /** Only then does absence mean anything. */
  complete: boolean;
  record?: RegisterRecord;
}

/** A violation of a schema at its place in a part; the route counts from the part. */
export interface Violation {
  part: Part;
  route: Route;
  keyword: string;
  params: Record<string, unknown>;
  /** The node at the route; undefined or null where there is none. */
  node: DataNode | null | undefined;
  schema: SchemaNode | undefined;
}

/** The same severity wherever a register governs; without one there is nothing to judge. */
export function always(severity: Severity): SeverityTable {
  return { noManifest: 'off', unlinked: severity, linked: severity };
}

/** The head of a manifest and all kinds of record: what schemas judge. */
export const everyPart: readonly SchemaName[] = ['manifest', ...kinds.map(({ kind }) => kind)];

/** A record, or the head of a manifest handed over as one, as a part that a schema judges. */
export function partOf(record: RegisterRecord): Part {
  const { kind, id, node, value, path, route, complete } = record;
  const part = { schema: kind, node, value, path, route, complete };
  return kind === 'manifest' ? { ...part, subject: { path } } : { ...part, subject: { kind, id }, record };
}

/** A JSON pointer as a route; indexes become numbers where the value has a list. */
function routeOf(pointer: string, value: unknown): Route {
  let at = value;
  return pointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const step = escaped.replace(/~1/g, '/').replace(/~0/g, '~');
      const index = Array.isArray(at) ? Number(step) : undefined;
      at = (at as Record<string, unknown> | null | undefined)?.[step];
      return index ?? step;
    });
}

/** The rules ask about one record after the other, so only what was found of the last one is kept. */
let judged: { record: RegisterRecord; found: Violation[] } | undefined;

/** All violations of its schema in a record; records beneath a manifest's keys are judged by themselves. */
export function violationsOf(record: RegisterRecord): Violation[] {
  if (judged?.record !== record) judged = { record, found: violationsIn(partOf(record)) };
  return judged.found;
}

function violationsIn(part: Part): Violation[] {
  if (!part.node) return [];
  const validate = validators[part.schema];
  if (validate(part.value)) return [];
  return (validate.errors ?? []).flatMap(({ instancePath, keyword, params }) => {
    const route = routeOf(instancePath, part.value);
    if (!part.record && typeof route[0] === 'string' && kindOfKey(route[0])) return [];
    const schema = schemaAt(schemaOf(part.schema), route);
    return [{ part, route, keyword, params, node: nodeAt(part.node, route), schema }];
  });
}

let walked: { record: RegisterRecord; part: Part; visits: ToldVisit[] } | undefined;

/** Visits every value of a record whose schema tells what it means: a reference, a path, a date, an action (see `walkTold`). */
export function walkPart(record: RegisterRecord, visit: (at: ToldVisit, part: Part) => void): void {
  if (walked?.record !== record) {
    const part = partOf(record);
    const visits: ToldVisit[] = [];
    walkTold(part.node, schemaOf(part.schema), (at) => visits.push(at));
    walked = { record, part, visits };
  }
  const { part, visits } = walked;
  for (const at of visits) visit(at, part);
}

/** The same for the head of a register and all its records. */
export function walkParts(register: Register, visit: (at: ToldVisit, part: Part) => void): void {
  for (const record of [headRecord(register), ...standingRecords(register)]) walkPart(record, visit);
}

/** The place of a value or key of a part. */
export function placeIn(part: Part, route: Route, side: 'key' | 'value'): Place {
  return { path: part.path, at: 'route', route: [...part.route, ...route], part: side };
}

/** The fix that writes another value; none where nobody can tell which was meant. */
export function changedTo(
  { path, route: start }: Part,
  route: Route,
  value: string | undefined,
  safe: boolean,
): { fixes?: Fix[] } {
  if (value === undefined || value === '') return {};
  const steps: FixStep[] = [{ op: 'replace-value', path, route: [...start, ...route], value }];
  return { fixes: [{ title: `Change to ${value}`, safe, steps }] };
}

/** The name of a field for messages: `riskClass.class`, `releases.version`. Which entry of a list is seen at the place. */
export function fieldName(route: Route): string {
  return route.filter((step) => typeof step === 'string').join('.');
}

/** Words in a sentence, cut to a length that a reader can take in. */
export function listed(words: readonly string[], limit = 14): string {
  if (words.length > limit) return `${words.slice(0, limit).join(', ')} and ${words.length - limit} more`;
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** A text for a message, cut where it is long. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
