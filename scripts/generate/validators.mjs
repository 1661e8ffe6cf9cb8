// Compiles the schemas to plain functions with Ajv, so that nothing is compiled or evaluated at run time.
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { keywords, shortName, strip, withShortRefs } from './schemas.mjs';

/** The name of the exported function: a kind such as `case` is no identifier by itself. */
const camel = (name) => `check-${name}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** @param schemas by name, as `loadSchemas` gives them; answers file texts by file name. */
export function validatorFiles(schemas) {
  checkStrictly(schemas);
  // The schemas use nothing that is new in 2020-12, and the older class emits half as much code.
  const ajv = newAjv(Ajv, {
    code: { source: true, esm: true, optimize: 2 },
    inlineRefs: false,
    messages: false,
  });
  for (const [name, schema] of bare(schemas)) ajv.addSchema(schema, name);
  const names = [...schemas.keys()].map(shortName).filter((name) => name !== 'shared');
  const code = shrink(standalone.default(ajv, Object.fromEntries(names.map((name) => [camel(name), name]))));
  if (/\brequire\(/.test(code) || /new Function/.test(code))
    throw new Error(
      'A schema uses a keyword whose validator needs run-time code of Ajv; express it differently.',
    );
  const table = names.map((name) => `  '${name}': ${camel(name)},`).join('\n');
  return {
    'validators.js': `// Generated from schemas/ by scripts/generate.mjs.\n${code}\n${helpers}\nexport const validators = {\n${table}\n};\n`,
    'validators.d.ts': `// Generated from schemas/ by scripts/generate.mjs.
/** One violation of a schema; \`instancePath\` is a JSON pointer into the value, \`params\` says what was expected. */
export interface SchemaError {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
  propertyName?: string;
}
export interface Validator {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}
export type SchemaName =
${names.map((name) => `  | '${name}'`).join('\n')};
/** By the short name of the schema; register kinds under the name of the kind. */
export declare const validators: Record<SchemaName, Validator>;
`,
  };
}

/** The schemas by short name, without annotations, and with references to mere scalars replaced by their target. */
function bare(schemas) {
  const stripped = new Map(
    [...schemas].map(([name, schema]) => [shortName(name), strip(withShortRefs(schema, name))]),
  );
  const inline = (node) => {
    if (Array.isArray(node)) return node.map(inline);
    if (node === null || typeof node !== 'object') return node;
    if (typeof node.$ref === 'string') {
      const [name, pointer] = node.$ref.split('#');
      const target = pointer
        .split('/')
        .slice(1)
        .reduce((at, step) => at?.[step], stripped.get(name));
      if (!target) throw new Error(`${node.$ref} leads nowhere`);
      return target.properties || target.items?.properties ? node : inline(target);
    }
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inline(value)]));
  };
  return new Map([...stripped].map(([name, { $schema, ...schema }]) => [name, inline(schema)]));
}

/**
 * Replaces the passages that Ajv repeats thousands of times by calls of `helpers`. Errors lose their
 * `schemaPath`: the place in the schema follows from the place in the value. The count of errors goes, since with
 * all errors collected it only says whether there are any.
 */
