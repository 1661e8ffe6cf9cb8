import { kindOfKey } from '../../catalogue/kinds';
import { type SchemaNode, schemaAt, schemaOf, type TypedVisit, walkTyped } from '../../catalogue/schemas';
import type { SourceDocument } from '../../documents/document';
import { type DataNode, type MapNode, nodeAt, type Route } from '../../documents/tree';
import { type SchemaName, validators } from '../../generated/validators';
import { headRecord, type Register, type RegisterRecord, standingRecords } from '../../register/register';
import type { Place, Severity, Subject } from '../finding';
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

/** The files that hold records under plural keys. */
export function manifestsOf(register: Register): SourceDocument[] {
  return register.documents.filter(({ kind }) => kind === 'manifest' || kind === 'register-part');
}

const partsCache = new WeakMap<Register, Part[]>();

/** The head and all records that count. */
export function partsOf(register: Register): Part[] {
  let parts = partsCache.get(register);
  if (!parts) {
    const head = headRecord(register);
    parts = [
      ...(head ? [{ ...partOf(head), subject: { path: register.path } }] : []),
      ...standingRecords(register).map((record) => ({ ...partOf(record), record })),
    ];
    partsCache.set(register, parts);
  }
  return parts;
}

function partOf(record: RegisterRecord): Part {
  const { kind, id, node, value, path, route, complete } = record;
  return { schema: kind, node, value, path, route, subject: { kind, id }, complete };
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

const violationsCache = new WeakMap<Register, Violation[]>();

/** All violations of schemas in a register, each once; records beneath a manifest's keys are judged by themselves. */
export function violationsOf(register: Register): Violation[] {
  const known = violationsCache.get(register);
  if (known) return known;
  const found: Violation[] = [];
  for (const part of partsOf(register)) {
    if (part.record && !part.node) continue;
    const validate = validators[part.schema];
    if (validate(part.value)) continue;
    for (const { instancePath, keyword, params } of validate.errors ?? []) {
      const route = routeOf(instancePath, part.value);
      if (!part.record && typeof route[0] === 'string' && kindOfKey(route[0])) continue;
      const schema = schemaAt(schemaOf(part.schema), route);
      found.push({ part, route, keyword, params, node: nodeAt(part.node, route), schema });
    }
  }
  violationsCache.set(register, found);
  return found;
}

/** Visits every value of the head and of the records with its schema. */
export function walkParts(register: Register, visit: (at: TypedVisit, part: Part) => void): void {
  for (const part of partsOf(register))
    walkTyped(part.node, schemaOf(part.schema), (at) => {
      const first = at.route[0];
      if (!part.record && typeof first === 'string' && kindOfKey(first)) return;
      visit(at, part);
    });
}

/** The place of a value or key of a part. */
export function placeIn(part: Part, route: Route, side: 'key' | 'value'): Place {
  return { path: part.path, at: 'route', route: [...part.route, ...route], part: side };
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
