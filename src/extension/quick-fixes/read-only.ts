/** Files that cannot be written: VS Code would change their text in the editor, where it can never be saved. */
import * as vscode from 'vscode';
import type { Folder } from '../folder';

const TELL = 'aims.tellReadOnly';

/** Why an edit of these files cannot be kept, as a message with its remedy; undefined where it can. */
export async function whyReadOnly(folder: Folder, uris: readonly vscode.Uri[]): Promise<string | undefined> {
  if (vscode.workspace.fs.isWritableFileSystem(folder.root.scheme) === false)
    return `${folder.name} is opened read-only, so AIMS Steward cannot write to it. Open it where it can be changed.`;
  for (const uri of uris)
    if (await isReadOnly(uri))
      return `${folder.pathOf(uri) ?? uri.path} is read-only. Make it writable, then try again.`;
  return undefined;
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  try {
    const { permissions } = await vscode.workspace.fs.stat(uri);
    return ((permissions ?? 0) & vscode.FilePermission.Readonly) !== 0;
  } catch {
    return false;
  }
}

/** Puts a message in place of each edit that could not be kept. */
export async function withoutReadOnly(
  actions: readonly vscode.CodeAction[],
  folder: Folder,
): Promise<vscode.CodeAction[]> {
  const reasons = new Map<string, Promise<string | undefined>>();
  const out: vscode.CodeAction[] = [];
  for (const action of actions) {
    const uris = action.edit?.entries().map(([uri]) => uri) ?? [];
    const key = uris.join('\n');
    const asked = action.edit ? (reasons.get(key) ?? whyReadOnly(folder, uris)) : undefined;
    if (asked) reasons.set(key, asked);
    const reason = await asked;
    out.push(reason === undefined ? action : told(action, reason));
  }
  return out;
}

function told(action: vscode.CodeAction, reason: string): vscode.CodeAction {
  const made = new vscode.CodeAction(action.title, action.kind);
  if (action.diagnostics) made.diagnostics = action.diagnostics;
  made.command = { command: TELL, title: action.title, arguments: [reason] };
  return made;
}

/** Registers what such an action does: it says why nothing is changed. */
export function registerReadOnly(): vscode.Disposable {
  return vscode.commands.registerCommand(TELL, (reason: unknown) => {
    void vscode.window.showErrorMessage(String(reason));
  });
}
