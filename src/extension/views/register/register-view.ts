/** The Register view: systems by risk class with what hangs on them, then all other records. */
import * as vscode from 'vscode';
import type { SystemGrouping } from '../../../core/views';
import type { Folders } from '../../folders';
import { lazy } from '../../lazy';
import { type AimsTree, createTreeView } from '../tree-view';

export function createRegisterView(folders: () => Folders, output: vscode.LogOutputChannel): AimsTree {
  return createTreeView(folders, {
    id: 'aims.register',
    output,
    grounds: ['systems'],
    async build(sources) {
      const { emptyState, registerTree } = await lazy.views();
      // The welcome texts of the view ask for it.
      await vscode.commands.executeCommand(
        'setContext',
        'aims.registerState',
        emptyState(sources) ?? 'shown',
      );
      return registerTree(sources, { groupBy: grouping() });
    },
  });
}

function grouping(): SystemGrouping {
  return vscode.workspace.getConfiguration('aims').get<SystemGrouping>('register.groupBy', 'riskClass');
}
