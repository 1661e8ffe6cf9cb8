import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { unregisteredIn, usageTree } from '../../../src/core/views';
import { filesOf } from '../folder';
import { equalsGolden } from '../golden';
import { find, scanned, sourceOf, treeText } from './workspace';

const code: Record<string, string> = {
  'src/triage/run.py': 'import os\nimport torch\nfrom openai import OpenAI\nimport torch.nn as nn\n',
  'tools/ask.py':
    'import openai\n\nclient = openai.OpenAI()\nclient.responses.create(model="gpt-4o-mini", input="x")\n',
  'tools/deep/plan.ts': "import Anthropic from '@anthropic-ai/sdk';\nimport OpenAI from 'openai';\n",
  'tests/test_ask.py': 'import openai\n',
  'requirements.txt': 'torch==2.3\nrequests\n',
  'models/urgency.onnx': '',
  'plain.py': 'import os\n',
};
const byComponent = { groupBy: 'component' } as const;

async function treeOf(files = code, complete = true, options: Parameters<typeof usageTree>[1] = byComponent) {
  const source = await sourceOf({ ...filesOf('test/fixtures/views/clinic'), ...files });
  return usageTree([scanned(source, files, complete)], options);
}

describe('tree of AI in code', () => {
  it('shows what is unregistered first, then by system, then what is not reported, and all components', async () => {
    equalsGolden(treeText(await treeOf()), 'test/fixtures/views/golden/usage-tree.txt');
  });

  it('puts the files of a heading together by folder instead', async () => {
    const tree = await treeOf(code, true, { groupBy: 'folder' });
    const unregistered = find(tree, 'Unregistered').children!();
    assert.deepEqual(
      unregistered.map(({ label, description }) => [label, description]),
      [
        ['models', '1'],
        ['tools', '1'],
        ['tools/deep', '1'],
      ],
    );
    assert.equal(unregistered[1]!.children!()[0]!.label, 'ask.py');
  });

  it('counts the files that are unregistered, where that can be known', async () => {
    const source = await sourceOf({ ...filesOf('test/fixtures/views/clinic'), ...code });
    assert.equal(unregisteredIn([scanned(source, code)]), 3);
    assert.equal(unregisteredIn([scanned(source, code, false), source]), 0);
    assert.equal(unregisteredIn([scanned(await sourceOf(code), code)]), 0);
  });

  it('opens the token of a use', async () => {
    const tree = await treeOf();
    const file = find([find(tree, 'Unregistered')], 'ask.py');
    const targets = file.children!().map(({ label, target }) => [label, target]);
    assert.deepEqual(targets[0], [
      'openai',
      {
        path: 'tools/ask.py',
        range: { start: { line: 0, character: 7 }, end: { line: 0, character: 13 } },
      },
    ]);
  });

  it('opens the cell of a notebook', async () => {
    const cell = (source: string, type = 'code') => ({ cell_type: type, metadata: {}, source: [source] });
    const notebook = JSON.stringify({
      cells: [cell('# Title', 'markdown'), cell('import os\nimport torch\n')],
      metadata: { kernelspec: { language: 'python', name: 'python3' } },
      nbformat: 4,
      nbformat_minor: 5,
    });
    const tree = await treeOf({ 'lab/train.ipynb': notebook });
    const file = find([find(tree, 'Unregistered')], 'train.ipynb');
    assert.deepEqual(file.target, {
      path: 'lab/train.ipynb',
      cell: 1,
      range: { start: { line: 1, character: 7 }, end: { line: 1, character: 12 } },
    });
    assert.match(file.children!()[0]!.description!, /cell 2, line 2$/);
  });

  it('calls nothing unregistered while the search is not complete', async () => {
    const tree = await treeOf(code, false);
    assert.equal(tree[0]!.label, 'Not registered, as far as known');
    assert.equal(tree[0]!.icon, 'unknown');
  });

  it('calls nothing unregistered while part of the register cannot be read', async () => {
    const broken = { ...code, 'aims.yaml': 'aims: 1\nsystems:\n  triage: [\n    name: Triage\n' };
    const source = scanned(await sourceOf(broken), code);
    assert.equal(usageTree([source], byComponent)[0]!.label, 'Not registered, as far as known');
    assert.equal(unregisteredIn([source]), 0);
  });

  it('says that it looks, how far it is, that it was stopped, and that nothing was found', async () => {
    const source = await sourceOf({ 'aims.yaml': 'aims: 1\n' });
    assert.equal(treeText(usageTree([source], byComponent)), '');
    const looking = usageTree([{ ...source, scan: { done: 120, total: 4000 } }], byComponent);
    assert.equal(treeText(looking), 'loading: Looking for AI in code… (120 of 4000 files)\n');
    const stopped = usageTree([{ ...source, scan: 'cancelled' }], byComponent);
    assert.equal(treeText(stopped), 'information: The search was stopped (look again)\n');
    assert.equal(stopped[0]!.command, 'aims.scanCode');
    const failed = usageTree([{ ...source, scan: { failed: 'No worker.' } }], byComponent);
    assert.equal(treeText(failed), 'error: Code could not be looked through (No worker.)\n');
    const none = usageTree([scanned(source, { 'plain.py': 'import os\n' })], byComponent);
    assert.equal(treeText(none), 'information: No AI found in code (1 file looked at)\n');
    assert.deepEqual(usageTree([], byComponent), []);
  });

  it('lists what was not looked at, and why', async () => {
    const source = scanned(await sourceOf({ 'aims.yaml': 'aims: 1\n' }), {});
    source.checked!.model.usage!.skipped.push(
      { path: 'big.py', reason: 'it has 300000000 bytes' },
      { path: 'locked', reason: 'permission denied', lost: true },
    );
    assert.equal(
      treeText(usageTree([source], byComponent)),
      'partial: Not looked at (2, 1 could not be read)\n  file: big.py (it has 300000000 bytes)\n  file: locked (permission denied)\n',
    );
  });

  it('has a node for each folder when there are several', async () => {
    const bank = scanned(await sourceOf({ 'aims.yaml': 'aims: 1\n' }, { name: 'bank' }), {
      'a.py': 'import torch\n',
    });
    const shop = await sourceOf({ 'a.md': 'x' }, { name: 'shop' });
    const nodes = usageTree([bank, { ...shop, scan: { done: 0, total: 0 } }], byComponent);
    assert.deepEqual(
      nodes.map(({ label, folder }) => [label, folder]),
      [
        ['bank', 'file:///bank'],
        ['shop', 'file:///shop'],
      ],
    );
  });
});
