import { kindInfo } from '../../catalogue/kinds';
import { systemRequirements } from '../../catalogue/requirements';
import {
  fieldsOf,
  itemSchema,
  resolveSchema,
  type SchemaNode,
  schemaOf,
  typesOf,
} from '../../catalogue/schemas';
import type { SchemaName } from '../../generated/validators';
import { yamlString } from '../../rules/fixing/write';
import { fieldDocs } from '../describe';
import { type Draft, literal } from './item';

/** How fields are written at a place. */
export interface FieldStyle {
  /** Column of the keys. */
  indent: number;
  /** Columns from a key to the keys beneath it. */
  unit: number;
  eol: string;
  flow: boolean;
  json: boolean;
}

/** Where a mapping stands: its record's kind, and the names on the way to it. */
export interface FieldPlace {
  kind: string | undefined;
  path: readonly string[];
}

/** How many fields a skeleton begins with. */
const SKELETON = 6;

/** Ways to fields that a requirement asks for, by kind of record. */
let asked: Map<string, Set<string>> | undefined;

function askedFields(kind: string): ReadonlySet<string> {
  if (!asked) {
    asked = new Map();
    const add = (of: string, path: string): void => {
      const known = asked?.get(of) ?? new Set();
      const steps = path.split('.');
      steps.forEach((_, i) => {
        known.add(steps.slice(0, i + 1).join('.'));
      });
      asked?.set(of, known);
    };
    for (const { needs } of systemRequirements)
      for (const need of needs) {
        if (need.need === 'field') for (const path of need.fields) add('system', path);
        if (need.need === 'linked-fields') for (const path of need.fields) add(need.kind, path);
        if (need.need === 'test') add('system', 'evidence');
        if (need.need === 'card') {
          add('system', `${need.of}s`);
          add(need.of, 'card');
        }
        if (need.need === 'record') add(need.kind, 'systems');
      }
  }
  return asked.get(kind) ?? new Set();
}

/** The fields that a mapping may still get: required ones first, then those that requirements ask for. */
export function fieldDrafts(
  schema: SchemaNode,
  taken: readonly string[],
  place: FieldPlace,
  style: FieldStyle,
): Draft[] {
  const wanted = place.kind === undefined ? new Set<string>() : askedFields(place.kind);
  const rank = (key: string, required: boolean): number =>
    required
      ? 0
      : key === 'name' && place.path.length === 0
        ? 1
        : wanted.has([...place.path, key].join('.'))
          ? 2
          : 3;
  return fieldsOf(schema)
    .filter(({ key }) => !taken.includes(key))
    .map((field, order) => ({ ...field, order, rank: rank(field.key, field.required) }))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ key, schema: own, required, rank: at }) => {
      const records = own['x-aims-records'];
      return {
        label: key,
        description: required ? 'required' : at === 2 ? 'asked for' : (kindInfo(records ?? '')?.plural ?? ''),
        kind: 'field' as const,
        documentation: fieldDocs(key, own),
        snippet: fieldText(key, own, style),
        again: asksAgain(own),
      };
    });
}

/** Whether what follows a key can be completed. */
function asksAgain(schema: SchemaNode): boolean {
  if (schema.enum || schema['x-aims-ref'] || schema['x-aims-path'] || schema['x-aims-control']) return true;
  if (schema['x-aims-licence'] || schema['x-aims-language'] || schema['x-aims-date']) return true;
  if (schema['x-aims-risk-class'] || schema['x-aims-annex-iii'] || schema['x-aims-article-5']) return true;
  if (schema['x-aims-rule'] || schema['x-aims-requirement'] || schema['x-aims-map-keys']) return true;
  const types = typesOf(schema);
  if (types.includes('boolean')) return true;
  if (types.length !== 1) return false;
  const items = types[0] === 'array' ? itemSchema(schema) : undefined;
  if (items) return asksAgain(items);
  const first = types[0] === 'object' ? skeletonKeys(schema)[0] : undefined;
  const field = first === undefined ? undefined : schema.properties?.[first];
  return field !== undefined && asksAgain(resolveSchema(field));
}

/** A key as it is written before its colon. */
export function keyText(key: string, style: FieldStyle): string {
  if (style.json) return JSON.stringify(key);
  // `on` is no truth value as a key, whatever YAML 1.1 says.
  return /^[a-z][\w.-]*$/i.test(key) ? key : yamlString(key, style.flow);
}

/** A field with as much beneath it as its shape needs, as a snippet. */
export function fieldText(key: string, schema: SchemaNode, style: FieldStyle): string {
  const name = literal(keyText(key, style));
  const types = typesOf(schema);
  const only = types.length === 1 ? types[0] : undefined;
  if (style.json || style.flow) {
    const open =
      only === 'array' ? '[$1]' : only === 'object' ? '{$1}' : style.json && only === 'string' ? '"$1"' : '';
    if (!style.json && open === '') return `${name}: `;
    return `${name}: ${open}`;
  }
  const below = ' '.repeat(style.indent + style.unit);
  if (only === 'array') {
    const items = itemSchema(schema);
    const first =
      items && typesOf(items).join() === 'object' ? itemText(items, style.indent + style.unit, style) : '$1';
    return `${name}:${style.eol}${below}- ${first}`;
  }
  if (only === 'object')
    return `${name}:${style.eol}${below}${mappingText(schema, style.indent + style.unit, style)}`;
  return `${name}: `;
}

/** The mapping of a list item, from behind its dash; `indent` is the column of the dash. */
export function itemText(schema: SchemaNode, indent: number, style: FieldStyle): string {
  return mappingText(schema, indent + 2, style);
}

function mappingText(schema: SchemaNode, indent: number, style: FieldStyle): string {
  const records = schema['x-aims-records'];
  if (records && !schema['x-aims-map-keys']) return recordText(records as SchemaName, indent, style);
  const keys = skeletonKeys(schema);
  const margin = style.eol + ' '.repeat(indent);
  return keys.length === 0
    ? '$1'
    : keys.map((key, i) => `${literal(keyText(key, style))}: $${i + 1}`).join(margin);
}

/** Keys to begin a mapping with: the required ones, else those of the schema's example that take one value each. */
export function skeletonKeys(schema: SchemaNode): string[] {
  if (schema.required?.length) return [...schema.required];
  const example = schema.examples?.[0];
  if (typeof example !== 'object' || example === null || Array.isArray(example)) return [];
  const fields = schema.properties ?? {};
  return Object.keys(example)
    .filter((key) => {
      const own = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (!own) return false;
      const types = typesOf(resolveSchema(own));
      return types.length !== 1 || (types[0] !== 'array' && types[0] !== 'object');
    })
    .slice(0, SKELETON);
}

/** A new record: its id and the first fields of its kind. */
export function recordText(kind: SchemaName, indent: number, style: FieldStyle): string {
  const keys = skeletonKeys(schemaOf(kind));
  const margin = style.eol + ' '.repeat(indent + style.unit);
  return `\${1:id}:${keys.map((key, i) => `${margin}${key}: $${i + 2}`).join('')}`;
}
