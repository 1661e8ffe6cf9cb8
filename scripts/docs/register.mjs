// docs/register.md: the reference of the kinds of records, from their schemas.
import { join } from 'node:path';
import { stringify } from 'yaml';
import { loadSchemas, resolveRef } from '../generate/schemas.mjs';

const path = 'docs/register.md';

/** Answers file texts by path. */
export function pages(root) {
  const schemas = loadSchemas(join(root, 'schemas'));
  const kinds = [...schemas].filter(([, schema]) => schema['x-aims-kind']);
  const manifest = 'register/manifest.schema.json';
  const order = Object.keys(schemas.get(manifest).properties);
  kinds.sort(([, a], [, b]) => order.indexOf(a['x-aims-key']) - order.indexOf(b['x-aims-key']));
  const shapes = Object.keys(schemas.get('shared.schema.json').$defs).filter((name) => {
    const shape = schemas.get('shared.schema.json').$defs[name];
    return shape.properties || shape.pattern;
  });
  const parts = [
    intro(kinds),
    '## The head of the manifest\n',
    `${schemas.get(manifest).description}\n`,
    fieldTable(schemas, manifest, schemas.get(manifest), (schema) => !schema['x-aims-records']),
    ...kinds.flatMap(([name, schema]) => [
      `## ${schema.title}\n`,
      `Key \`${schema['x-aims-key']}\`, kind \`${schema['x-aims-kind']}\`. ${schema.description} Serves ${serves(schema)}.\n`,
      fieldTable(schemas, name, schema),
    ]),
    '## Test result\n',
    `An item of \`evidence\`, and of \`results\` in an evidence file. ${schemas.get('evidence/test-result.schema.json').description}\n`,
    fieldTable(schemas, 'evidence/test-result.schema.json', schemas.get('evidence/test-result.schema.json')),
    '## Evidence file\n',
    `${schemas.get('evidence/evidence-file.schema.json').description}\n`,
    fieldTable(
      schemas,
      'evidence/evidence-file.schema.json',
      schemas.get('evidence/evidence-file.schema.json'),
    ),
    '## Shared shapes\n',
    'Fields whose type is one of these names have the fields listed here.\n',
    ...shapes.flatMap((name) => {
      const shape = schemas.get('shared.schema.json').$defs[name];
      return [
        `### ${name}\n`,
        `${shape.description}${example(shape)}\n`,
        ...(shape.properties ? [fieldTable(schemas, 'shared.schema.json', shape)] : []),
      ];
    }),
  ];
  return { [path]: `${parts.join('\n').trimEnd()}\n` };
}

function intro(kinds) {
  const rows = kinds.map(
    ([, schema]) =>
      `| [${schema.title}](#${schema.title.toLowerCase().replace(/ /g, '-')}) | \`${schema['x-aims-key']}\` | \`${schema['x-aims-kind']}\` | ${serves(schema)} |`,
  );
  return `# Reference of the register

<!-- Generated from schemas/ by scripts/generate-docs.mjs. Change the schemas, not this page. -->

A record stands under the plural key of its kind in a manifest (\`aims.yaml\` or a \`*.aims.yaml\` file), by its id, or in
a Markdown file whose front matter says \`aims: <kind>\` and \`id: <id>\`. Ids are unique within a kind. Fields that begin
with \`x-\` are your own and never judged. Where a field wants text, what you typed is what counts: \`version: 1.10\` is
\`1.10\`. Ids of controls and articles say what a field serves; a bare one is of ISO/IEC 42001. Ids and short titles were
checked against public sources, not against the purchased standard.

| Kind | Key in a manifest | Kind in front matter | Serves |
|---|---|---|---|
${rows.join('\n')}
`;
}

function serves(schema) {
  return (schema['x-aims-serves'] ?? []).map((id) => `\`${id}\``).join(', ');
}

function cell(text) {
  return text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
}

