/** The Controls view: clauses and Annex A of ISO/IEC 42001 with their states, decisions and grounds. */
import type * as vscode from 'vscode';
import type { Folders } from '../../folders';
import { lazy } from '../../lazy';
import { type AimsTree, createTreeView } from '../tree-view';

export function createControlsView(folders: () => Folders, output: vscode.LogOutputChannel): AimsTree {
  return createTreeView(folders, {
    id: 'aims.controls',
    output,
    grounds: ['controls'],
    async build(sources) {
      return (await lazy.views()).controlsTree(sources);
    },
    async message(sources) {
      const { CONTROLS_MESSAGE, emptyState } = await lazy.views();
      return emptyState(sources) ? undefined : CONTROLS_MESSAGE;
    },
  });
}
