// Each workspace folder has its own engine; the extension starts by itself where a manifest lies.
import * as vscode from 'vscode';
import { equal, match, ok } from '../kit/check';
import { extension } from '../kit/context';
import { closeAll } from '../kit/editing';
import { after, describe, it } from '../kit/runner';
import { diagnostics, until } from '../kit/wait';

describe('findings of several workspace folders', () => {
  after(closeAll);

  it('come without a command, since the folders hold a manifest', async () => {
    await until(() => extension().isActive, 'the extension to be active');
  });

  it('show in each folder, of its own register', async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    equal(folders.length, 2);
    for (const { uri, name } of folders) {
      const list = await diagnostics(vscode.Uri.joinPath(uri, 'aims.yaml'), `findings of ${name}`);
      ok(
        list.every(({ message }) => message.startsWith(name)),
        `Not all messages speak of ${name}: ${list.map(({ message }) => message).join(' ')}`,
      );
    }
  });

  it('are reported together', async () => {
    const card = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![1]!.uri, 'MODEL_CARD.md');
    const text = '# Reply drafts\n\n## Intended use\n\nDrafts replies to customers, which a person sends.\n';
    await vscode.workspace.fs.writeFile(card, new TextEncoder().encode(text));
    try {
      await vscode.commands.executeCommand('aims.reportCards');
      const report = await until(
        () => vscode.workspace.textDocuments.find((one) => one.uri.scheme === 'aims-report'),
        'the report',
      );
      await until(() => report.getText().includes('support/MODEL_CARD.md'), 'the card in the report');
      match(report.getText(), /support\/MODEL_CARD\.md/);
    } finally {
      await vscode.workspace.fs.delete(card);
    }
  });
});
