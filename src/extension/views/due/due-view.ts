/** The Due view: what is overdue or expires, by date or by who answers for it. */
import * as vscode from 'vscode';
import type { DueGrouping } from '../../../core/views';
import type { Folders } from '../../folders';
import { lazy } from '../../lazy';
import { type AimsTree, createTreeView } from '../tree-view';

export function createDueView(folders: () => Folders, output: vscode.LogOutputChannel): AimsTree {
  const tree = createTreeView(folders, {
    id: 'aims.due',
    output,
    grounds: ['due'],
    counts: true,
    async build(sources) {
      const { dueTree, overdueIn } = await lazy.views();
      const overdue = overdueIn(sources);
      tree.view.badge =
        overdue > 0
          ? { value: overdue, tooltip: `${overdue} ${overdue === 1 ? 'date has' : 'dates have'} passed` }
          : undefined;
      return dueTree(sources, { groupBy: grouping() });
    },
  });
  return tree;
}

function grouping(): DueGrouping {
  return vscode.workspace.getConfiguration('aims').get<DueGrouping>('due.groupBy', 'date');
}
