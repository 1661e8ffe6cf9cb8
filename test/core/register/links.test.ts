import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseText } from '../../../src/core/documents/parse-source';
import type { Link } from '../../../src/core/register/links';
import { buildRegisters } from '../../../src/core/register/read';
import { findRecord, type Register } from '../../../src/core/register/register';

async function registerOf(files: Record<string, string>): Promise<Register> {
  const documents = await Promise.all(Object.entries(files).map(([path, text]) => parseText(path, text)));
  const [register] = buildRegisters(
    documents.flatMap((document) => document ?? []),
    true,
  );
  assert.ok(register);
  return register;
}

const brief = (links: readonly Link[]) =>
  links.map(
    ({ kind, id, from, route, target }) =>
      `${from ? `${from.kind}/${from.id}` : 'head'} ${route.join('.')} -> ${kind ?? '?'}/${id}${target ? '' : ' (nothing)'}`,
  );

const recordOf = (register: Register, kind: string, id: string) => {
  const record = findRecord(register, kind, id);
  assert.ok(record);
  return record;
};

describe('links between records', () => {
  const manifest = `aims: 1
waivers:
  - {rule: bias-test-missing, record: system/scoring, reason: r, by: head-of-risk}
systems:
  scoring:
    owner: head-of-risk
    models: [scorer, gone]
    releases:
      - version: "1"
        models: {scorer: "2"}
models:
  scorer: {supplier: acme}
roles:
  head-of-risk: {holder: Jane Doe}
`;

  it('leave a record by bare ids, qualified ids and keys', async () => {
    const register = await registerOf({ 'aims.yaml': manifest });
    assert.deepEqual(brief(register.links.outgoing(recordOf(register, 'system', 'scoring'))), [
      'system/scoring systems.scoring.owner -> role/head-of-risk',
      'system/scoring systems.scoring.models.0 -> model/scorer',
      'system/scoring systems.scoring.models.1 -> model/gone (nothing)',
      'system/scoring systems.scoring.releases.0.models.scorer -> model/scorer',
    ]);
    assert.deepEqual(brief(register.links.head()), [
      'head waivers.0.record -> system/scoring',
      'head waivers.0.by -> role/head-of-risk',
    ]);
  });

  it('come into a record from other files and from Markdown', async () => {
    const register = await registerOf({
      'aims.yaml': manifest,
      'more.aims.yaml': 'systems:\n  rating: {models: [scorer]}\n',
      'risks/unfair.md': '---\naims: risk\nsystems: [rating]\nowner: role/head-of-risk\n---\n# Unfair\n',
    });
    assert.deepEqual(brief(register.links.incoming(recordOf(register, 'model', 'scorer'))), [
      'system/scoring systems.scoring.models.0 -> model/scorer',
      'system/scoring systems.scoring.releases.0.models.scorer -> model/scorer',
      'system/rating systems.rating.models.0 -> model/scorer',
    ]);
    for (const { kind, id } of register.records) {
      const all = register.links.incoming(recordOf(register, kind, id));
      for (const from of new Set(all.map((link) => link.from?.kind)))
        if (from !== undefined)
          assert.deepEqual(
            register.links.incoming(recordOf(register, kind, id), from),
            all.filter((link) => link.from?.kind === from),
          );
    }
    assert.deepEqual(brief(register.links.incoming(recordOf(register, 'system', 'rating'))), [
      'risk/unfair systems.0 -> system/rating',
    ]);
    const [key] = register.links
      .incoming(recordOf(register, 'model', 'scorer'))
      .filter(({ part }) => part === 'key');
    assert.equal(key?.path, 'aims.yaml');
  });

  it('are found by kind and id, with or without a record of that id', async () => {
    const register = await registerOf({ 'aims.yaml': manifest });
    assert.deepEqual(brief(register.links.references('model', 'gone')), [
      'system/scoring systems.scoring.models.1 -> model/gone (nothing)',
    ]);
    assert.deepEqual(brief(register.links.references('role', 'head-of-risk')), [
      'head waivers.0.by -> role/head-of-risk',
      'system/scoring systems.scoring.owner -> role/head-of-risk',
    ]);
    assert.deepEqual(register.links.references('person', 'head-of-risk'), []);
    // A name that no record has may be of any kind that the field admits.
    const [holder] = register.links.references('person', 'Jane Doe');
    assert.deepEqual([holder?.open, holder?.target], [true, undefined]);
  });

  it('lead to the first of several records with one id, and nowhere for a kind that cannot stand there', async () => {
    const register = await registerOf({
      'aims.yaml': 'aims: 1\nsystems:\n  s: {owner: model/m, models: [m]}\nmodels:\n  m: {name: first}\n',
      'more.aims.yaml': 'models:\n  m: {name: second}\n',
    });
    const [owner, model] = register.links.outgoing(recordOf(register, 'system', 's'));
    assert.equal(owner?.target, undefined);
    assert.equal(model?.target?.value.name, 'first');
  });

  it('hold ids such as __proto__ and constructor', async () => {
    const register = await registerOf({
      'aims.yaml': 'aims: 1\nmodels:\n  __proto__: {}\nsystems:\n  constructor: {models: [__proto__]}\n',
    });
    assert.deepEqual(brief(register.links.incoming(recordOf(register, 'model', '__proto__'))), [
      'system/constructor systems.constructor.models.0 -> model/__proto__',
    ]);
    assert.deepEqual(register.links.references('system', 'toString'), []);
  });
});
