import assert from 'node:assert/strict';
import { schemaRules } from '../../../../src/core/rules/schema/index';
import { check } from './helper';

/** All findings of all rules, for a register in one file. */
async function all(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const rule of schemaRules) {
    assert.ok(rule.on === 'register' || rule.on === 'record' || rule.on === 'document');
    const checked = await check(rule, text);
    found.push(...checked.found.map(({ message }) => `${rule.slug} ${message}`));
  }
  return found;
}

describe('rules of the schema on hostile input', () => {
  it('survive the names of every object in every place', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '~1/~0', 'length'];
    const fields = names.map((name) => `    "${name}": {"${name}": 1}\n`).join('');
    const records = names.map((name) => `  "${name}":\n    owner: "${name}"\n${fields}`).join('');
    const head = names.map((name) => `"${name}": 1\n`).join('');
    const found = await all(`aims: 1\n${head}systems:\n${records}`);
    const unknown = found.filter((slug) => slug.startsWith('unknown-field'));
    assert.equal(unknown.length, names.length + names.length * names.length);
    assert.equal(found.filter((slug) => slug.startsWith('unknown-reference')).length, names.length);
  });

  it('survive wrong shapes wherever a mapping or a list is wanted', async () => {
    for (const value of ['[]', '{}', '[[[]]]', 'null', '1', 'yes', '""', '[null]', '[{a: [b]}]'])
      for (const field of ['riskClass', 'owner', 'models', 'code', 'releases', 'confirmed', 'name'])
        await all(
          `aims: ${value}\norganization: ${value}\nsystems:\n  a:\n    ${field}: ${value}\nrisks: ${value}\n`,
        );
    for (const whole of ['', '# nothing\n', '1\n', '[]\n', 'text\n', '- a\n- b\n', '{}\n']) await all(whole);
  });

  it('tell one mistake once', async () => {
    const found = await all(
      'aims: 1\nsystems:\n  a:\n    origni: [internal]\n    lifecycleStage: [operation]\n',
    );
    assert.deepEqual(found, ['unknown-field nearest', 'wrong-type type']);
  });
});
