import assert from 'node:assert/strict';
import type { Topic } from '../../../../src/core/cards/facts';
import { judgeCard } from '../../../../src/core/cards/judge';
import { findControl } from '../../../../src/core/catalogue/controls';
import { parseText } from '../../../../src/core/documents/parse-source';
import type { Register, RegisterRecord } from '../../../../src/core/register/register';
import { planFix } from '../../../../src/core/rules/apply-fix';
import { cardRules } from '../../../../src/core/rules/card';
import type { Fix } from '../../../../src/core/rules/finding';
import { applyEdits } from '../../../../src/core/text/edits';
import { contextWith } from '../context';

type Situation = 'noManifest' | 'unlinked' | 'linked';

async function check(text: string, situation: Situation = 'linked', path = 'README.md') {
  const document = await parseText(path, text);
  assert.ok(document, 'the text is recognised as a card');
  const unknown: string[] = [];
  const context = contextWith({ unknown: (slug) => unknown.push(slug) });
  // The rules look only at whether there are any.
  const register = situation === 'noManifest' ? undefined : ({} as Register);
  const records = situation === 'linked' ? [{} as RegisterRecord] : [];
  const found = cardRules.flatMap((rule) =>
    rule.check({ document, facts: judgeCard(document), register, records }, context).map((draft) => {
      const template = rule.messages[draft.message];
      assert.ok(template, `${rule.slug} has a message ${draft.message}`);
      for (const [, name] of template.matchAll(/\{(\w+)\}/g))
        assert.ok(draft.args?.[name!] !== undefined, `${rule.slug} ${draft.message} has {${name}}`);
      return { rule: rule.slug, ...draft };
    }),
  );
  return { found, unknown, of: (slug: string) => found.filter((one) => one.rule === slug) };
}

const head = '---\nlicense: mit\nlanguage: en\n---\n';

