import assert from 'node:assert/strict';
import { findControl } from '../../../../src/core/catalogue/controls';
import { parseText } from '../../../../src/core/documents/parse-source';
import { syntaxRules } from '../../../../src/core/rules/syntax';
import { ruleOfProblem } from '../../../../src/core/rules/syntax/problem-rules';
import { contextWith } from '../context';

const context = contextWith();

async function check(path: string, text: string) {
  const document = await parseText(path, text);
  assert.ok(document);
  return syntaxRules.flatMap((rule) =>
    rule.check(document, context).map((draft) => {
      const template = rule.messages[draft.message];
      assert.ok(template, `${rule.slug} has a message ${draft.message}`);
      for (const [, name] of template.matchAll(/\{(\w+)\}/g))
        assert.ok(draft.args?.[name!] !== undefined, `${rule.slug} ${draft.message} has {${name}}`);
      return { rule: rule.slug, ...draft };
    }),
  );
}

describe('rules on how a file is written', () => {
  it('tells each problem of the parsers with one rule, which has a message for it', () => {
    for (const [code, slug] of Object.entries(ruleOfProblem)) {
      if (slug.startsWith('front-matter')) continue;
      const rule = syntaxRules.find((one) => one.slug === slug);
      assert.ok(rule?.messages[code], code);
    }
  });

  it('serves controls that the catalogue knows', () => {
    for (const rule of syntaxRules)
      for (const id of rule.controls) assert.equal(findControl(id)?.id, id, rule.slug);
  });

  it('says nothing of a file that is well written', async () => {
    assert.deepEqual(await check('README.md', '---\nlicense: mit\ntags:\n- a\n---\n# M\n\nText.\n'), []);
    assert.deepEqual(await check('aims.yaml', 'aims: 1\nsystems:\n  a:\n    name: A\n'), []);
  });

  it('names the broken spot of front matter and of a manifest', async () => {
    const card = await check('README.md', '---\nlicense: mit\ntags:\n-a\n-b\n---\n# M\n\nText.\n');
    assert.equal(card[0]?.rule, 'yaml-syntax');
    const manifest = await check('aims.yaml', 'aims: 1\nsystems:\n\ta:\n\t  name: A\n');
    assert.ok(manifest.some((one) => one.rule === 'yaml-syntax' && one.message.startsWith('yaml-tab')));
  });

  it('falls back on general words where the parser could not say more', async () => {
    const document = await parseText('aims.yaml', 'aims: 1\n');
    assert.ok(document);
    document.problems.push({
      code: 'yaml-unexpected-text',
      span: { start: 0, end: 4 },
      args: {},
      losesContent: true,
    });
    const rule = syntaxRules.find((one) => one.slug === 'yaml-syntax');
    assert.equal(rule?.check(document, context)[0]?.message, 'yaml-syntax');
  });

  it('reports a merge conflict at its first marker', async () => {
    const text = '---\nlicense: mit\n---\n# M\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n';
    const found = await check('README.md', text);
    assert.deepEqual(
      found.map((one) => one.rule),
      ['conflict-marker'],
    );
  });

  it('removes a duplicate only where both say the same', async () => {
    const found = await check('README.md', '---\nlicense: mit\nlicense: mit\ntags: a\ntags: b\n---\n# M\n');
    assert.deepEqual(
      found.map((one) => [one.message, one.args?.key, one.fixes?.length ?? 0]),
      [
        ['same', 'license', 1],
        ['other', 'tags', 0],
      ],
    );
  });

  it('leaves two records under one id to the rule on ids', async () => {
    const text =
      'aims: 1\nsystems:\n  a:\n    name: A\n    name: B\n  a:\n    name: C\n    owner: x\n    owner: y\n';
    const found = await check('aims.yaml', text);
    assert.ok(found.every((one) => one.args?.key !== 'a'));
    assert.ok(found.some((one) => one.args?.key === 'owner'));
  });

  it('counts equal tokens, so that each finding has its own identity', async () => {
    const found = await check(
      'model_card.json',
      '{"model_details": {"name": "x",}, "considerations": {"a": 1,}}',
    );
    const commas = found.filter((one) => one.message === 'json-trailing-comma');
    assert.deepEqual(
      commas.map((one) => one.place.at === 'token' && [one.place.token, one.place.ordinal]),
      [
        [',', 0],
        [',', 1],
      ],
    );
  });
});
