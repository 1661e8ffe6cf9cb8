/** Shows a report that was made: as a Markdown preview, as a page beside the editors, or in a file. */
import * as vscode from 'vscode';
import { errorText } from '../convert';

const SCHEME = 'aims-report';

/** Documents of reports by their addresses: read-only, and made anew each time. */
export interface ReportDocuments extends vscode.Disposable {
  /** Shows Markdown under a title: its preview where the editor has one, else the text. */
  show(title: string, text: string): Promise<void>;
}

export function createReportDocuments(): ReportDocuments {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
  });
  return {
    async show(title, text) {
      const address = vscode.Uri.from({ scheme: SCHEME, path: `/${title}.md` });
      texts.set(address.path, text);
      changed.fire(address);
      const document = await vscode.workspace.openTextDocument(address);
      const commands = await vscode.commands.getCommands(true);
      if (commands.includes('markdown.showPreview'))
        await vscode.commands.executeCommand('markdown.showPreview', address);
      else await vscode.window.showTextDocument(document, { preview: false });
    },
    dispose: () => vscode.Disposable.from(provider, changed).dispose(),
  };
}

/** A page without scripts, in the colours of the editor's theme. */
export function showPage(title: string, write: (styleSource: string) => string): void {
  const panel = vscode.window.createWebviewPanel('aims.report', title, vscode.ViewColumn.Active, {
    enableScripts: false,
    enableFindWidget: true,
    localResourceRoots: [],
  });
  panel.webview.html = write(`'nonce-${nonce()}'`);
}

function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Asks where to, writes the file, and offers to open it. */
export async function saveAs(folder: vscode.Uri, name: string, text: string): Promise<void> {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, name),
    filters: { [extension.toUpperCase()]: [extension] },
    title: 'Save the report as',
  });
  if (!uri) return;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (error) {
    void vscode.window.showErrorMessage(`${uri.path} could not be written: ${errorText(error)}`);
    return;
  }
  const open = 'Open';
  void vscode.window.showInformationMessage(`The report was saved as ${uri.path}.`, open).then((answer) => {
    if (answer === open) void vscode.commands.executeCommand('vscode.open', uri);
  });
}
