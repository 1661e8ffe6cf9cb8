import type { DataNode, Route } from '../documents/tree';
import { isOwnField, resolveSchema, type SchemaNode } from './schemas';

/** The keywords of a schema that tell what a value means beyond its type: a reference, a path, a date, an id. */
const TELLING = [
  'x-aims-ref',
  'x-aims-map-keys',
  'x-aims-path',
  'x-aims-date',
  'x-aims-control',
  'x-aims-requirement',
  'x-aims-rule',
  'x-aims-licence',
  'x-aims-language',
  'x-aims-risk-class',
  'x-aims-annex-iii',
  'x-aims-article-5',
] as const satisfies readonly (keyof SchemaNode)[];

/** Whether a schema is that of something to be done by a day: the shape `action`. */
export function isAction({ properties }: SchemaNode): boolean {
  return Boolean(properties?.what && properties.due && properties.done);
}

/** A schema as the walk needs it, worked out once. */
interface Plan {
  schema: SchemaNode;
  /** Whether it has one of the keywords itself, or is an action. */
  tells: boolean;
  /** Whether anything beneath it may have one. */
  leads: boolean;
  properties: Map<string, Plan>;
  /** For the values of other keys, and for the items of a list. */
  others: Plan | undefined;
  items: Plan | undefined;
}

const plans = new WeakMap<SchemaNode, Plan>();

function planOf(given: SchemaNode): Plan {
  const schema = resolveSchema(given);
  const known = plans.get(schema);
  if (known) return known;
  const plan: Plan = {
    schema,
    tells: isAction(schema) || TELLING.some((keyword) => schema[keyword] !== undefined),
    // While a schema that refers to itself is worked out, it may lead anywhere.
    leads: true,
    properties: new Map(),
    others: undefined,
    items: undefined,
  };
  plans.set(schema, plan);
  for (const [key, below] of Object.entries(schema.properties ?? {})) plan.properties.set(key, planOf(below));
  if (typeof schema.additionalProperties === 'object') plan.others = planOf(schema.additionalProperties);
  if (schema.items) plan.items = planOf(schema.items);
  plan.leads = [...plan.properties.values(), plan.others, plan.items].some(
    (below) => below !== undefined && (below.tells || below.leads),
  );
  return plan;
}

/** A value whose schema tells what it means. */
export interface ToldVisit {
  node: DataNode | null;
  schema: SchemaNode;
  route: Route;
}

/**
 * Visits the values of a node whose schemas have one of these keywords, and the actions, in the order of the text; the
 * user's own fields are passed over.
 * @param base where the node stands; the routes of visits begin with it
 */
export function walkTold(
  node: DataNode | null,
  schema: SchemaNode,
  visit: (at: ToldVisit) => void,
  base: Route = [],
): void {
  walk(node, planOf(schema), visit, [...base]);
}

/** @param steps the way to the node; the same list for all of the walk */
function walk(
  node: DataNode | null,
  { schema, tells, leads, properties, others, items }: Plan,
  visit: (at: ToldVisit) => void,
  steps: (string | number)[],
): void {
  if (tells) visit({ node, schema, route: steps.slice() });
  if (!leads || !node || node.type === 'scalar') return;
  if (node.type === 'list') {
    if (!items?.tells && !items?.leads) return;
    for (let i = 0; i < node.items.length; i++) {
      steps.push(i);
      walk(node.items[i]!, items, visit, steps);
      steps.pop();
    }
    return;
  }
  for (const { key, value } of node.entries) {
    const below = isOwnField(key) ? undefined : (properties.get(key) ?? others);
    if (!below?.tells && !below?.leads) continue;
    steps.push(key);
    walk(value, below, visit, steps);
    steps.pop();
  }
}
