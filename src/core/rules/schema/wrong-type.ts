import { kindOfKey } from '../../catalogue/kinds';
import { typesOf } from '../../catalogue/schemas';
import { type DataNode, isScalar } from '../../documents/tree';
import type { RecordRule } from '../rule';
import { always, everyPart, fieldName, listed, placeIn, violationsOf } from './parts';

const names: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of fields',
};

function kindOfNode(node: DataNode): string {
  if (node.type === 'list') return 'a list';
  if (node.type === 'map') return 'a mapping';
  if (typeof node.value === 'number') return 'a number';
  return typeof node.value === 'boolean' ? 'true or false' : 'a text';
}

export const rule: RecordRule = {
  on: 'record',
  kinds: everyPart,
  looks: 'record',
  slug: 'wrong-type',
  title: 'Value of another type than the field has',
  why: 'A value of the wrong type cannot be read, so the field counts as if it were not filled in.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: false,
  messages: {
    type: '{what} should be {expected}, but is {found}, so it cannot be read. Write {expected} here.',
    empty:
      '{what} is empty, which no reader can make sense of. Write {expected} here, or take the entry out.',
    list: '{what} should be a list, but is {found}, so it cannot be read. Write each entry on its own line after "- ", or all of them in square brackets.',
    boolean: '{what} should be true or false, but is {found}, so it cannot be read. Write true or false.',
  },
  check(record) {
    const violations = violationsOf(record);
    return violations.flatMap(({ part, route, keyword, params, node, schema }) => {
      if (!node || (!part.record && route.length === 1 && kindOfKey(String(route[0])))) return [];
      // A list or mapping where one of several words is wanted is of the wrong type; a wrong word is `bad-value`.
      if (keyword !== 'type' && !((keyword === 'enum' || keyword === 'const') && !isScalar(node))) return [];
      // A schema may name both the type and the words; that is one mistake.
      if (keyword !== 'type' && violations.some((other) => other.keyword === 'type' && other.node === node))
        return [];
      const given = keyword === 'type' ? params.type : schema && typesOf(schema);
      const types = (Array.isArray(given) ? given : [given]).flatMap((type) => String(type).split(','));
      return [
        {
          message:
            isScalar(node) && node.value === null
              ? 'empty'
              : types.length === 1 && types[0] === 'array'
                ? 'list'
                : types.length === 1 && types[0] === 'boolean'
                  ? 'boolean'
                  : 'type',
          args: {
            what:
              typeof route.at(-1) === 'number'
                ? `An entry of "${fieldName(route)}"`
                : `"${fieldName(route)}"`,
            expected: listed(types.map((type) => names[type] ?? type)),
            found: kindOfNode(node),
          },
          subject: part.subject,
          place: placeIn(part, route, 'value'),
        },
      ];
    });
  },
};
