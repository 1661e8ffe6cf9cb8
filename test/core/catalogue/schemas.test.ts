import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { judgeControl } from '../../../src/core/catalogue/controls';
import { kinds } from '../../../src/core/catalogue/kinds';
import { fieldsOf, resolveSchema, schemaAt, schemaOf, typedValue } from '../../../src/core/catalogue/schemas';
import type { DataNode } from '../../../src/core/documents/tree';
import { schemaTexts } from '../../../src/core/generated/schema-index';
import { type SchemaName, validators } from '../../../src/core/generated/validators';

const span = { start: 0, end: 0 };
function scalar(value: string | number | boolean | null, source = String(value)): DataNode {
  return { type: 'scalar', span, value, source, style: 'plain' };
}
function map(entries: Record<string, DataNode | null>): DataNode {
  return {
    type: 'map',
    span,
    flow: false,
    entries: Object.entries(entries).map(([key, value]) => ({ key, keySpan: span, value })),
  };
}

describe('schemas', () => {
  it('give every kind of the table a schema that names its plural key', () => {
    for (const info of kinds) {
      const schema = schemaOf(info.kind);
      assert.equal(schema['x-aims-kind'], info.kind);
      assert.equal(schema['x-aims-key'], info.key);
      assert.equal(schemaAt(schemaOf('manifest'), [info.key])?.['x-aims-records'], info.kind);
      assert.ok(schema.examples?.length, `${info.kind} has an example`);
    }
    const described = Object.keys(schemaTexts).filter((name) => schemaOf(name as SchemaName)['x-aims-kind']);
    assert.deepEqual(described.sort(), kinds.map((info) => info.kind as string).sort());
  });

  it('teach every field with a description and an example', () => {
    for (const name of Object.keys(schemaTexts) as SchemaName[]) {
      const visit = (at: string, node: ReturnType<typeof schemaOf>, depth: number): void => {
        for (const field of fieldsOf(node)) {
          const here = `${at}.${field.key}`;
          assert.ok(field.schema.description?.endsWith('.'), `${here} has a description that is a sentence`);
          const composed = field.schema.properties || field.schema.items?.$ref;
          const selfEvident = field.schema.type === 'boolean' || field.schema.enum;
          assert.ok(composed || selfEvident || field.schema.examples?.length, `${here} has an example`);
          if (depth < 6) visit(here, field.schema, depth + 1);
          const items = field.schema.items && resolveSchema(field.schema.items);
          if (items && depth < 6) visit(`${here}[]`, items, depth + 1);
        }
      };
      visit(name, schemaOf(name), 0);
    }
  });

  it('name the clause or control that each field of a record serves, where there is one', () => {
    // What every record has, or what only says when, by whom and how far along.
    const plain = new Set(
      'name description summary owner by on done due planned since closed status type version review reviewBy assessedOn tags note reference document documents systems actions contact heldElsewhere'.split(
        ' ',
      ),
    );
    for (const { kind } of kinds) {
      const schema = schemaOf(kind);
      // No clause asks for a certificate.
      if (kind === 'certification') continue;
      assert.ok(schema['x-aims-serves']?.length, kind);
      for (const field of fieldsOf(schema)) {
        if (plain.has(field.key)) continue;
        const serves = field.schema['x-aims-serves'] ?? [];
        assert.ok(serves.length > 0, `${kind}.${field.key} serves something`);
        for (const id of serves) assert.equal(judgeControl(id).state, 'ok', `${kind}.${field.key}: ${id}`);
      }
    }
  });

  it('accept their own examples after the reader typed them', () => {
    for (const [name, validate] of Object.entries(validators))
      for (const example of schemaOf(name as SchemaName).examples ?? [])
        assert.ok(validate(example), `${name}: ${JSON.stringify(validate.errors)}`);
  });

  it('reject unknown fields, and leave the fields of the user alone', () => {
    assert.ok(!validators.system({ purpos: 'x' }));
    assert.deepEqual(
      validators.system.errors?.map((error) => [error.instancePath, error.keyword, error.params]),
      [['', 'additionalProperties', { additionalProperty: 'purpos' }]],
    );
    assert.ok(validators.system({ 'x-team': { anything: [1] } }));
  });

  it('say what is wrong at which place', () => {
    assert.ok(
      !validators.system({
        riskClass: { class: 7 },
        lifecycleStage: 'prod',
        releases: [{ version: '1', approval: { by: 'a' } }],
      }),
    );
    assert.deepEqual(validators.system.errors?.map((error) => [error.instancePath, error.keyword]).sort(), [
      ['/lifecycleStage', 'enum'],
      ['/releases/0/approval', 'required'],
      ['/riskClass/class', 'type'],
    ]);
  });

  it('decide the type of scalars: text stays what was typed, numbers are numbers', () => {
    const node = map({
      version: scalar(1.1, '1.10'),
      generalPurpose: scalar(false),
      evidence: {
        type: 'list',
        span,
        flow: false,
        items: [map({ value: scalar(0.03), kind: scalar('bias') })],
      },
      owner: null,
      card: scalar('README.md'),
    });
    const value = typedValue(node, schemaOf('model'));
    assert.deepEqual(
      { ...(value as object), evidence: undefined },
      {
        version: '1.10',
        generalPurpose: false,
        evidence: undefined,
        card: 'README.md',
      },
    );
    assert.ok(validators.model(value), JSON.stringify(validators.model.errors));
  });

  it('survive keys that are names of the language', () => {
    const value = typedValue(
      map({ ['__proto__']: scalar('x'), constructor: scalar('y'), toString: scalar('z') }),
      schemaOf('system'),
    );
    assert.ok(!validators.system(value));
    assert.equal(validators.system.errors?.length, 3);
    assert.equal(schemaAt(schemaOf('system'), ['constructor', 'name']), undefined);
  });
});
