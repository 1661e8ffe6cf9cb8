/** Opens what a node stands for. */
import * as vscode from 'vscode';
import type { Element, Target } from '../../core/views';
import { errorText, toRange } from '../convert';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { lazy } from '../lazy';

export interface OpenOptions {
  /** Moves the cursor into the editor rather than leaving it where it was asked for. */
  focus?: boolean;
}

/**
 * Opens the place of a node and selects what it stands for, in a notebook within the cell; says so when the file is not
 * there any more. The place is looked for in the document as it is now.
 */
export async function openTarget(
  folders: Folders,
  address: string,
  target: Target,
  { focus = false }: OpenOptions = {},
): Promise<boolean> {
  const folder = folders.all().find(({ root }) => root.toString() === address);
  const path = 'place' in target ? target.place.path : target.path;
  if (!folder) return false;
  try {
    await open(folder, path, target, focus);
    return true;
  } catch (error) {
    void vscode.window.showErrorMessage(`${path} could not be opened: ${errorText(error)}`);
    return false;
  }
}

async function open(folder: Folder, path: string, target: Target, focus: boolean): Promise<void> {
  const uri = folder.uriOf(path);
  const selection =
    'place' in target ? await rangeOfPlace(folder, target) : target.range && toRange(target.range);
  const options: vscode.TextDocumentShowOptions = {
    preserveFocus: !focus,
    preview: true,
    ...(selection ? { selection } : {}),
  };
  if (!('place' in target) && target.cell !== undefined) {
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const cell = notebook.getCells()[target.cell];
    await vscode.commands.executeCommand('vscode.open', cell?.document.uri ?? uri, options);
    return;
  }
  // Tells what is wrong in words of the file system, where the editor would open an empty page.
  await vscode.workspace.fs.stat(uri);
  await vscode.commands.executeCommand('vscode.open', uri, options);
}

/** The file that a command is called on: its address, or a node of a tree that opens it. */
export function addressOf(folders: Folders, argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const { node, folder } = (argument ?? {}) as Partial<Element>;
  const target = node?.target;
  if (!target || folder === undefined) return undefined;
  const found = folders.all().find(({ root }) => root.toString() === folder);
  return found?.uriOf('place' in target ? target.place.path : target.path);
}

/** The range of a place in the document that was last checked. */
export async function rangeOfPlace(
  folder: Folder,
  { place }: Extract<Target, { place: unknown }>,
): Promise<vscode.Range | undefined> {
  const document = folder.document(place.path);
  if (!document) return undefined;
  const [{ locate }, { rangeOf }] = await Promise.all([lazy.locate(), lazy.positions()]);
  return toRange(rangeOf(document.lines, locate(document, place)));
}
