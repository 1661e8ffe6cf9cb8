import * as vscode from 'vscode';
import type { FileEdits } from '../../core/language';
import { toRange } from '../convert';
import type { Folder } from '../folder';
import { ALL_FILES, ask, type Host, mayConcern, readerOf } from './asking';

/** What refuses a rename is told to the user, so it is thrown: editors show the message and ask the next provider. */
export function registerRename(host: Host): vscode.Disposable {
  return vscode.languages.registerRenameProvider(ALL_FILES, {
    async prepareRename(document, position, token) {
      const found = mayConcern(document, position, host)
        ? await ask(document, token, host, 'Rename', ({ language, open, knowledge }) =>
            language.prepareRename(open, position, knowledge),
          )
        : undefined;
      if (!found) throw new Error('There is no id of a record here.');
      if ('refused' in found) throw new Error(found.refused);
      return { range: toRange(found.range), placeholder: found.placeholder };
    },
    async provideRenameEdits(document, position, newName, token) {
      if (!mayConcern(document, position, host)) return undefined;
      const found = await ask(document, token, host, 'Rename', async (asked) => {
        const { language, folder, open, knowledge } = asked;
        const edits = await language.rename(open, position, newName, knowledge, readerOf(folder, token));
        return edits && { folder, edits };
      });
      if (!found) return undefined;
      if ('refused' in found.edits) throw new Error(found.edits.refused);
      refuseOpenNotebooks(found.edits, found.folder);
      return toEdit(found.edits, found.folder);
    },
  });
}

/** The text of a notebook's file and the notebook in its editor would get out of step. */
function refuseOpenNotebooks(edits: readonly FileEdits[], folder: Folder): void {
  const open = edits.find(({ path }) => {
    const address = folder.uriOf(path).toString();
    return vscode.workspace.notebookDocuments.some(({ uri }) => uri.toString() === address);
  });
  if (open)
    throw new Error(
      `${open.path} names the record in a comment and is open as a notebook. Close it, then rename.`,
    );
}

function toEdit(edits: readonly FileEdits[], folder: Folder): vscode.WorkspaceEdit {
  const made = new vscode.WorkspaceEdit();
  for (const { path, edits: list } of edits)
    made.set(
      folder.uriOf(path),
      list.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText)),
    );
  return made;
}
