import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  childrenOf,
  type Element,
  registerTree,
  renew,
  rootElement,
  type ViewNode,
} from '../../../src/core/views';
import { sourceOf } from './workspace';

const node = (id: string, more: Partial<ViewNode> = {}): ViewNode => ({
  id,
  label: id,
  icon: 'record',
  type: 'record',
  ...more,
});
const group = (id: string, children: ViewNode[], more: Partial<ViewNode> = {}) =>
  node(id, { children: () => children, ...more });

function treeOf(nodes: ViewNode[]) {
  const root = rootElement();
  renew(root, nodes);
  return root;
}
const all = (element: Element): Element[] => childrenOf(element).flatMap((child) => [child, ...all(child)]);

describe('elements of a tree', () => {
  it('stay the same objects through a refresh, with what they show renewed', () => {
    const root = treeOf([group('a', [node('x'), node('y')])]);
    const before = all(root);
    const changed = renew(root, [group('a', [node('x'), node('y', { label: 'why' })])]);
    assert.deepEqual(all(root), before);
    assert.deepEqual(
      changed.map(({ id }) => id),
      ['/a/y'],
    );
    assert.equal(before[2]!.node.label, 'why');
  });

  it('change nothing when nothing changed, and only what holds an added or removed node', () => {
    const root = treeOf([group('a', [node('x')]), group('b', [node('z')])]);
    all(root);
    assert.deepEqual(renew(root, [group('a', [node('x')]), group('b', [node('z')])]), []);
    const changed = renew(root, [group('a', [node('x'), node('y')]), group('b', [node('z')])]);
    assert.deepEqual(
      changed.map(({ id }) => id),
      ['/a'],
    );
    assert.deepEqual(renew(root, [group('b', [node('z')])]), [root]);
    assert.deepEqual(
      all(root).map(({ id }) => id),
      ['/b', '/b/z'],
    );
  });

  it('are made only when they are asked for', () => {
    let asked = 0;
    const lazy = () => node('a', { children: () => [node(String(++asked))] });
    const root = treeOf([lazy()]);
    assert.equal(childrenOf(root).length, 1);
    renew(root, [lazy()]);
    assert.equal(asked, 0);
  });

  it('keep their ids under another heading, and what holds the headings changes as a whole', () => {
    const headings = (high: string[], low: string[]) => [
      group(
        'high',
        high.map((id) => node(id)),
        { heading: true },
      ),
      group(
        'low',
        low.map((id) => node(id)),
        { heading: true },
      ),
    ];
    const root = treeOf(headings(['a', 'b'], ['c']));
    const ids = all(root).map(({ id }) => id);
    assert.deepEqual(ids, ['/high', '/a', '/b', '/low', '/c']);
    assert.deepEqual(renew(root, headings(['a'], ['b', 'c'])), [root]);
    assert.deepEqual(
      all(root).map(({ id }) => id),
      ['/high', '/a', '/low', '/b', '/c'],
    );
  });

  it('have ids of their own where nodes share one, or hold a slash', () => {
    const root = treeOf([node('a'), node('a'), node('a/b'), group('a', [node('b')])]);
    const ids = all(root).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('of 2,000 systems are drawn and renewed without a long block', async () => {
    const systems = Array.from({ length: 2000 }, (_, i) => `  s${i}:\n    name: System ${i}\n`).join('');
    const source = await sourceOf({ 'aims.yaml': `aims: 1\nsystems:\n${systems}` });
    const root = treeOf(registerTree([source], { groupBy: 'riskClass' }));
    const begun = performance.now();
    const [heading] = childrenOf(root);
    assert.equal(childrenOf(heading!).length, 2000);
    const drawn = performance.now() - begun;
    assert.ok(drawn < 500, `The children were made in ${Math.round(drawn)} ms.`);
    const again = performance.now();
    assert.deepEqual(renew(root, registerTree([source], { groupBy: 'riskClass' })), []);
    const renewed = performance.now() - again;
    assert.ok(renewed < 500, `They were compared in ${Math.round(renewed)} ms.`);
  });
});
