/** The views of the activity bar. They are there at once, and read the folders when they are first looked at. */
import * as vscode from 'vscode';
import type { Folders } from '../folders';
import { type ViewCommand, viewCommands } from './commands';
import { createControlsView } from './controls/controls-view';
import { createDueView } from './due/due-view';
import { createRegisterView } from './register/register-view';
import { createUsageView } from './usage/usage-view';

export interface Views extends vscode.Disposable {
  readonly commands: readonly ViewCommand[];
  /** Draws anew after each check of these folders. */
  follow(folders: Folders): vscode.Disposable;
}

/** @param folders starts the engines when it is first called */
export function createViews(folders: () => Folders, output: vscode.LogOutputChannel): Views {
  const usage = createUsageView(folders, output);
  const trees = [
    createRegisterView(folders, output),
    usage.tree,
    createControlsView(folders, output),
    createDueView(folders, output),
  ];
  const refresh = () => {
    for (const tree of trees) tree.refresh();
  };
  return {
    commands: [...viewCommands(folders, output), ...usage.commands],
    follow: (started) =>
      vscode.Disposable.from(
        usage.follow(started),
        started.onDidCheck(refresh),
        started.onDidAdd(refresh),
        started.onDidRemove(refresh),
        vscode.workspace.onDidChangeConfiguration((event) => {
          if (event.affectsConfiguration('aims.register') || event.affectsConfiguration('aims.due'))
            refresh();
        }),
      ),
    dispose: () => vscode.Disposable.from(...trees).dispose(),
  };
}
