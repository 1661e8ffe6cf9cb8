import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { controlsTree, type ViewNode } from '../../../src/core/views';
import { filesOf } from '../folder';
import { find, sourceOf, treeText } from './workspace';

const clinic = (manifest = '') => {
  const files = filesOf('test/fixtures/views/clinic');
  files['aims.yaml'] += manifest;
  return files;
};
const statement = `
statementOfApplicability:
  A.10.3:
    applicable: false
    justification: Nothing is bought.
  A.6.2.4:
    applicable: true
    status: implemented
    owner: head-of-emergency
  OWN-1:
    title: Second reader
    applicable: true
    status: planned
`;

async function treeOf(files: Record<string, string>) {
  return controlsTree([await sourceOf(files)]);
}
const every = (nodes: readonly ViewNode[]): ViewNode[] =>
  nodes.flatMap((node) => [node, ...every(node.children?.() ?? [])]);

describe('controls tree', () => {
  it('holds clauses 4 to 10 and the 38 controls of Annex A beneath their groups', async () => {
    const tree = await treeOf(clinic());
    assert.deepEqual(
      tree.map(({ label }) => label),
      ['Clauses 4 to 10', 'Annex A'],
    );
    const [clauses, annex] = tree.map((node) => node.children!());
    assert.deepEqual(
      clauses!.map(({ label }) => label.split(' ')[0]),
      ['4', '5', '6', '7', '8', '9', '10'],
    );
    assert.deepEqual(
      annex!.map(({ label }) => label.split(' ')[0]),
      ['A.2', 'A.3', 'A.4', 'A.5', 'A.6', 'A.7', 'A.8', 'A.9', 'A.10'],
    );
    assert.equal(annex!.flatMap((node) => node.children!()).length, 38);
    assert.match(annex![4]!.label, /^A\.6 AI system life cycle$/);
  });

  it('counts the states of a heading, the gravest first, and they add up', async () => {
    for (const heading of await treeOf(clinic())) {
      const counted = heading.description!.split(', ').map((part) => Number(part.split(' ')[0]));
      const controls = heading.children!().flatMap((node) => node.children!());
      assert.equal(
        counted.reduce((sum, one) => sum + one, 0),
        controls.length,
      );
    }
  });

  it('shows for a control its state, its decision, the obligations that decide, and advice apart', async () => {
    const tree = await treeOf(clinic(statement));
    const control = find(tree, 'A.6.2.4 AI system verification and validation');
    assert.equal(control.icon, 'failed');
    assert.match(control.description!, /^failed · of \d+: \d+ failed.* · applicable, implemented$/);
    const [said, worst, ...more] = control.children!();
    assert.equal(said!.label, 'Statement of Applicability');
    assert.deepEqual(said!.record, { kind: 'applicability', id: 'A.6.2.4', register: 'aims.yaml' });
    assert.equal(worst!.label, 'Bias test');
    assert.match(worst!.description!, /^Triage · failed · /);
    assert.match(worst!.children!()[0]!.label, /threshold/);
    assert.equal(more.at(-1)!.label, 'Advice, not counted');
    assert.ok(more.at(-1)!.children!().length > 0);
  });

  it('takes over what the Statement of Applicability decides, own controls too', async () => {
    const tree = await treeOf(clinic(statement));
    const excluded = find(tree, 'A.10.3 Suppliers');
    assert.equal(excluded.icon, 'not-applicable');
    assert.match(excluded.description!, /excluded$/);
    assert.match(excluded.tooltip!(), /Nothing is bought/);
    const own = find(tree, 'Own controls').children!();
    assert.deepEqual(
      own.map(({ label, icon }) => [label, icon]),
      [['OWN-1 Second reader', 'missing']],
    );
  });

  it('tells the basis of ids and titles where they are shown', async () => {
    const tree = await treeOf(clinic());
    const control = find(tree, 'A.6.2.4 AI system verification and validation');
    assert.match(control.tooltip!(), /checked against public lists, not against the purchased standard/);
  });

  it('has unique ids beneath each node and a label to read aloud for every one', async () => {
    const check = (nodes: readonly ViewNode[]): void => {
      assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
      for (const node of nodes) check(node.children?.() ?? []);
    };
    const tree = await treeOf(clinic(statement));
    check(tree);
    for (const node of every(tree)) assert.ok((node.accessible ?? node.label).length > 0);
  });

  it('has a node for each register when there are several', async () => {
    const tree = await treeOf({
      'a/aims.yaml': 'aims: 1\n',
      'b/aims.yaml': 'aims: 1\nlevel: organization\n',
    });
    assert.equal(treeText(tree, 1), 'register: a (0 systems)\nregister: b (0 systems)\n');
    const organization = find([tree[1]!], '5.2 AI policy');
    assert.equal(organization.icon, 'missing');
    assert.equal(find([tree[0]!], '5.2 AI policy').icon, 'unknown');
  });
});
