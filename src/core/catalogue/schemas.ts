import type { DataNode, MapEntry, Route } from '../documents/tree';
import { schemaTexts } from '../generated/schema-index';
import type { SchemaName } from '../generated/validators';

/**
 * A schema node as completion, hover and the register's reader use it: JSON Schema 2020-12 with the product's own
 * keywords (`x-aims-…`, listed with their meaning in scripts/generate/schemas.mjs).
 */
export interface SchemaNode {
  title?: string;
  description?: string;
  examples?: unknown[];
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, SchemaNode>;
  patternProperties?: Record<string, SchemaNode>;
  additionalProperties?: boolean | SchemaNode;
  items?: SchemaNode;
  $ref?: string;
  $defs?: Record<string, SchemaNode>;
  'x-aims-kind'?: string;
  'x-aims-key'?: string;
  /** Ids of clauses, controls and articles that the field serves. */
  'x-aims-serves'?: string[];
  /** Kinds whose ids may stand here; '*' for a qualified id of any kind. */
  'x-aims-ref'?: string | string[];
  /** A text that is no known id is a name, not a mistake. */
  'x-aims-ref-open'?: boolean;
  'x-aims-records'?: string;
  'x-aims-map-keys'?: 'requirement' | 'rule' | 'control' | 'model';
  'x-aims-path'?: 'file' | 'glob' | 'document' | 'manifest';
  'x-aims-date'?: 'date' | 'date-time';
  'x-aims-control'?: boolean;
  'x-aims-requirement'?: boolean;
  'x-aims-rule'?: boolean;
  'x-aims-licence'?: boolean;
  'x-aims-language'?: boolean;
  'x-aims-risk-class'?: boolean;
  'x-aims-annex-iii'?: boolean;
  'x-aims-article-5'?: boolean;
}

const parsed = new Map<string, SchemaNode>();

/** The schema with this short name (`system`, `shared`…); undefined for an unknown name. */
function rawSchema(name: string): SchemaNode | undefined {
  let schema = parsed.get(name);
  if (!schema && Object.hasOwn(schemaTexts, name)) {
    schema = JSON.parse(schemaTexts[name]!) as SchemaNode;
    parsed.set(name, schema);
  }
  return schema;
}

/** The schema of a kind of record, a card's front matter, or a test result, by its short name. */
export function schemaOf(name: SchemaName): SchemaNode {
  const schema = rawSchema(name);
  if (!schema) throw new Error(`No schema is called ${name}.`);
  return schema;
}

const resolved = new WeakMap<SchemaNode, SchemaNode>();

/** The node with its `$ref` followed; what stands beside the reference wins over what it refers to. */
export function resolveSchema(node: SchemaNode): SchemaNode {
  if (!node.$ref) return node;
  const known = resolved.get(node);
  if (known) return known;
  const [name = '', pointer = ''] = node.$ref.split('#');
  let target: unknown = rawSchema(name);
  for (const step of pointer.split('/').slice(1))
    target = (target as Record<string, unknown> | undefined)?.[decodeURIComponent(step)];
  const { $ref: _, ...own } = node;
  const merged = { ...resolveSchema((target ?? {}) as SchemaNode), ...own };
  resolved.set(node, merged);
  return merged;
}

/** The schema of one property; undefined for an unknown field and for the user's own (`x-…`). */
export function propertySchema(schema: SchemaNode, key: string): SchemaNode | undefined {
  const own = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
  if (own) return resolveSchema(own);
  if (isOwnField(key)) return undefined;
  return typeof schema.additionalProperties === 'object'
    ? resolveSchema(schema.additionalProperties)
    : undefined;
}

/** Fields that begin with `x-` belong to the user and are never judged. */
export function isOwnField(key: string): boolean {
  return key.startsWith('x-');
}

export function itemSchema(schema: SchemaNode): SchemaNode | undefined {
  return schema.items ? resolveSchema(schema.items) : undefined;
}

/** The schema at a route beneath a schema; undefined where the route leaves what the schema describes. */
export function schemaAt(schema: SchemaNode, route: Route): SchemaNode | undefined {
  let node: SchemaNode | undefined = resolveSchema(schema);
  for (const step of route) {
    if (!node) return undefined;
    node = typeof step === 'number' ? itemSchema(node) : propertySchema(node, step);
  }
  return node;
}

/** The JSON types that a schema admits; for an enumeration the types of its values. */
export function typesOf(schema: SchemaNode): string[] {
  if (schema.type) return typeof schema.type === 'string' ? [schema.type] : schema.type;
  const values = schema.enum ?? ('const' in schema ? [schema.const] : []);
  return [...new Set(values.map((value) => (Array.isArray(value) ? 'array' : typeof value)))];
}

/** The value of a scalar as the schema wants it: where it wants a string, what was typed (`1.10`, `007`, `no`). */
function typedScalar(node: DataNode & { type: 'scalar' }, schema: SchemaNode | undefined): unknown {
  if (!schema) return node.value;
  const types = typesOf(schema);
  if (!types.includes('string')) return node.value;
  const other =
    (typeof node.value === 'number' && (types.includes('number') || types.includes('integer'))) ||
    (typeof node.value === 'boolean' && types.includes('boolean'));
  return other || node.value === null ? node.value : node.source;
}

/**
 * The plain value of a node under a schema, ready for its validator. The schema decides the type of scalars. Keys
 * without a value are left out: a field that is not filled in is missing, not of the wrong type. Mappings have no
 * prototype; of duplicate keys the last one counts.
 */
export function typedValue(node: DataNode | null, schema: SchemaNode | undefined): unknown {
  if (!node) return null;
  if (node.type === 'scalar') return typedScalar(node, schema);
  if (node.type === 'list') {
    const items = schema && itemSchema(schema);
    return node.items.map((item) => typedValue(item, items));
  }
  const out: Record<string, unknown> = Object.create(null);
  for (const entry of node.entries) {
    const value = typedValue(entry.value, schema && propertySchema(schema, entry.key));
    if (value === null) delete out[entry.key];
    else out[entry.key] = value;
  }
  return out;
}

/** What `walkTyped` hands out: a node, its schema where there is one, and the entry it is the value of. */
export interface TypedVisit {
  node: DataNode | null;
  schema: SchemaNode | undefined;
  route: Route;
  entry: MapEntry | undefined;
}

/** Visits a node and all beneath it together with their schemas; the user's own fields are passed over. */
export function walkTyped(
  node: DataNode | null,
  schema: SchemaNode | undefined,
  visit: (at: TypedVisit) => void,
  route: Route = [],
  entry?: MapEntry,
): void {
  visit({ node, schema, route, entry });
  if (node?.type === 'map')
    for (const child of node.entries) {
      if (isOwnField(child.key)) continue;
      walkTyped(
        child.value,
        schema && propertySchema(schema, child.key),
        visit,
        [...route, child.key],
        child,
      );
    }
  else if (node?.type === 'list') {
    const items = schema && itemSchema(schema);
    node.items.forEach((item, i) => {
      walkTyped(item, items, visit, [...route, i]);
    });
  }
}

/** The fields a mapping may have, in the order in which they are taught. */
export function fieldsOf(schema: SchemaNode): { key: string; schema: SchemaNode; required: boolean }[] {
  return Object.entries(resolveSchema(schema).properties ?? {}).map(([key, sub]) => ({
    key,
    schema: resolveSchema(sub),
    required: schema.required?.includes(key) ?? false,
  }));
}