function example(schema) {
  const [first] = schema.examples ?? [];
  if (first === undefined || typeof first === 'boolean' || schema.enum) return '';
  const text =
    typeof first === 'object'
      ? stringify(first, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim()
      : String(first);
  return text.length > 160 || text.includes('`') ? '' : ` Example: \`${text}\`.`;
}

/** A reference followed once, with what stands beside it; `shape` names a shared shape that is described elsewhere. */
function follow(schemas, name, schema) {
  if (!schema.$ref) return { schema, name };
  const [file, pointer] = resolveRef(schema.$ref, name).split('#');
  const target = pointer
    .split('/')
    .slice(1)
    .reduce((node, step) => node[step], schemas.get(file));
  const next = follow(schemas, file, target);
  const { $ref, ...own } = schema;
  const described = next.schema.properties || next.schema.pattern;
  const shape =
    file === 'shared.schema.json' && described
      ? pointer.split('/').pop()
      : file === 'evidence/test-result.schema.json'
        ? 'test result'
        : undefined;
  return { schema: { ...next.schema, ...own }, name: next.name, shape };
}

const wordsFor = {
  'x-aims-control': 'control id',
  'x-aims-requirement': 'requirement id',
  'x-aims-rule': 'rule',
  'x-aims-licence': 'licence identifier',
  'x-aims-language': 'language tag',
  'x-aims-risk-class': 'risk class',
  'x-aims-annex-iii': 'point of Annex III, or `none`',
  'x-aims-article-5': 'point of Article 5, or `none`',
};

function typeText(schemas, name, schema, shape) {
  if (shape) return `[${shape}](#${shape.toLowerCase().replace(/ /g, '-')})`;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema['x-aims-date']) return schema['x-aims-date'] === 'date' ? 'date' : 'date and time';
  if (schema.items) {
    const item = follow(schemas, name, schema.items);
    return `list of ${typeText(schemas, item.name, item.schema, item.shape).replace(/^(id|path|rule|date)\b/, '$1s')}`;
  }
  const refs = [schema['x-aims-ref'] ?? []].flat().filter((kind) => kind !== '*');
  if (refs.length > 0) return `id of ${refs.join(', ')}${schema['x-aims-ref-open'] ? ' or a name' : ''}`;
  if (schema['x-aims-path']) return schema['x-aims-path'] === 'glob' ? 'path or pattern' : 'path';
  for (const [keyword, words] of Object.entries(wordsFor)) if (schema[keyword]) return words;
  const types = [schema.type ?? 'any']
    .flat()
    .map((type) => ({ string: 'text', boolean: 'true or false' })[type] ?? type);
  if (types.includes('object') && !schema.properties && schema.additionalProperties)
    return [...types.filter((type) => type !== 'object'), 'mapping'].join(' or ');
  return types
    .map((type) => ({ object: 'mapping', integer: 'whole number', array: 'list' })[type] ?? type)
    .join(' or ');
}

function fieldTable(schemas, name, top, wanted = () => true) {
  const rows = ['| Field | Type | What to write, and why | Serves |', '|---|---|---|---|'];
  const visit = (from, schema, prefix) => {
    for (const [key, raw] of Object.entries(schema.properties ?? {})) {
      const field = follow(schemas, from, raw);
      if (!wanted(field.schema)) continue;
      const required = schema.required?.includes(key) ? ' **Needed.**' : '';
      rows.push(
        `| \`${prefix}${key}\` | ${typeText(schemas, field.name, field.schema, field.shape)} | ${cell((field.schema.description ?? '') + required + (field.shape ? '' : example(field.schema)))} | ${serves(field.schema)} |`,
      );
      if (field.shape) continue;
      visit(field.name, field.schema, `${prefix}${key}.`);
      for (const [below, mark] of [
        [field.schema.items, '[].'],
        [field.schema.additionalProperties, '.<key>.'],
      ]) {
        if (typeof below !== 'object' || !below) continue;
        const item = follow(schemas, field.name, below);
        if (!item.shape && !item.schema['x-aims-kind'])
          visit(item.name, item.schema, `${prefix}${key}${mark}`);
      }
    }
  };
  visit(name, top, '');
  return `${rows.join('\n')}\n`;
}
