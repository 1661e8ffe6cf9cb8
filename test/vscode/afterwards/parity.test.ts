// One engine: what the editor shows after *Check workspace* is what `aims check` says of the same files, to the character.
import * as vscode from 'vscode';
import { ok } from '../kit/check';
import { codeActions } from '../kit/editing';
import { hasPage } from '../kit/page';
import { sameAsCommand } from '../kit/parity';
import { describe, it } from '../kit/runner';

describe('the editor and the command', () => {
  for (const { uri: root, name } of vscode.workspace.workspaceFolders ?? [])
    it(
      `tell the same of ${name}`,
      async () => {
        for (const { path, range, fixes, rule } of await sameAsCommand(root)) {
          if (fixes.length === 0) continue;
          const uri = vscode.Uri.joinPath(root, path);
          await vscode.workspace.openTextDocument(uri);
          const where = new vscode.Range(
            range.start.line,
            range.start.character,
            range.end.line,
            range.end.character,
          );
          const titles = (await codeActions(uri, where)).map(({ title }) => title);
          for (const { title } of fixes)
            ok(
              titles.includes(title),
              `${path}: no quick fix "${title}" of ${rule} among ${titles.join(', ')}`,
            );
        }
      },
      { when: hasPage, deadline: 90_000 },
    );
});
