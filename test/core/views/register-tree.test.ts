import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { emptyState, registerTree, type Source, type ViewNode } from '../../../src/core/views';
import { filesOf } from '../folder';
import { equalsGolden } from '../golden';
import { find, scanned, sourceOf, treeText } from './workspace';

const clinic = () => filesOf('test/fixtures/views/clinic');
const byClass = { groupBy: 'riskClass' } as const;

/** What is asked for and how it is worded is told by the catalogue and tested there. */
function withoutObligations(nodes: readonly ViewNode[]): ViewNode[] {
  return nodes.map((node) => ({
    ...node,
    ...(node.children
      ? { children: () => (node.id === 'obligations' ? [] : withoutObligations(node.children!())) }
      : {}),
  }));
}

async function treeOf(files: Record<string, string>) {
  return registerTree([await sourceOf(files)], byClass);
}

describe('register tree', () => {
  it('shows systems by risk class with all that hangs on them, then the other kinds', async () => {
    const text = treeText(withoutObligations(await treeOf(clinic())));
    equalsGolden(
      text.replace(/\d+ open( of \d+)?/g, 'some open'),
      'test/fixtures/views/golden/register-tree.txt',
    );
  });

  it('counts the open obligations of a system and lists the gravest first, with their grounds', async () => {
    const tree = await treeOf(clinic());
    const triage = find(tree, 'Triage');
    const [open, asked] = /^(\d+) open of (\d+)$/
      .exec(find([triage], 'Obligations').description!)!
      .slice(1)
      .map(Number);
    const nodes = find([triage], 'Obligations').children!();
    const isOpen = ({ icon }: ViewNode) => ['failed', 'missing', 'stale', 'partial'].includes(icon);
    assert.equal(nodes.filter(isOpen).length, open);
    assert.equal(nodes.filter(({ icon }) => icon !== 'not-applicable').length, asked);
    assert.match(triage.description!, new RegExp(`^${open} open · Head of emergency$`));
    assert.equal(nodes[0]!.label, 'Bias test');
    assert.equal(nodes[0]!.icon, 'failed');
    assert.match(nodes[0]!.children!()[0]!.label, /threshold/);
    assert.ok(nodes.slice(0, open).every(isOpen), 'what is open comes first');
    // Until the class is decided, what depends on it is one node.
    const waiting = find([find(tree, 'Proto')], 'Obligations').children!().at(-1)!;
    assert.match(waiting.label, /^\d+ cannot be judged yet$/);
    assert.ok(waiting.children!().every(({ icon }) => icon === 'unknown'));
  });

  it('says which phase an obligation waits for', async () => {
    const tree = await treeOf({
      'aims.yaml': `aims: 1
phases:
  - {name: Scores first, classes: [high], from: 2099-01-01}
systems:
  scoring: {lifecycleStage: operation, riskClass: {class: high}}
`,
    });
    const nodes = find([find(tree, 'scoring')], 'Obligations').children!();
    assert.ok(nodes.length > 0);
    assert.match(find(nodes, 'Bias test').tooltip!(), /binds from 2099-01-01, with the phase “Scores first”/);
  });

  it('puts systems together by owner, by stage, or not at all', async () => {
    const source = await sourceOf(clinic());
    const tops = (groupBy: 'owner' | 'lifecycleStage' | 'none') =>
      registerTree([source], { groupBy })
        .filter(({ icon }) => icon === 'group' || icon === 'system')
        .map(({ label }) => label);
    assert.deepEqual(tops('owner'), ['No owner', 'Head of emergency']);
    assert.deepEqual(tops('lifecycleStage'), ['No stage stated', 'Operation']);
    assert.deepEqual(tops('none').slice(0, 1), ['Triage']);
    assert.equal(tops('none').length, 4);
  });

  it('opens each node at its own place', async () => {
    const tree = await treeOf(clinic());
    const targets = [
      'Risk class tier-1',
      'Bias: false negative rate difference',
      'women',
      'src/triage/',
      'triage-model-2',
    ].map((label) => find(tree, label).target);
    const at = (...route: (string | number)[]) => ['systems', 'triage', ...route];
    assert.deepEqual(
      targets.map((target) =>
        target && 'place' in target && target.place.at === 'route' ? target.place.route : target,
      ),
      [
        at('riskClass', 'class'),
        at('evidence', 0),
        at('evidence', 0, 'values', 'women'),
        at('code', 0),
        at('models', 1),
      ],
    );
    assert.deepEqual(find(tree, 'policy.md').target, { path: 'docs/policy.md' });
    assert.deepEqual(find(tree, 'README.md').target, {
      place: { path: 'models/triage/README.md', at: 'card' },
    });
  });

  it('escapes names in tooltips and has a label to read aloud for every node', async () => {
    const tree = await treeOf(clinic());
    const letters = find(tree, 'Letter <b>drafts</b> [x](command:workbench.action.quit)');
    assert.match(letters.tooltip!(), /^\*\*Letter &lt;b&gt;drafts&lt;\/b&gt; \\\[x\\\]\(command:/);
    assert.match(letters.accessible!, /AI system, risk class tier-2, no owner, \d+ open points$/);
    const every = (nodes: typeof tree): typeof tree =>
      nodes.flatMap((node) => [node, ...every(node.children?.() ?? [])]);
    for (const node of every(tree)) {
      assert.ok(node.label.length > 0 && !/[\r\n]/.test(node.label), `label of ${node.id}`);
      assert.ok((node.accessible ?? node.label).trim().length > 0, `accessible label of ${node.id}`);
      assert.ok((node.tooltip?.() ?? 'x').length > 0, `tooltip of ${node.id}`);
    }
  });

  it('names the broken spot and calls nothing missing because of it', async () => {
    const files = {
      'aims.yaml':
        'aims: 1\nsystems:\n  good:\n    name: Good\n  bad:\n    name: "no end\n  last:\n    name: Last\n',
    };
    const [broken] = await treeOf(files);
    assert.match(broken!.label, /^aims\.yaml, line \d+, cannot be read$/);
    assert.ok(broken!.description);
    assert.ok(broken!.target && 'path' in broken!.target && broken!.target.range);
    const tree = await treeOf(files);
    assert.equal(find(tree, 'Good').icon, 'system');
  });

  it('says that nothing is registered yet', async () => {
    const tree = await treeOf({ 'aims.yaml': 'aims: 1\n' });
    assert.equal(treeText(tree), 'information: No AI system is registered yet (register one)\n');
    assert.equal(tree[0]!.command, 'aims.registerCard');
  });

  it('has no nodes without a folder or a manifest, so that the welcome speaks', async () => {
    assert.equal(emptyState([]), 'no-folder');
    const source = await sourceOf({ 'README.md': '# Hello\n' });
    assert.equal(emptyState([source]), 'no-manifest');
    assert.deepEqual(registerTree([source], byClass), []);
  });

  it('shows loading and failure of a folder', () => {
    const loading: Source = { folder: 'file:///a', name: 'a' };
    assert.equal(treeText(registerTree([loading], byClass)), 'loading: Reading the register…\n');
    const failed: Source = { ...loading, failure: 'The disk is gone.' };
    assert.equal(
      treeText(registerTree([failed], byClass)),
      'error: a could not be checked (The disk is gone.)\n',
    );
  });

  it('has a node for each register and folder when there are several', async () => {
    const bank = await sourceOf({ 'aims.yaml': 'aims: 1\nsystems: {a: {name: A}}\n' }, { name: 'bank' });
    const shop = await sourceOf(
      {
        'one/aims.yaml': 'aims: 1\norganization: {name: Shop}\nsystems: {b: {name: B}, c: {name: C}}\n',
        'two/aims.yaml': 'aims: 1\n',
      },
      { name: 'shop' },
    );
    const empty = await sourceOf({ 'a.md': 'x' }, { name: 'notes' });
    assert.equal(
      treeText(registerTree([bank, shop, empty], byClass), 1),
      'register: bank (1 system)\nregister: shop/one (Shop · 2 systems)\nregister: shop/two (0 systems)\nregister: notes\n',
    );
    assert.equal(
      treeText(registerTree([empty, bank], byClass), 2).split('\n')[1],
      '  information: No AIMS manifest (create one)',
    );
    const folders = registerTree([bank, shop], byClass).map(({ folder }) => folder);
    assert.deepEqual(folders, ['file:///bank', 'file:///shop', 'file:///shop']);
  });

  it('shows beneath a system the components that its code uses', async () => {
    const files = {
      'src/triage/run.py': 'import torch\nfrom openai import OpenAI\n',
      'tools/ask.py': 'import openai\n',
    };
    const source = await sourceOf({ ...filesOf('test/fixtures/views/clinic'), ...files });
    const code = find(registerTree([scanned(source, files)], byClass), 'Code');
    assert.match(code.description ?? '', /1 file with AI$/);
    const beneath = code.children!();
    assert.ok(beneath.some(({ label }) => label === 'OpenAI'));
    assert.ok(!JSON.stringify(beneath.flatMap((node) => node.children?.() ?? [])).includes('tools/ask.py'));
  });
});
