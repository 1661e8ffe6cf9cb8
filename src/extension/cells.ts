/** Notebooks: a finding in a cell counts in that cell's source, which the editor shows as a document of its own. */
import * as vscode from 'vscode';

/** The file that a document is, or that the notebook of a cell is, with the number of that cell. */
export function fileOf(document: vscode.TextDocument): { uri: vscode.Uri; cell?: number } {
  if (document.uri.scheme !== 'vscode-notebook-cell') return { uri: document.uri };
  for (const notebook of vscode.workspace.notebookDocuments)
    for (const cell of notebook.getCells())
      if (cell.document === document) return { uri: notebook.uri, cell: cell.index };
  return { uri: document.uri };
}

/** The document of a cell of an open notebook; undefined where the notebook is not open as one. */
export function cellDocument(notebook: vscode.Uri, cell: number): vscode.TextDocument | undefined {
  const address = notebook.toString();
  const open = vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === address);
  return open && cell < open.cellCount ? open.cellAt(cell).document : undefined;
}
