/** What editors hold unsaved of the code of a folder. */
import * as vscode from 'vscode';
import { neverListed, pathBeneath } from '../workspace-host';

/** A text or notebook that is not saved: its version tells whether it changed, its text is worked out when it is asked for. */
export interface Unsaved {
  version: string;
  text(): string;
}

/** The unsaved files of a folder, by path. */
export function unsavedIn(root: vscode.Uri): Map<string, Unsaved> {
  const found = new Map<string, Unsaved>();
  const add = (uri: vscode.Uri, version: string, text: () => string): void => {
    const path = pathBeneath(root, uri);
    if (path && !neverListed(path)) found.set(path, { version, text });
  };
  for (const document of vscode.workspace.textDocuments)
    if (document.isDirty && !document.isClosed)
      add(document.uri, String(document.version), () => document.getText());
  for (const notebook of vscode.workspace.notebookDocuments)
    if (notebook.isDirty && !notebook.isClosed && notebook.uri.path.endsWith('.ipynb'))
      add(notebook.uri, versionOf(notebook), () => notebookText(notebook));
  return found;
}

/** Of a notebook and its cells; what a run writes beneath a cell counts as well, which does no harm. */
function versionOf(notebook: vscode.NotebookDocument): string {
  return [notebook.version, ...notebook.getCells().map(({ document }) => document.version)].join(' ');
}

/** A notebook as its file holds it, as far as the scan reads it: the sources of its cells, and the language. */
function notebookText(notebook: vscode.NotebookDocument): string {
  const cells = notebook.getCells().map(({ kind, document }) => ({
    cell_type:
      kind === vscode.NotebookCellKind.Markup ? 'markdown' : document.languageId === 'raw' ? 'raw' : 'code',
    source: document.getText(),
  }));
  const { metadata } = notebook.metadata as { metadata?: Record<string, unknown> };
  const language = notebook
    .getCells()
    .find(({ kind, document }) => kind === vscode.NotebookCellKind.Code && document.languageId !== 'raw');
  const told = metadata?.kernelspec || metadata?.language_info;
  return JSON.stringify({
    cells,
    metadata: told ? metadata : { language_info: { name: language?.document.languageId ?? 'python' } },
    nbformat: 4,
  });
}
