// What happens to files beneath the editors: deleted, moved away and back, changed under an edit.
import * as vscode from 'vscode';
import { equal, ok } from '../kit/check';
import { exists, extension, file, readText, writeText } from '../kit/context';
import { closeAll, open, replaceText } from '../kit/editing';
import { afterEach, before, describe, it } from '../kit/runner';
import { diagnosticOf, diagnostics, diagnosticsNow, ruleOf } from '../kit/wait';

const neighbour = () => file('models/churn/README.md');
const moving = () => file('models/moving/README.md');
const away = () => file('moved-away');
const ignore = () => file('models/.gitignore');

const MISSPELT = 'card-field-misspelt';
const none = (list: vscode.Diagnostic[]) => list.length === 0;

describe('files beneath the editors', () => {
  let written = '';

  before(async () => {
    await extension().activate();
    written = await readText(neighbour());
    const files = vscode.workspace.getConfiguration('files');
    // The browser form saves by itself, which would decide what these tests are about.
    await files.update('autoSave', 'off', vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('aims.checkWorkspace');
  });

  afterEach(async () => {
    await closeAll();
    for (const uri of [vscode.Uri.joinPath(moving(), '..'), away(), ignore()])
      if (await exists(uri)) await vscode.workspace.fs.delete(uri, { recursive: true });
    if ((await readText(neighbour())) !== written) await writeText(neighbour(), written);
    await diagnostics(moving(), 'no findings of what is deleted', none);
    await diagnosticOf(neighbour(), MISSPELT);
  });

  it('that are deleted stay away when an ignore file changes, and come back with the file', async () => {
    await open(neighbour());
    await writeText(moving(), written);
    const { document } = await open(moving());
    await diagnosticOf(moving(), MISSPELT);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(moving(), '..'), { recursive: true });
    await diagnostics(moving(), 'no findings', none);
    ok(!document.isClosed, 'The editor has let go of the text, so that this test shows nothing.');
    await writeText(ignore(), 'churn/\n');
    // All texts in the editors were told anew before this one was found to be ignored.
    await diagnostics(neighbour(), 'no findings of the ignored card', none);
    equal(diagnosticsNow(moving()).length, 0, 'findings of a deleted file');
    await vscode.workspace.fs.delete(ignore());
    await diagnosticOf(neighbour(), MISSPELT);
    equal(diagnosticsNow(moving()).length, 0, 'findings of a deleted file');
    await writeText(moving(), written);
    await diagnosticOf(moving(), MISSPELT);
  });

  it('that are moved away with their folder and back are judged again', async () => {
    await writeText(moving(), written);
    await open(moving());
    await diagnosticOf(moving(), MISSPELT);
    await vscode.workspace.fs.rename(vscode.Uri.joinPath(moving(), '..'), away());
    await diagnostics(moving(), 'no findings', none);
    await vscode.workspace.fs.rename(away(), vscode.Uri.joinPath(moving(), '..'));
    await diagnosticOf(moving(), MISSPELT);
  });

  it('that change on disk under an edit leave the edit, until it is given up', async () => {
    const { document } = await open(neighbour());
    const edited = written.replace('liscence', 'license');
    await replaceText(document, edited);
    await diagnostics(neighbour(), 'no misspelt field', (list) =>
      list.every((one) => ruleOf(one) !== MISSPELT),
    );
    const onDisk = written.replace('liscence', 'licens');
    await writeText(neighbour(), onDisk);
    // A check that looks at everything anew, after the change.
    await vscode.commands.executeCommand('aims.checkWorkspace');
    equal(document.getText(), edited, 'the text in the editor');
    ok(
      diagnosticsNow(neighbour()).every((one) => ruleOf(one) !== MISSPELT),
      'The file counts rather than the edit.',
    );
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    equal(document.getText(), onDisk);
    const found = await diagnosticOf(neighbour(), MISSPELT);
    equal(document.getText(found.range), 'licens');
  });
});
