/** Turns the symbolic fixes of findings into edits of the workspace. */
import * as vscode from 'vscode';
import type { SourceDocument } from '../../core/documents/document';
import type { Finding, Fix } from '../../core/rules/finding';
import type { TextEdit } from '../../core/text/edits';
import { cellDocument } from '../cells';
import { toRange } from '../convert';
import type { Folder } from '../folder';
import { lazy } from '../lazy';

/**
 * The edits of one fix; undefined when it does not fit the texts as they are now (one was typed in since the check,
 * or the place is gone).
 */
export async function workspaceEditOf(fix: Fix, folder: Folder): Promise<vscode.WorkspaceEdit | undefined> {
  const { planFix, plainDocument } = await lazy.fixes();
  const plan = planFix(fix, (path, cell) => {
    const known = cell === undefined ? folder.document(path) : undefined;
    const open = known ? undefined : textOf(folder, path, cell);
    return known ?? (open && plainDocument(path, open.getText()));
  });
  if (!plan) return undefined;
  const edit = new vscode.WorkspaceEdit();
  for (const change of plan) {
    if ('create' in change)
      edit.createFile(folder.uriOf(change.path), { contents: new TextEncoder().encode(change.create) });
    else if (change.cell === undefined && folder.document(change.path)) {
      if (!(await addEdits(edit, folder, change.path, change.edits))) return undefined;
    } else {
      const open = textOf(folder, change.path, change.cell);
      if (!open) return undefined;
      await setEdits(edit, open.uri, plainDocument(change.path, open.getText()), change.edits);
    }
  }
  return edit;
}

/** The first safe fix of each finding that changes this file alone, as far as they do not touch one another. */
export async function fixAllEdit(
  findings: readonly Finding[],
  folder: Folder,
  path: string,
): Promise<vscode.WorkspaceEdit | undefined> {
  const { planFix } = await lazy.fixes();
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((one) => one.safe);
    const plan = fix && planFix(fix, (other) => folder.document(other));
    if (plan?.length !== 1) continue;
    const [change] = plan;
    if (!change || !('edits' in change) || change.path !== path) continue;
    if (!change.edits.some((edit) => taken.some((other) => touch(edit, other)))) taken.push(...change.edits);
  }
  if (taken.length === 0) return undefined;
  const edit = new vscode.WorkspaceEdit();
  return (await addEdits(edit, folder, path, taken)) ? edit : undefined;
}

function touch(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}

/** False when the text in the editor is not the one that the edits were made for. */
export async function addEdits(
  edit: vscode.WorkspaceEdit,
  folder: Folder,
  path: string,
  edits: readonly TextEdit[],
): Promise<boolean> {
  const document = folder.document(path);
  const uri = folder.uriOf(path);
  if (!document) return false;
  const open = textOf(folder, path, undefined);
  if (open && open.getText() !== document.text) return false;
  await setEdits(edit, uri, document, edits);
  return true;
}

async function setEdits(
  edit: vscode.WorkspaceEdit,
  uri: vscode.Uri,
  { lines }: SourceDocument,
  edits: readonly TextEdit[],
): Promise<void> {
  const { rangeOf } = await lazy.positions();
  edit.set(
    uri,
    edits.map(({ span, newText }) => new vscode.TextEdit(toRange(rangeOf(lines, span)), newText)),
  );
}

/** The text of a file, or of a cell of a notebook, as an editor holds it. */
function textOf(folder: Folder, path: string, cell: number | undefined): vscode.TextDocument | undefined {
  const uri = folder.uriOf(path);
  if (cell !== undefined) return cellDocument(uri, cell);
  return vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
}
