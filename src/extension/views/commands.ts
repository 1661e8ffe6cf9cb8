/** The commands on nodes of the trees; menus hand them the node. */
import * as vscode from 'vscode';
import type { Element } from '../../core/views';
import type { Folders } from '../folders';
import { openTarget } from './open-target';

export interface ViewCommand {
  id: string;
  title: string;
  run(argument: unknown): Promise<void>;
}

export function viewCommands(folders: () => Folders, output: vscode.LogOutputChannel): ViewCommand[] {
  return [
    {
      id: 'aims.openNode',
      title: 'Open',
      async run(argument) {
        const element = argument as Element | undefined;
        if (element?.node.target) await openTarget(folders(), element.folder, element.node.target);
      },
    },
    {
      id: 'aims.copyId',
      title: 'Copy id',
      async run(argument) {
        const id = (argument as Element | undefined)?.node.copy;
        if (id !== undefined) await vscode.env.clipboard.writeText(id);
      },
    },
    {
      id: 'aims.findReferences',
      title: 'Find references',
      async run(argument) {
        const element = argument as Element | undefined;
        if (!element?.node.target) return;
        if (await openTarget(folders(), element.folder, element.node.target, { focus: true }))
          await vscode.commands.executeCommand('editor.action.goToReferences');
      },
    },
    {
      id: 'aims.refresh',
      title: 'Refresh',
      async run() {
        for (const folder of folders().all()) {
          folder.relist();
          folder.schedule(0);
        }
      },
    },
    {
      id: 'aims.showOutput',
      title: 'Show output',
      async run() {
        output.show();
      },
    },
  ];
}
