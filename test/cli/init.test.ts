import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { aims, workspace } from './workspace';

const CARD = '---\nlicense: mit\n---\n\n# Churn\n\n## Intended use\n\nRanks customers who may leave.\n';

describe('aims init', () => {
  it('drafts a manifest from the cards, which then checks without errors', async () => {
    const root = workspace({ 'models/churn/README.md': CARD });
    const ran = await aims(root, ['init', '--organization', 'Example Shop']);
    assert.equal(ran.code, 0, ran.err);
    assert.match(ran.out, /^aims\.yaml written with 1 system, 1 model and 0 datasets\./);
    assert.match(readFileSync(join(root, 'aims.yaml'), 'utf8'), /\n {2}churn:\n {4}name: Churn\n/);
    const check = await aims(root, ['check', '--format', 'json']);
    assert.equal(check.code, 0, check.out);
    const rules = JSON.parse(check.out).findings.map(({ rule }: { rule: string }) => rule);
    assert.ok(rules.includes('risk-class-missing'), 'the class is left to people');
  });

  it('prints it with --dry-run and writes nothing', async () => {
    const root = workspace({ 'models/churn/README.md': CARD });
    const ran = await aims(root, ['init', '--dry-run', '--level', 'organization']);
    assert.match(ran.out, /^level: organization$/m);
    assert.throws(() => readFileSync(join(root, 'aims.yaml')));
  });

  it('overwrites nothing', async () => {
    for (const name of ['aims.yaml', 'aims.yml']) {
      const root = workspace({ [name]: 'aims: 1\n' });
      const ran = await aims(root, ['init']);
      assert.equal(ran.code, 2);
      assert.match(ran.err, new RegExp(`${name.replace('.', '\\.')} is there already`));
      assert.equal(readFileSync(join(root, name), 'utf8'), 'aims: 1\n');
    }
  });

  it('groups AI in code into systems with --from-scan, and then nothing is unregistered', async () => {
    const root = workspace({
      'models/scoring-gbm/README.md': CARD.replace('# Churn', '# Scoring GBM'),
      'models/reply/README.md': CARD.replace('# Churn', '# Reply model\n\nThe hosted model gpt-4o-mini.'),
      'scoring/train.py': 'import lightgbm as lgb\n\nmodel = lgb.train({}, None)\n',
      'assistant/answer.py':
        'from openai import OpenAI\n\nclient = OpenAI()\nclient.responses.create(model="gpt-4o-mini", input="x")\n',
    });
    const ran = await aims(root, ['init', '--from-scan']);
    assert.equal(ran.code, 0, ran.err);
    const text = readFileSync(join(root, 'aims.yaml'), 'utf8');
    assert.match(
      text,
      /\n {2}scoring:\n {4}name: Scoring\n {4}models: \[scoring-gbm\]\n {4}code: \[scoring\/\]\n/,
    );
    assert.match(
      text,
      /\n {2}assistant:\n {4}name: Assistant\n {4}models: \[reply\]\n {4}suppliers: \[openai\]\n {4}code: \[assistant\/\]\n/,
    );
    assert.match(
      text,
      /\n {2}reply:\n {4}identifiers: \[gpt-4o-mini\]\n {4}card: models\/reply\/README\.md\n/,
    );
    assert.doesNotMatch(text, /^\s*(?:riskClass|owner|purpose):/m);
    const check = JSON.parse((await aims(root, ['check', '--format', 'json'])).out) as {
      findings: { rule: string; severity: string; message: string }[];
    };
    assert.deepEqual(
      check.findings.filter(({ rule, severity }) => severity === 'error' || rule === 'ai-unregistered'),
      [],
    );
  });

  it('takes no words', async () => {
    const ran = await aims(workspace({}), ['init', 'here']);
    assert.equal(ran.code, 2);
    assert.match(ran.err, /takes no words, and "here" is one too many/);
  });
});
