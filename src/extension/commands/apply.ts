/** Carries fixes out for commands: with a clear message where that is not possible, and the place shown afterwards. */
import * as vscode from 'vscode';
import type { Fix } from '../../core/rules/finding';
import type { Folder } from '../folder';
import { lazy } from '../lazy';
import { workspaceEditOf } from '../quick-fixes/edits';
import { whyReadOnly } from '../quick-fixes/read-only';

/** What to show after a change: the key or value at a route. */
export interface Target {
  path: string;
  route: readonly (string | number)[];
}

/** Whether the folder, and a file in it, can be written; says so where it cannot. */
export async function isWritable(folder: Folder, path?: string): Promise<boolean> {
  const reason = await whyReadOnly(folder, path === undefined ? [] : [folder.uriOf(path)]);
  if (reason !== undefined) void vscode.window.showErrorMessage(reason);
  return reason === undefined;
}

/**
 * Applies a fix as one edit that can be undone. False, after a message, when it cannot be applied. The files are opened
 * first, so that the text that counts is the one in the editor.
 */
export async function applyFix(fix: Fix, folder: Folder): Promise<boolean> {
  const paths = [...new Set(fix.steps.flatMap((step) => (step.op === 'create-file' ? [] : [step.path])))];
  const reason = await whyReadOnly(
    folder,
    paths.map((path) => folder.uriOf(path)),
  );
  if (reason !== undefined) {
    void vscode.window.showErrorMessage(reason);
    return false;
  }
  for (const path of paths) {
    const document = await vscode.workspace.openTextDocument(folder.uriOf(path));
    if (document.getText() === folder.document(path)?.text) continue;
    // It changed since the last check: what is to be done is worked out on the text as it is now.
    folder.tell(path, { text: document.getText() });
    await folder.check(new vscode.CancellationTokenSource().token);
  }
  const edit = await workspaceEditOf(fix, folder);
  if (!edit) {
    void vscode.window.showWarningMessage(
      `${paths[0] ?? 'The file'} changed meanwhile, and “${fix.title}” no longer fits. Nothing was changed; try again.`,
    );
    return false;
  }
  if (await vscode.workspace.applyEdit(edit)) return true;
  void vscode.window.showErrorMessage(
    `${paths[0] ?? 'The file'} could not be changed. It may be read-only, or open elsewhere.`,
  );
  return false;
}

/** Checks a folder as it is on disk and in the editors now, also what the watcher has not told yet. */
export async function checkAnew(folder: Folder): Promise<void> {
  folder.relist();
  await folder.check(new vscode.CancellationTokenSource().token);
}

/** Opens a file at what a route leads to, as its text is now. */
export async function showAt(folder: Folder, { path, route }: Target): Promise<void> {
  const document = await vscode.workspace.openTextDocument(folder.uriOf(path));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const { spanOfRoute } = await lazy.authoring();
  const span = await spanOfRoute(path, document.getText(), route);
  if (!span) return;
  const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The workspace folder to work in; asks where there are several. Undefined when there is none, or none was chosen. */
export async function chooseFolder(all: readonly Folder[], title: string): Promise<Folder | undefined> {
  if (all.length === 0) {
    void vscode.window.showInformationMessage(
      'AIMS Steward works on folders. Open a folder or a workspace first.',
    );
    return undefined;
  }
  if (all.length === 1) return all[0];
  const items = all.map((folder) => ({ label: folder.name, description: folder.root.path, folder }));
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: 'Which folder?' });
  return picked?.folder;
}