describe('rules of cards', () => {
  it('serves controls that the catalogue knows and has each slug once', () => {
    assert.equal(new Set(cardRules.map((rule) => rule.slug)).size, cardRules.length);
    for (const rule of cardRules)
      for (const id of rule.controls) assert.equal(findControl(id)?.id, id, rule.slug);
  });

  it('says nothing of good metadata', async () => {
    const { found } = await check(`${head}# Model\n\nText.\n`, 'noManifest');
    assert.deepEqual(found, []);
  });

  describe('front matter', () => {
    it('reports metadata that is never closed', async () => {
      const { of } = await check('---\nlicense: mit\ntags:\n- a\n\n# Model\n\nText.\n');
      assert.equal(of('front-matter-unclosed')[0]?.message, 'unclosed');
    });
    it('rewrites a wrong fence', async () => {
      const { of } = await check('----\nlicense: mit\ntags:\n- a\n----\n# Model\n\nText.\n');
      const found = of('front-matter-wrong-fence');
      assert.deepEqual(
        found.map((one) => one.place.at === 'token' && one.place.ordinal),
        [0, 1],
      );
      const step = found[0]?.fixes?.[0]?.steps[0];
      assert.ok(step?.op === 'replace-token' && step.text === '---');
    });
    it('reports white space behind a fence', async () => {
      const { of } = await check('--- \nlicense: mit\ntags:\n- a\n---\n# Model\n');
      assert.equal(of('front-matter-wrong-fence')[0]?.message, 'fence-space');
    });
    it('reports metadata without keys and leaves to the syntax rule what it explains', async () => {
      const list = await check('---\n- mit\n- apache\n---\n# Model card\n\n## Intended use\n\nText.\n');
      assert.equal(list.of('front-matter-not-mapping')[0]?.message, 'not-mapping');
      const colon = await check('---\nlicense:mit\n---\n# Model card\n\n## Intended use\n\nText.\n');
      assert.deepEqual(colon.of('front-matter-not-mapping'), []);
    });
    it('reports metadata without fences', async () => {
      const { of } = await check('license: mit\ntags:\n- a\n\n# Model card\n\n## Intended use\n\nText.\n');
      assert.equal(of('front-matter-without-fence').length, 1);
    });
    it('only hints at blank lines before the metadata', async () => {
      const { of } = await check(`\n${head}# Model\n`);
      assert.equal(of('front-matter-not-at-top')[0]?.severity, 'hint');
    });
  });

  describe('fields', () => {
    it('renames a misspelt field unless the right one is there', async () => {
      const one = await check('---\nliscence: mit\nlanguage: en\n---\n# Model\n');
      assert.equal(one.of('card-field-misspelt')[0]?.fixes?.length, 1);
      const two = await check('---\nlicense: mit\nlicence: mit\nlanguage: en\n---\n# Model\n');
      assert.equal(two.of('card-field-misspelt')[0]?.message, 'both');
      assert.equal(two.of('card-field-misspelt')[0]?.fixes, undefined);
    });
    it('leaves fields of one’s own alone', async () => {
      const { of } = await check('---\nlicense: mit\nour_ticket: 7\nmodel-type: bert\n---\n# Model\n');
      assert.deepEqual(of('card-field-misspelt'), []);
    });
    it('reports a missing and an empty licence, and stays silent where metadata is lost', async () => {
      const missing = await check('---\nlanguage: en\ntags:\n- a\n---\n# Model\n');
      assert.equal(missing.of('card-license-missing')[0]?.message, 'missing');
      const empty = await check('---\nlicense:\ntags:\n- a\n---\n# Model\n');
      assert.equal(empty.of('card-license-missing')[0]?.message, 'empty');
      const lost = await check('---\ntags:\n- a\n---\n# M\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n');
      assert.deepEqual(lost.of('card-license-missing'), []);
      assert.ok(lost.unknown.includes('card-license-missing'));
    });
    it('knows hub and SPDX licences and offers the nearest to others', async () => {
      for (const good of ['mit', 'Apache-2.0', 'llama3', 'MIT OR Apache-2.0'])
        assert.deepEqual((await check(`---\nlicense: ${good}\n---\n# M\n`)).of('card-license-unknown'), []);
      const alias = (await check('---\nlicense: apache 2.0\n---\n# M\n')).of('card-license-unknown')[0];
      assert.equal(alias?.message, 'alias');
      assert.equal(alias?.fixes?.[0]?.safe, true);
      const other = (await check('---\nlicense: other\n---\n# M\n')).of('card-license-unknown')[0];
      assert.equal(other?.message, 'other-unnamed');
    });
    it('takes `no` for Norwegian and reports names of languages', async () => {
      const { of } = await check('---\nlicense: mit\nlanguage:\n- no\n- English\n- eng\n---\n# M\n');
      assert.deepEqual(
        of('card-language-unknown').map((one) => [one.message, one.args?.value, one.args?.tag]),
        [['name', 'English', 'en']],
      );
    });
    it('removes an empty item of a list', async () => {
      const { of } = await check('---\nlicense: mit\ntags:\n- a\n-\ndatasets:\n-\n---\n# M\n');
      const routes = of('null-item').map((one) => one.fixes?.[0]?.steps[0]);
      assert.deepEqual(routes.map((step) => step?.op === 'remove' && step.route).sort(), [
        ['datasets'],
        ['tags', 1],
      ]);
    });
  });

  describe('model-index', () => {
    const index = (metric: string) =>
      `---\nlicense: mit\nmodel-index:\n- name: m\n  results:\n  - task:\n      type: t\n    dataset:\n      type: d\n      name: D\n    metrics:\n    - ${metric}\n---\n# M\n`;
    it('accepts a good one', async () => {
      const { found } = await check(index('{type: f1, value: 0.5}'), 'noManifest');
      assert.deepEqual(found, []);
    });
    it('reports what is missing and leaves values to their own rule', async () => {
      const { of } = await check(index('{value: high}'));
      assert.deepEqual(
        of('model-index-structure').map((one) => one.message),
        ['metric-type-missing'],
      );
      assert.equal(of('metric-value-not-a-number')[0]?.message, 'text');
    });
    it('tells a flaw that several metrics share once, with the other places', async () => {
      const { of } = await check(index('{value: 1}\n    - {value: 2}\n    - {value: 3}'));
      assert.deepEqual(
        of('model-index-structure').map((one) => [one.message, one.related?.length]),
        [['metric-type-missing', 2]],
      );
    });
    it('takes a number out of its quotes', async () => {
      const { of } = await check(index('{type: f1, value: "0.5"}'));
      const step = of('metric-value-not-a-number')[0]?.fixes?.[0]?.steps[0];
      assert.ok(step?.op === 'replace-token' && step.text === '0.5' && step.token === '"0.5"');
    });
  });

  describe('sections', () => {
    const missing = (found: { message: string }[]) => found.map((one) => one.message).sort();
    const all = (...topics: Topic[]) => topics.map((topic) => `model-${topic}`).sort();

    it('asks for all matters of a linked card, for two of others, for none without a manifest', async () => {
      const text = `${head}# Model\n`;
      assert.deepEqual(
        missing((await check(text)).of('section-missing')),
        all('bias', 'limitations', 'intendedUse', 'evaluation', 'trainingData'),
      );
      assert.deepEqual(
        missing((await check(text, 'unlinked')).of('section-missing')),
        all('bias', 'limitations'),
      );
      assert.deepEqual((await check(text, 'noManifest')).of('section-missing'), []);
    });
    it('points at an empty heading', async () => {
      const { of } = await check(`${head}# Model\n\n## Training data\n\n## Usage\n\nRun it.\n`);
      const found = of('section-empty')[0];
      assert.equal(found?.message, 'model-trainingData');
      assert.ok(found.place.at === 'token' && found.place.token === 'Training data');
    });
    it('points at template text, once where it concerns several matters', async () => {
      const { of } = await check(
        `${head}# Model\n\n## Bias, Risks, and Limitations\n\n[More Information Needed]\n\n## Training data\n\n[More Information Needed]\n`,
      );
      const found = of('section-placeholder');
      assert.deepEqual(
        found.map((one) => one.message),
        ['several', 'model-trainingData'],
      );
      assert.equal(found[0]?.args?.topics, 'bias and limitations');
      assert.ok(found[1]?.place.at === 'token' && found[1].place.ordinal === 1);
    });
    it('offers to ask in place of template text, and to say why bias was not tested', async () => {
      const text = `${head}# Model\n\n## Bias\n\n[More Information Needed]\n\n## Training data\n\n[More Information Needed]\n`;
      const { of } = await check(text);
      const found = of('section-placeholder');
      assert.deepEqual(
        found.map(({ fixes = [] }) => fixes.map(({ title, safe }) => [title, safe])),
        [
          [
            ['Ask in its place for what to write (a placeholder until then)', false],
            ['Say in its place that it was not tested, with the reason to fill in', false],
          ],
          [['Ask in its place for what to write (a placeholder until then)', false]],
        ],
      );
      const document = await parseText('README.md', text);
      const applied = (fix: Fix | undefined): string => {
        const [change] = (fix && planFix(fix, () => document ?? undefined)) ?? [];
        assert.ok(change && 'edits' in change);
        return applyEdits(text, change.edits);
      };
      const asked = applied(found[1]?.fixes?.[0]);
      assert.match(
        asked,
        /## Bias\n\n\[More Information Needed\]\n\n## Training data\n\n<!-- Which data, .* -->\n$/,
      );
      const untested = applied(found[0]?.fixes?.[1]);
      assert.match(untested, /## Bias\n\n<!-- Not tested because: .* -->\n\n## Training data/);
      const { found: left } = await check(untested);
      assert.ok(
        left.some(({ rule, message }) => rule.startsWith('section-') && message === 'model-bias'),
        'what asks is no content',
      );
    });
    it('only hints at the template of a dataset card without a manifest', async () => {
      const text =
        '---\nlicense: mit\npretty_name: D\ntask_categories:\n- a\n---\n# Dataset Card for D\n\n## Discussion of Biases\n\n[More Information Needed]\n';
      const { of } = await check(text, 'noManifest');
      assert.deepEqual(
        of('section-placeholder').map((one) => [one.message, one.severity]),
        [['dataset-bias', 'hint']],
      );
    });
    it('tells boilerplate from substance', async () => {
      const generic = await check(`${head}# Model\n\n## Bias\n\nThe model may produce biased responses.\n`);
      assert.equal(generic.of('section-boilerplate')[0]?.args?.topics, 'bias and limitations');
      const specific = await check(
        `${head}# Model\n\n## Bias\n\nRecall for women over 60 is 0.61, against 0.83 for men of that age.\n`,
      );
      assert.deepEqual(specific.of('section-boilerplate'), []);
    });
  });
});
