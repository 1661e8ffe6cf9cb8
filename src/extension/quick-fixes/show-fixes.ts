/** Shows the quick fixes of a place, as if the cursor were put there and they were asked for. */
import * as vscode from 'vscode';
import { fileOf } from '../cells';

/** Called with the address of a document, or of a cell, and a range in it. */
export const SHOW_FIXES = 'aims.showFixes';

export function registerShowFixes(): vscode.Disposable {
  return vscode.commands.registerCommand(SHOW_FIXES, async (uri: vscode.Uri, range: vscode.Range) => {
    const document = await vscode.workspace.openTextDocument(uri);
    const { uri: file, cell } = fileOf(document);
    const cursor = new vscode.Selection(range.start, range.start);
    if (cell === undefined) await vscode.window.showTextDocument(document, { selection: cursor });
    else {
      const notebook = await vscode.workspace.openNotebookDocument(file);
      const selections = [new vscode.NotebookRange(cell, cell + 1)];
      await vscode.window.showNotebookDocument(notebook, { selections });
      await vscode.commands.executeCommand('notebook.cell.edit');
      const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
      if (!editor) return;
      editor.selection = cursor;
    }
    await vscode.commands.executeCommand('editor.action.quickFix');
  });
}
