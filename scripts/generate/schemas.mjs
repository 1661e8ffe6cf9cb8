// Reads the schemas that the product itself is generated from, and knows their custom keywords.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['register', 'evidence', 'cards'];

/** What JSON Schema has no word for. Every other `x-aims-…` in a schema fails the generation. */
export const keywords = [
  'x-aims-kind', // the kind of record that the schema describes
  'x-aims-key', // the plural key of that kind in a manifest
  'x-aims-serves', // ids of clauses, controls and articles that the field serves
  'x-aims-ref', // the text is the id of a record of this kind, of one of these kinds, or ('*') of any kind
  'x-aims-ref-open', // a text that is no known id is a name and not a mistake
  'x-aims-records', // the mapping holds records of this kind by id
  'x-aims-map-keys', // what the keys of the mapping are: requirement, rule, control, model
  'x-aims-path', // the text is a path: file, glob, document (file or web address) or manifest
  'x-aims-date', // the text is a date or a date-time
  'x-aims-control', // the text is an id of a control, clause or article
  'x-aims-requirement', // the text is an id of a requirement
  'x-aims-rule', // the text is the slug of a rule
  'x-aims-licence', // the text is a licence identifier
  'x-aims-language', // the text is a BCP 47 language tag
  'x-aims-risk-class', // the text is a risk class of the catalogue or of the manifest's own scheme
  'x-aims-annex-iii', // the text is a point of Annex III of the EU AI Act, or none
  'x-aims-article-5', // the text is a point of Article 5 of the EU AI Act, or none
];

/** All schemas by their path beneath schemas/ (`register/system.schema.json`), in a fixed order. */
export function loadSchemas(folder) {
  const names = ['shared.schema.json'];
  for (const name of folders)
    names.push(
      ...readdirSync(join(folder, name))
        .filter((file) => file.endsWith('.schema.json'))
        .sort()
        .map((file) => `${name}/${file}`),
    );
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]));
}

/** `register/impact-assessment.schema.json` -> `impact-assessment`. */
export function shortName(name) {
  return name.replace(/^.*\//, '').replace('.schema.json', '');
}

/** The absolute name (`shared.schema.json#/$defs/date`) of a reference made in the schema called `from`. */
export function resolveRef(ref, from) {
  const [file, pointer = ''] = ref.split('#');
  if (file === '') return `${from}#${pointer}`;
  const parts = from.split('/').slice(0, -1);
  for (const part of file.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return `${parts.join('/')}#${pointer}`;
}

const annotations = new Set(['title', 'description', 'examples', 'default']);

/**
 * A copy of a schema without annotations: `keep` decides for each keyword. Names of properties and of
 * definitions are never taken for keywords.
 */
export function strip(schema, drop = (key) => annotations.has(key) || key.startsWith('x-aims-')) {
  if (Array.isArray(schema)) return schema.map((item) => strip(item, drop));
  if (schema === null || typeof schema !== 'object') return schema;
  const out = {};
  for (const [key, value] of Object.entries(schema)) {
    if (drop(key)) continue;
    if (key === 'properties' || key === '$defs' || key === 'patternProperties')
      out[key] = Object.fromEntries(Object.entries(value).map(([name, sub]) => [name, strip(sub, drop)]));
    else if (key === 'enum' || key === 'const') out[key] = value;
    else out[key] = strip(value, drop);
  }
  return out;
}

/** The same schema with every `$ref` made absolute, as `<short name>#<JSON pointer>`. */
export function withShortRefs(schema, from) {
  if (Array.isArray(schema)) return schema.map((item) => withShortRefs(item, from));
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key !== '$ref' || typeof value !== 'string') return [key, withShortRefs(value, from)];
      const [file, pointer] = resolveRef(value, from).split('#');
      return [key, `${shortName(file)}#${pointer}`];
    }),
  );
}
