import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cardChoices } from '../../../src/core/authoring/register-card';
import { afterFix, checked, type Files } from './helper';

const CARD = `---
license: apache-2.0
---

# Churn model

## Intended use

Ranks customers by how likely they are to leave.
`;

async function choicesOf(files: Files, path = 'models/churn/README.md') {
  const engine = await checked({ [path]: CARD, ...files });
  const card = engine.model()?.cards.get(path);
  assert.ok(card);
  return { found: cardChoices(card), document: engine.document };
}

async function chosen(manifest: string, what: string, files: Files = {}): Promise<string> {
  const { found, document } = await choicesOf({ ...files, 'aims.yaml': manifest });
  assert.equal(found.state, 'open');
  if (found.state !== 'open') return '';
  const choice = found.choices.find((one) => one.what === what);
  assert.ok(choice, what);
  return afterFix(choice.fix, document)['aims.yaml'] ?? '';
}

describe('a card comes into the register', () => {
  it('with a new system, at the places and in the indentation of the file', async () => {
    const before =
      '# Register\r\naims: 1\r\n\r\nsystems:\r\n    a:\r\n        name: A # first\r\n        # owner: to come\r\n\r\n    b:\r\n        name: "B"\r\n\r\nroles:\r\n    r: {name: R}\r\n';
    assert.equal(
      await chosen(before, 'new-system'),
      '# Register\r\naims: 1\r\n\r\nsystems:\r\n    a:\r\n        name: A # first\r\n        # owner: to come\r\n\r\n    b:\r\n        name: "B"\r\n\r\n    churn:\r\n      name: Churn model\r\n      models: [churn]\r\n\r\nmodels:\r\n  churn:\r\n    card: models/churn/README.md\r\n\r\nroles:\r\n    r: {name: R}\r\n',
    );
  });

  it('in a file without systems', async () => {
    assert.equal(
      await chosen('aims: 1\nlevel: system\n', 'new-system'),
      'aims: 1\nlevel: system\nsystems:\n  churn:\n    name: Churn model\n    models: [churn]\nmodels:\n  churn:\n    card: models/churn/README.md\n',
    );
  });

  it('beneath a key that has no value yet', async () => {
    assert.equal(
      await chosen('aims: 1\nsystems: # none yet\nmodels:\n', 'new-system'),
      'aims: 1\nsystems: # none yet\n  churn:\n    name: Churn model\n    models: [churn]\nmodels:\n  churn:\n    card: models/churn/README.md\n',
    );
  });

  it('in flow style where the file is written so', async () => {
    assert.equal(
      await chosen('{aims: 1, systems: {a: {name: A}}}\n', 'new-system'),
      '{aims: 1, systems: {a: {name: A}, churn: {name: Churn model, models: [churn]}}, models: {churn: {card: models/churn/README.md}}}\n',
    );
  });

  it('as a model of a system that is there', async () => {
    const before =
      'aims: 1\nsystems:\n  a:\n    name: A\n    models: [x]\n    owner: r\nmodels:\n  x: {name: X, card: x.md}\n';
    assert.equal(
      await chosen(before, 'existing-system'),
      'aims: 1\nsystems:\n  a:\n    name: A\n    models: [x, churn]\n    owner: r\nmodels:\n  x: {name: X, card: x.md}\n  churn:\n    card: models/churn/README.md\n',
    );
  });

  it('as the card of a model that has none', async () => {
    const before = 'aims: 1\nmodels:\n  churn-model:\n    name: Churn # v2\n    status: approved\n';
    assert.equal(
      await chosen(before, 'link-record'),
      'aims: 1\nmodels:\n  churn-model:\n    name: Churn # v2\n    card: models/churn/README.md\n    status: approved\n',
    );
  });

  it('in the part of the register that holds the records of its kind', async () => {
    const { found, document } = await choicesOf({
      'aims.yaml': 'aims: 1\nmodels:\n  x:\n    name: X\n',
      'systems.aims.yaml': 'aims: 1\nsystems:\n  a:\n    name: A\n',
    });
    assert.ok(found.state === 'open' && found.choices[0]);
    const after = afterFix(found.choices[0].fix, document);
    assert.equal(
      after['systems.aims.yaml'],
      'aims: 1\nsystems:\n  a:\n    name: A\n  churn:\n    name: Churn model\n    models: [churn]\n',
    );
    assert.equal(
      after['aims.yaml'],
      'aims: 1\nmodels:\n  x:\n    name: X\n  churn:\n    card: models/churn/README.md\n',
    );
  });

  it('relative to the folder of its manifest', async () => {
    const { found, document } = await choicesOf(
      { 'team/aims.yaml': 'aims: 1\n' },
      'team/models/churn/README.md',
    );
    assert.ok(found.state === 'open' && found.choices[0]);
    assert.match(
      afterFix(found.choices[0].fix, document)['team/aims.yaml'] ?? '',
      /card: models\/churn\/README\.md/,
    );
  });

  it('under another id where its own is taken, __proto__ included', async () => {
    const text = await chosen(
      'aims: 1\nsystems:\n  churn: {name: C}\nmodels:\n  churn: {card: y.md}\n',
      'new-system',
    );
    assert.match(text, /\n {2}churn-2:\n {4}name: Churn model\n {4}models: \[churn-2\]\n/);
    const { found, document } = await choicesOf({ 'aims.yaml': 'aims: 1\n' }, 'models/__proto__/README.md');
    assert.ok(found.state === 'open' && found.choices[0]);
    assert.match(afterFix(found.choices[0].fix, document)['aims.yaml'] ?? '', /\n {2}__proto__:\n/);
  });

  it('not without a manifest, not twice, and not into what cannot be read', async () => {
    assert.equal((await choicesOf({})).found.state, 'no-manifest');
    const full =
      'aims: 1\nsystems:\n  a: {models: [churn]}\nmodels:\n  churn: {card: models/churn/README.md}\n';
    assert.equal((await choicesOf({ 'aims.yaml': full })).found.state, 'registered');
    assert.equal((await choicesOf({ 'aims.yaml': 'aims: 1\nsystems:\n  a: [\n' })).found.state, 'unreadable');
  });

  it('with a system for a registered model that no system names', async () => {
    const before = 'aims: 1\nmodels:\n  churn:\n    card: models/churn/README.md\n';
    assert.equal(
      await chosen(before, 'new-system'),
      'aims: 1\nsystems:\n  churn:\n    name: Churn model\n    models: [churn]\nmodels:\n  churn:\n    card: models/churn/README.md\n',
    );
  });
});
