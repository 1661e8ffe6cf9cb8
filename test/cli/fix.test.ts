import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { aims, workspace } from './workspace';

const MANIFEST = `aims: 1
systems:
  credit:
    name: Credit
    riskClass: {class: limited, rationale: Chat, decidedBy: cro, decidedOn: 2026-01-01}
    models: [gbm]
models:
  gbm: {name: GBM}
roles:
  cro: {name: Chief risk officer}
`;
const FIX = ['fix', '--unsafe', '--rule', 'model-card-missing', '--as-of', '2026-02-01'];

describe('aims fix', () => {
  it('creates a card in folders that do not exist yet', async () => {
    const root = workspace({ 'aims.yaml': MANIFEST });
    const ran = await aims(root, FIX);
    assert.equal(ran.err, '');
    const path = /card: ([^\s}]+)/.exec(readFileSync(join(root, 'aims.yaml'), 'utf8'))?.[1];
    assert.match(path ?? '', /\//);
    assert.ok(existsSync(join(root, path!)));
  });

  it('creates nothing behind a symbolic link', async () => {
    const elsewhere = workspace({});
    const root = workspace({ 'aims.yaml': MANIFEST });
    symlinkSync(elsewhere, join(root, 'models'));
    const ran = await aims(root, FIX);
    assert.equal(ran.code, 2);
    assert.match(ran.err, /was not changed: it lies outside the root or behind a symbolic link/);
    assert.equal(existsSync(join(elsewhere, 'gbm')), false);
  });

  it('changes a comment in code', async () => {
    const root = workspace({
      'aims.yaml': MANIFEST,
      'rank.py': '\ufeff# aims: system credti\r\nimport torch\r\n',
    });
    const ran = await aims(root, ['fix', '--unsafe', '--rule', 'annotation-unknown-system']);
    assert.equal(ran.err, '');
    assert.match(ran.out, /^rank\.py:1: Name “credit” instead \[annotation-unknown-system\]$/m);
    const text = readFileSync(join(root, 'rank.py'), 'utf8');
    assert.equal(text, '\ufeff# aims: system credit\r\nimport torch\r\n');
  });
});
