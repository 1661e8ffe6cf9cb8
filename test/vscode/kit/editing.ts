// Documents and what the editor offers on them, through the same commands that the user interface runs.
import * as vscode from 'vscode';
import { until } from './wait';

/** Opens a file in an editor, with the cursor at a 0-based place. */
export async function open(uri: vscode.Uri, line = 0, character = 0): Promise<vscode.TextEditor> {
  const selection = new vscode.Range(line, character, line, character);
  return vscode.window.showTextDocument(uri, { selection, preview: false });
}

/** Replaces the whole text of an open document in one edit that can be undone. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, document.validateRange(new vscode.Range(0, 0, document.lineCount, 0)), text);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${document.uri.path} was not edited.`);
}

/** Closes all editors; what is not saved is given up. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.isUntitled) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Code actions at a range, of a kind or with a title when asked for (VS Code adds AI actions of its own). */
export async function codeActions(
  uri: vscode.Uri,
  range: vscode.Range,
  { kind, title }: { kind?: vscode.CodeActionKind; title?: RegExp } = {},
): Promise<vscode.CodeAction[]> {
  const list = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind?.value,
    // Resolved, so that the edits are there.
    100,
  );
  return list.filter((action) => !title || title.test(action.title));
}

/**
 * The code action with this title. It is offered once a check has seen the text as it stands, so it is waited for as
 * a person waits for the light bulb.
 */
export function offered(uri: vscode.Uri, range: vscode.Range, title: RegExp): Promise<vscode.CodeAction> {
  return until(async () => {
    try {
      return (await codeActions(uri, range, { title }))[0];
    } catch (error) {
      // VS Code gives the question up when the text or its findings change meanwhile, and asks anew.
      if (error instanceof Error && error.name === 'Canceled') return undefined;
      throw error;
    }
  }, `a code action with the title ${title}`);
}

/** Applies a code action as the user interface does: its edit, then its command. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit && !(await vscode.workspace.applyEdit(action.edit))) {
    throw new Error(`“${action.title}” was not applied.`);
  }
  if (action.command) {
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  }
}

/** The text of all hovers at a place. */
export async function hover(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const list = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  return list
    .flatMap((one) => one.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n\n');
}

/** What completion offers at a place. */
export async function completions(
  uri: vscode.Uri,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return list.items;
}

/** The place of the first occurrence of a text in a document, or of `|` in it when it has one (`licen|se`). */
export function placeOf(document: vscode.TextDocument, mark: string): vscode.Position {
  const inside = Math.max(mark.indexOf('|'), 0);
  const offset = document.getText().indexOf(mark.replace('|', ''));
  if (offset < 0) throw new Error(`${document.uri.path} does not contain ${JSON.stringify(mark)}.`);
  return document.positionAt(offset + inside);
}
