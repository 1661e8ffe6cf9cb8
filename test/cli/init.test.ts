import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { aims, workspace } from './workspace';

const CARD = '---\nlicense: mit\n---\n\n# Churn\n\n## Intended use\n\nRanks customers who may leave.\n';

describe('aims init', () => {
  it('drafts a manifest from the cards, which then checks without errors', () => {
    const root = workspace({ 'models/churn/README.md': CARD });
    const ran = aims(root, ['init', '--organization', 'Example Shop']);
    assert.equal(ran.code, 0, ran.err);
    assert.match(ran.out, /^aims\.yaml written with 1 system, 1 model and 0 datasets\./);
    assert.match(readFileSync(join(root, 'aims.yaml'), 'utf8'), /\n {2}churn:\n {4}name: Churn\n/);
    const check = aims(root, ['check', '--format', 'json']);
    assert.equal(check.code, 0, check.out);
    const rules = JSON.parse(check.out).findings.map(({ rule }: { rule: string }) => rule);
    assert.ok(rules.includes('risk-class-missing'), 'the class is left to people');
  });

  it('prints it with --dry-run and writes nothing', () => {
    const root = workspace({ 'models/churn/README.md': CARD });
    const ran = aims(root, ['init', '--dry-run', '--level', 'organization']);
    assert.match(ran.out, /^level: organization$/m);
    assert.throws(() => readFileSync(join(root, 'aims.yaml')));
  });

  it('overwrites nothing', () => {
    for (const name of ['aims.yaml', 'aims.yml']) {
      const root = workspace({ [name]: 'aims: 1\n' });
      const ran = aims(root, ['init']);
      assert.equal(ran.code, 2);
      assert.match(ran.err, new RegExp(`${name.replace('.', '\\.')} is there already`));
      assert.equal(readFileSync(join(root, name), 'utf8'), 'aims: 1\n');
    }
  });

  it('takes no words', () => {
    const ran = aims(workspace({}), ['init', 'here']);
    assert.equal(ran.code, 2);
    assert.match(ran.err, /takes no words, and "here" is one too many/);
  });
});
