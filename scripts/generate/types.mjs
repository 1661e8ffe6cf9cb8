// TypeScript types from the schemas, through json-schema-to-typescript.
import { compile } from 'json-schema-to-typescript';
import { resolveRef, shortName, strip } from './schemas.mjs';

const typeNames = { 'test-result': 'TestRecord', manifest: 'Manifest' };

function pascal(name) {
  return name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
}

/** The name of the type for an absolute reference: `shared.schema.json#/$defs/date` -> `Date` would clash, so `SharedDate`. */
function typeName(absolute) {
  const [file, pointer] = absolute.split('#');
  const parts = (pointer ?? '').split('/').filter((part) => part !== '' && part !== '$defs');
  const base = shortName(file);
  if (parts.length === 0) return typeNames[base] ?? `${pascal(base)}Record`;
  return `${base === 'shared' ? 'Shared' : pascal(base)}${parts.map(pascal).join('')}`;
}

/** Answers file texts by file name. */
export async function typeFiles(schemas) {
  const definitions = {};
  for (const [name, schema] of schemas) {
    for (const [key, sub] of Object.entries(schema.$defs ?? {}))
      definitions[typeName(`${name}#/$defs/${key}`)] = prepare(sub, name);
    if (name !== 'shared.schema.json') definitions[typeName(`${name}#`)] = prepare(schema, name);
  }
  const text = await compile(
    { title: 'Everything', type: 'object', $defs: definitions, additionalProperties: false },
    'Everything',
    {
      bannerComment: '',
      format: false,
      unreachableDefinitions: true,
      additionalProperties: false,
      strictIndexSignatures: false,
    },
  );
  const body = text
    .replace(/export interface Everything \{\s*\}\n?/, '')
    .replace(/( \* ?\n)? \* This interface was referenced by .*\n \* via the `definition` .*\n/g, '')
    .replace(/\/\*\*\n \*\/\n/g, '');
  const kinds = [...schemas].flatMap(([name, schema]) =>
    schema['x-aims-kind'] ? [`  '${schema['x-aims-kind']}': ${typeName(`${name}#`)};`] : [],
  );
  return {
    'types.ts': `// Generated from schemas/ by scripts/generate.mjs.\n${body}\n/** The type of a record by its kind. Fields of the user's own (\`x-…\`) are not part of it. */\nexport interface RecordTypes {\n${kinds.join('\n')}\n}\n`,
  };
}

/** Without annotations and without the user's own fields; each reference points into the one set of definitions. */
function prepare(schema, name) {
  const dropped = new Set(['$schema', '$defs', 'title', 'examples', 'patternProperties', 'pattern']);
  const bare = strip(schema, (key) => dropped.has(key) || key.startsWith('x-aims-'));
  const point = (node) => {
    if (Array.isArray(node)) return node.map(point);
    if (node === null || typeof node !== 'object') return node;
    if (typeof node.$ref === 'string') return { $ref: `#/$defs/${typeName(resolveRef(node.$ref, name))}` };
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, point(value)]));
  };
  return point(bare);
}
