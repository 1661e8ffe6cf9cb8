/** When files or folders are renamed or moved in the editor, the paths of the register follow in the same edit. */
import * as vscode from 'vscode';
import type { Rename } from '../core/authoring/renames';
import { errorText } from './convert';
import type { Folder } from './folder';
import type { Folders } from './folders';
import { lazy } from './lazy';
import { addEdits } from './quick-fixes/edits';

export function registerRenames(folders: Folders, output: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => {
    const renames = byFolder(folders, event.files);
    if (renames.size > 0) event.waitUntil(editOf(renames, event.token, output));
  });
}

function byFolder(
  folders: Folders,
  files: readonly { oldUri: vscode.Uri; newUri: vscode.Uri }[],
): Map<Folder, Rename[]> {
  const renames = new Map<Folder, Rename[]>();
  for (const { oldUri, newUri } of files) {
    const place = folders.of(oldUri);
    const to = place?.folder.pathOf(newUri);
    // What leaves the folder has no path in it any more; the checks say what is then missing.
    if (!place || to === undefined) continue;
    renames.set(place.folder, [...(renames.get(place.folder) ?? []), { from: place.path, to }]);
  }
  return renames;
}

async function editOf(
  renames: ReadonlyMap<Folder, Rename[]>,
  token: vscode.CancellationToken,
  output: vscode.LogOutputChannel,
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const [folder, list] of renames)
    try {
      // What was typed since the last check counts.
      await folder.check(token);
      const { renameEdits } = await lazy.authoring();
      for (const { path, edits } of renameEdits(folder.model()?.registers ?? [], list))
        if (!(await addEdits(edit, folder, path, edits)))
          output.warn(`${path} changed meanwhile, so its paths did not follow the renamed files.`);
    } catch (error) {
      output.error(`The register of ${folder.name} did not follow renamed files: ${errorText(error)}`, error);
    }
  return edit;
}