function shrink(code) {
  const steps = [
    [
      /const (err\d+) = \{instancePath(:.*?)?,schemaPath:"(?:[^"\\]|\\.)*",keyword:("\w+"),params:(\{.*?\})\};if\(vErrors === null\)\{vErrors = \[\1\];\}\s*else \{vErrors\.push\(\1\);\}errors\+\+;/g,
      (_, _name, path, keyword, params) =>
        `vErrors = note(vErrors, ${path?.slice(1) ?? 'instancePath'}, ${keyword}, ${params});`,
    ],
    [
      /if\(!\((validate\d+)\((data\d*(?:\.\w+|\[.*?\])?), \{instancePath:(.*?),parentData:.*?,parentDataProperty:.*?,rootData\}\)\)\)\{vErrors = vErrors === null \? \1\.errors : vErrors\.concat\(\1\.errors\);errors = vErrors\.length;\}/g,
      'vErrors = descend(vErrors, $1, $2, $3);',
    ],
    [/return errors === 0;/g, 'return vErrors === null;'],
    [/let errors = 0;/g, ''],
    [/\{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}/g, '{instancePath=""}={}'],
    [
      /if\((data\d*\.\w+) !== undefined\)\{if\(typeof \1 !== "string"\)\{vErrors = note\(vErrors, ([^,;{}]*), "type", \{type: "string"\}\);\}\}/g,
      'vErrors = text(vErrors, $1, $2);',
    ],
    [
      /if\((data\d*\.\w+) !== undefined\)\{let (data\d+) = \1;if\(Array\.isArray\(\2\)\)\{const (len\d+) = \2\.length;for\(let (i\d+)=0; \4<\3; \4\+\+\)\{if\(typeof \2\[\4\] !== "string"\)\{vErrors = note\(vErrors, ([^,;{}]*)\/" \+ \4, "type", \{type: "string"\}\);\}\}\}else \{vErrors = note\(vErrors, [^,;{}]*, "type", \{type: "array"\}\);\}\}/g,
      'vErrors = texts(vErrors, $1, $5");',
    ],
    [
      /if\(!\(+(data\d*) === "[^{}]*\)\)\{vErrors = note\(vErrors, ([^,;{}]*), "enum", \{allowedValues: ([\w.]+)\}\);\}/g,
      'vErrors = listed(vErrors, $1, $2, $3);',
    ],
  ];
  const small = steps.reduce((text, [pattern, replacement]) => text.replaceAll(pattern, replacement), code);
  if (/vErrors\.push|parentDataProperty|\berrors\+\+|_errs/.test(small))
    throw new Error(
      `Ajv emits code that shrink() does not know: ${small.match(/.{0,300}(?:vErrors\.push|parentDataProperty|\berrors\+\+|_errs).{0,200}/)?.[0]}`,
    );
  return small;
}

const helpers = `function note(errors, instancePath, keyword, params) {
  const error = { instancePath, keyword, params };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}
function descend(errors, validate, value, instancePath) {
  if (validate(value, { instancePath })) return errors;
  return errors === null ? validate.errors : errors.concat(validate.errors);
}
function text(errors, value, instancePath) {
  if (value === undefined || typeof value === 'string') return errors;
  return note(errors, instancePath, 'type', { type: 'string' });
}
function listed(errors, value, instancePath, allowedValues) {
  return allowedValues.includes(value) ? errors : note(errors, instancePath, 'enum', { allowedValues });
}
function texts(errors, value, instancePath) {
  if (value === undefined) return errors;
  if (!Array.isArray(value)) return note(errors, instancePath, 'type', { type: 'array' });
  value.forEach((item, i) => {
    errors = text(errors, item === undefined ? null : item, instancePath + '/' + i);
  });
  return errors;
}`;

function newAjv(Class, options) {
  return new Class({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    allErrors: true,
    verbose: false,
    ...options,
  });
}

/** Fails on unknown keywords, on references that lead nowhere, and on examples that their own schema rejects. */
function checkStrictly(schemas) {
  const ajv = newAjv(Ajv2020, {});
  for (const keyword of keywords) ajv.addKeyword(keyword);
  for (const [name, schema] of schemas) ajv.addSchema(schema, name);
  for (const [name, schema] of schemas) {
    ajv.getSchema(name);
    visit(schema, '', name);
  }

  function visit(schema, pointer, name) {
    if (schema === null || typeof schema !== 'object') return;
    if (Array.isArray(schema.examples)) {
      const validate = ajv.getSchema(`${name}#${pointer}`);
      for (const example of schema.examples)
        if (!validate(example))
          throw new Error(
            `${name}#${pointer}: the example ${JSON.stringify(example)}: ${ajv.errorsText(validate.errors)}`,
          );
    }
    for (const group of ['properties', '$defs'])
      for (const [key, sub] of Object.entries(schema[group] ?? {}))
        visit(sub, `${pointer}/${group}/${encodeURIComponent(key)}`, name);
    for (const key of ['items', 'additionalProperties']) visit(schema[key], `${pointer}/${key}`, name);
  }
}
