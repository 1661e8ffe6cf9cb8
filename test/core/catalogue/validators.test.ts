import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, it } from 'mocha';
import { fieldsOf } from '../../../src/core/catalogue/schemas';
import { schemaTexts } from '../../../src/core/generated/schema-index';
import { type SchemaError, validators } from '../../../src/core/generated/validators';

/** A small generator of numbers, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const strange = [
  null,
  7,
  1.5,
  true,
  '',
  'x',
  [],
  {},
  [null],
  ['a', 3],
  { min: 'a' },
  { __proto__: null, x: 1 },
];

/** Replaces, removes and adds values at random places of a JSON value. */
function mutate(value: unknown, next: () => number, depth = 0): unknown {
  if (next() < 0.04 + depth * 0.02) return strange[Math.floor(next() * strange.length)];
  if (Array.isArray(value)) {
    const items = value.map((item) => mutate(item, next, depth + 1));
    return next() < 0.1 ? [...items, strange[Math.floor(next() * strange.length)]] : items;
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(() => next() > 0.05)
    .map(([key, item]) => [next() < 0.05 ? `${key}s` : key, mutate(item, next, depth + 1)]);
  if (next() < 0.1) entries.push(['x-mine', 1], ['constructor', 'x'], ['note', 7]);
  return Object.fromEntries(entries);
}

const plain = (errors: Partial<SchemaError>[] | null | undefined): string[] =>
  (errors ?? []).map((e) => JSON.stringify([e.instancePath, e.keyword, e.params])).sort();

describe('validators', () => {
  it('find the same errors as Ajv itself, on every example mutated in a hundred ways', () => {
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    const schemas = Object.entries(schemaTexts).map(([name, text]) => [name, JSON.parse(text)] as const);
    for (const [name, schema] of schemas) ajv.addSchema(schema, name);
    const examples = (schema: unknown): unknown[] => {
      if (schema === null || typeof schema !== 'object') return [];
      return Object.values(schema)
        .flatMap(examples)
        .concat((schema as { examples?: unknown[] }).examples ?? []);
    };
    let compared = 0;
    let wrong = 0;
    for (const [name, schema] of schemas) {
      const own = validators[name as keyof typeof validators];
      if (!own) continue;
      const reference = ajv.getSchema(name)!;
      // One value that fills every field with its own example reaches every part of the validator.
      const full = Object.fromEntries(
        fieldsOf(schema).map((field) => [field.key, field.schema.examples?.[0] ?? {}]),
      );
      for (const [i, value] of [full, ...(schema.examples ?? []), ...examples(schema)].entries()) {
        const next = random(i + 1);
        for (let round = 0; round < (i === 0 ? 100 : 3); round++) {
          const mutated = mutate(value, next);
          const ok = own(mutated);
          assert.equal(ok, reference(mutated), `${name}: ${JSON.stringify(mutated)}`);
          assert.deepEqual(plain(own.errors), plain(reference.errors as SchemaError[]), name);
          compared++;
          if (!ok) wrong++;
        }
      }
    }
    assert.ok(compared > 1000 && wrong > compared / 2, `${wrong} of ${compared} were wrong`);
  });
});
