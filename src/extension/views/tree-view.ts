/** One tree of the side bar: asks the core for its nodes and draws what changed. */
import * as vscode from 'vscode';
import type { Element, Ground, Source, ViewNode } from '../../core/views';
import { errorText } from '../convert';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import { pause } from '../pause';
import { iconOf } from './icons';
import { sourcesOf } from './sources';

export interface TreeViewOptions {
  id: string;
  output: vscode.LogOutputChannel;
  /** The nodes at the top; empty where the view's welcome speaks instead. */
  build(sources: readonly Source[]): Promise<ViewNode[]>;
  /** What `build` rests on; worked out in slices before it is called. */
  grounds?: readonly Ground[];
  /** Draws out of sight as well, since the icon of the view counts something. */
  counts?: boolean;
  /** Called after each refresh, with what the view shows above its nodes. */
  message?(sources: readonly Source[]): Promise<string | undefined>;
}

export interface AimsTree extends vscode.Disposable {
  readonly view: vscode.TreeView<Element>;
  /** Draws what is known now; what is not shown yet is left for later. */
  refresh(): void;
}

/** Long enough to draw once for what several folders or settings say at the same time. */
const GATHER = 30;

/** @param folders starts the engines when it is first called */
export function createTreeView(folders: () => Folders, options: TreeViewOptions): AimsTree {
  const changed = new vscode.EventEmitter<Element | Element[] | undefined>();
  let root: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drawing: Promise<void> = Promise.resolve();

  /** Whether something changed while the view was out of sight. */
  let late = false;

  async function draw(): Promise<void> {
    if (!root) return;
    late = !view.visible && !options.counts;
    if (late) return;
    const { createSlices, inSlices, renewSteps } = await lazy.views();
    const sources = sourcesOf(folders());
    const nodes = await prepared(sources);
    const elements = await inSlices(renewSteps(root, nodes), createSlices(pause));
    if (elements.includes(root)) changed.fire(undefined);
    else if (elements.length > 0) changed.fire(elements);
    await say(sources);
  }

  async function prepared(sources: readonly Source[]): Promise<ViewNode[]> {
    const { createSlices, inSlices, prepareSteps } = await lazy.views();
    await inSlices(prepareSteps(sources, options.grounds ?? []), createSlices(pause));
    const nodes = await options.build(sources);
    await pause();
    return nodes;
  }

  async function say(sources: readonly Source[]): Promise<void> {
    // An empty text takes the message away.
    view.message = (await options.message?.(sources)) ?? '';
  }

  const provider: vscode.TreeDataProvider<Element> = {
    onDidChangeTreeData: changed.event,
    async getChildren(element) {
      const { childrenOf, renew, rootElement } = await lazy.views();
      if (!root) {
        const sources = sourcesOf(folders());
        const made = rootElement();
        renew(made, await prepared(sources));
        root = made;
        await say(sources);
      }
      return childrenOf(element ?? root);
    },
    getParent: ({ parent }) => (parent === root ? undefined : parent),
    getTreeItem: itemOf,
    resolveTreeItem(item, { node }) {
      if (node.tooltip) item.tooltip = new vscode.MarkdownString(node.tooltip());
      return item;
    },
  };
  const view = vscode.window.createTreeView(options.id, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });

  const refresh = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      drawing = drawing.then(draw).catch((error) => {
        options.output.error(`The view ${options.id} could not be drawn: ${errorText(error)}`, error);
      });
    }, GATHER);
  };
  const seen = view.onDidChangeVisibility(({ visible }) => {
    if (visible && late) refresh();
  });

  return {
    view,
    refresh,
    dispose() {
      clearTimeout(timer);
      vscode.Disposable.from(seen, view, changed).dispose();
    },
  };
}

function itemOf(element: Element): vscode.TreeItem {
  const { node, id } = element;
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(node.label, node.children ? (node.expanded ? Expanded : Collapsed) : None);
  item.id = id;
  item.iconPath = iconOf(node.icon);
  item.contextValue = contextOf(node);
  if (node.description) item.description = node.description;
  item.accessibilityInformation = {
    label: node.accessible ?? [node.label, node.description].filter(Boolean).join(', '),
  };
  if (node.command) item.command = { command: node.command, title: 'Run' };
  else if (node.target) item.command = { command: 'aims.openNode', title: 'Open', arguments: [element] };
  return item;
}

/** The words that menus look for: `system record copy`. */
function contextOf({ type, record, copy, target }: ViewNode): string {
  return [type, record && 'hasRecord', copy && 'hasId', target && 'opens'].filter(Boolean).join(' ');
}
