import { atOnce, type Steps } from '../text/steps';
import type { ViewNode } from './node';

/**
 * A node as a tree keeps it: the object stays the same from refresh to refresh as long as its id does, so that selection
 * and expansion survive; what it shows is in `node`.
 */
export interface Element {
  /** Unique in its tree. */
  readonly id: string;
  readonly parent: Element | undefined;
  node: ViewNode;
  /** The address of the workspace folder that paths of the node count from. */
  folder: string;
  /** Undefined while nobody has asked for them. */
  children: Element[] | undefined;
}

/** The element above all; it is not shown. */
export function rootElement(): Element {
  const node: ViewNode = { id: '', label: '', icon: 'register', type: 'register' };
  return { id: '', parent: undefined, node, folder: '', children: undefined };
}

/** The elements beneath one, made when they are first asked for. */
export function childrenOf(element: Element): Element[] {
  element.children ??= made(element, element.node.children?.() ?? [], undefined);
  return element.children;
}

/**
 * Gives the tree beneath `root` its new nodes. Only what was asked for before is looked at. Answers the elements whose
 * look or children changed, none of them beneath another; the root itself when its own children differ.
 */
export function renew(root: Element, nodes: readonly ViewNode[]): Element[] {
  return atOnce(renewSteps(root, nodes));
}

/** The same in steps; what is asked of the tree in between is answered with what it has. */
export function* renewSteps(root: Element, nodes: readonly ViewNode[]): Steps<Element[]> {
  root.node = { ...root.node, children: () => [...nodes] };
  const changed: Element[] = [];
  yield* renewChildren(root, changed);
  return outermost(changed);
}

function* renewChildren(element: Element, changed: Element[]): Steps<void> {
  const before = element.children;
  if (!before) return;
  const known = new Map(before.map((child) => [child.id, child]));
  const looks = new Map(before.map((child) => [child.id, lookOf(child.node)]));
  const after = made(element, element.node.children?.() ?? [], known);
  element.children = after;
  if (after.length !== before.length || after.some((child, i) => child !== before[i])) changed.push(element);
  for (const child of after) {
    if (!known.has(child.id)) continue;
    if (looks.get(child.id) !== lookOf(child.node)) changed.push(child);
    if (child.node.children) yield* renewChildren(child, changed);
    else child.children = undefined;
    yield;
  }
}

/** Everything of a node that is drawn. */
function lookOf(node: ViewNode): string {
  const { label, description, accessible, icon, type, command, children, target } = node;
  return JSON.stringify([label, description, accessible, icon, type, command, !children, !target]);
}

function made(
  parent: Element,
  nodes: readonly ViewNode[],
  known: ReadonlyMap<string, Element> | undefined,
): Element[] {
  const base = baseOf(parent);
  const taken = new Set<string>();
  return nodes.map((node) => {
    // Slashes part the levels, so an id that holds one must not look like two.
    const plain = `${base}/${encodeURIComponent(node.id)}`;
    let id = plain;
    for (let n = 2; taken.has(id); n++) id = `${plain}~${n}`;
    taken.add(id);
    const folder = node.folder ?? parent.folder;
    const element = known?.get(id);
    if (!element) return { id, parent, node, folder, children: undefined };
    element.node = node;
    element.folder = folder;
    return element;
  });
}

function baseOf(element: Element): string {
  return element.node.heading && element.parent ? baseOf(element.parent) : element.id;
}

/** A heading's children may have moved to another heading: then what holds the headings changes as a whole. */
function outermost(changed: readonly Element[]): Element[] {
  const lifted = new Set(changed.map((element) => (element.node.heading ? element.parent! : element)));
  return [...lifted].filter((element) => {
    for (let above = element.parent; above; above = above.parent) if (lifted.has(above)) return false;
    return true;
  });
}
