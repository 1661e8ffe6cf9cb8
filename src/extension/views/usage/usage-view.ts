/** The view *AI in code*: what no system answers for, then each system's; with progress, and a way to stop. */
import * as vscode from 'vscode';
import type { UsageGrouping } from '../../../core/views';
import type { Folder } from '../../folder';
import type { Folders } from '../../folders';
import { lazy } from '../../lazy';
import type { ViewCommand } from '../commands';
import { type AimsTree, createTreeView } from '../tree-view';

const SETTING = 'usage.groupBy';

export interface UsageView {
  tree: AimsTree;
  commands: ViewCommand[];
  /** Shows the scans of these folders. */
  follow(folders: Folders): vscode.Disposable;
}

export function createUsageView(folders: () => Folders, output: vscode.LogOutputChannel): UsageView {
  const tree = createTreeView(folders, {
    id: 'aims.usage',
    output,
    counts: true,
    async build(sources) {
      const { unregisteredIn, usageTree } = await lazy.views();
      const count = unregisteredIn(sources);
      tree.view.badge =
        count > 0
          ? {
              value: count,
              tooltip: `${count} ${count === 1 ? 'file uses' : 'files use'} AI that no system answers for`,
            }
          : undefined;
      return usageTree(sources, { groupBy: grouping() });
    },
  });
  void setContext('aims.usageGroupBy', grouping());

  function follow(started: Folders): vscode.Disposable {
    const listeners = new Map<Folder, vscode.Disposable>();
    const shown = new Set<Folder>();
    const changed = (folder: Folder) => {
      tree.refresh();
      const scanning = started.all().some(({ usage }) => usage.state.state === 'scanning');
      void setContext('aims.scanning', scanning);
      if (folder.usage.state.state !== 'scanning' || shown.has(folder)) return;
      shown.add(folder);
      void vscode.window
        .withProgress({ location: { viewId: 'aims.usage' } }, () => folder.usage.idle())
        .then(() => shown.delete(folder));
    };
    const add = (folder: Folder) => {
      listeners.set(
        folder,
        folder.usage.onDidChange(() => changed(folder)),
      );
      changed(folder);
    };
    started.all().forEach(add);
    return vscode.Disposable.from(
      started.onDidAdd(add),
      started.onDidRemove((folder) => {
        listeners.get(folder)?.dispose();
        listeners.delete(folder);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(`aims.${SETTING}`)) return;
        void setContext('aims.usageGroupBy', grouping());
        tree.refresh();
      }),
      new vscode.Disposable(() => {
        for (const listener of listeners.values()) listener.dispose();
      }),
    );
  }

  const groupBy = (by: UsageGrouping): ViewCommand['run'] => {
    return async () => {
      await vscode.workspace.getConfiguration('aims').update(SETTING, by, vscode.ConfigurationTarget.Global);
    };
  };
  const commands: ViewCommand[] = [
    {
      id: 'aims.scanCode',
      title: 'Look for AI in code again',
      async run() {
        for (const folder of folders().all()) {
          folder.relist();
          folder.usage.rescan();
          folder.schedule(0);
        }
      },
    },
    {
      id: 'aims.stopScan',
      title: 'Stop looking for AI in code',
      async run() {
        for (const { usage } of folders().all()) usage.cancel();
      },
    },
    { id: 'aims.groupUsageByFolder', title: 'Group by folder', run: groupBy('folder') },
    { id: 'aims.groupUsageByComponent', title: 'Group by component', run: groupBy('component') },
  ];
  return { tree, commands, follow };
}

function grouping(): UsageGrouping {
  return vscode.workspace.getConfiguration('aims').get<UsageGrouping>(SETTING, 'component');
}

function setContext(key: string, value: unknown): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', key, value);
}
