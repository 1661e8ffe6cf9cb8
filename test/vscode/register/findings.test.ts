// Findings in the editor: where they show, that they follow what is typed, and that their fixes can be undone.
import * as vscode from 'vscode';
import { equal, match, ok } from '../kit/check';
import { extension, file, readText, writeText } from '../kit/context';
import { apply, closeAll, codeActions, open, replaceText } from '../kit/editing';
import { shot } from '../kit/page';
import { after, before, describe, it, say } from '../kit/runner';
import { diagnostics, diagnosticsNow, ruleOf, until } from '../kit/wait';

const card = () => file('models/churn/README.md');
const closedCard = () => file('models/credit/README.md');
const manifest = () => file('aims.yaml');

/** The diagnostic that covers exactly this text, of those that cover a text that begins alike. */
async function findingAt(document: vscode.TextDocument, text: string): Promise<vscode.Diagnostic> {
  const at = (list: vscode.Diagnostic[]) => list.find((one) => document.getText(one.range) === text);
  const list = await diagnostics(document.uri, `a diagnostic of ${text}`, (all) => at(all) !== undefined);
  return at(list)!;
}

describe('findings', () => {
  let written = '';

  before(async () => {
    await extension().activate();
    written = await readText(card());
  });

  after(async () => {
    await closeAll();
    await writeText(card(), written);
  });

  it('show for the manifest while it is closed', async () => {
    const text = await readText(manifest());
    const lines = text.split('\n');
    const list = await diagnostics(
      manifest(),
      'findings of the register within the file',
      // Another test may just have put the file back.
      (all) => all.length > 0 && all.every(({ range }) => range.end.line < lines.length),
    );
    ok(
      !vscode.workspace.textDocuments.some((one) => one.uri.toString() === manifest().toString()),
      'The manifest is open.',
    );
    ok(
      list.some((one) => lines[one.range.start.line]?.includes('credit-scoring')),
      'No finding stands at the system.',
    );
  });

  it('of a closed card do not show', async () => {
    await diagnostics(manifest(), 'a finding of the register');
    equal(diagnosticsNow(closedCard()).length, 0);
  });

  it('stand at exactly the misspelt field and the placeholder', async () => {
    const { document } = await open(card());
    const field = await findingAt(document, 'liscence');
    match(field.message, /license/);
    equal([field.range.start.line, field.range.start.character, field.range.end.character], [1, 0, 8]);
    const placeholder = await findingAt(document, '[More Information Needed]');
    equal(placeholder.range.start.line, 14);
    equal(placeholder.source, 'AIMS');
    const { code } = placeholder;
    ok(typeof code === 'object', 'The code has no link.');
    match(code.target.toString(true), new RegExp(`/docs/rules/${code.value}\\.md$`));
    await shot('findings of a card', ['light', 'dark']);
  });

  it('go when the text is put right by typing', async () => {
    const { document } = await open(card());
    const found = await findingAt(document, '[More Information Needed]');
    const begun = Date.now();
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      document.uri,
      found.range,
      'Customers with fewer than five staff churn for reasons that the model does not see; its scores for them are too low.',
    );
    ok(await vscode.workspace.applyEdit(edit), 'The text was not edited.');
    await diagnostics(
      document.uri,
      'the placeholder to be gone',
      (list) =>
        !list.some((one) => ruleOf(one) === ruleOf(found) && one.range.start.line === found.range.start.line),
    );
    say(`a finding is gone ${Date.now() - begun} ms after the edit`);
    await replaceText(document, written);
    await findingAt(document, '[More Information Needed]');
  });

  it('are fixed by a quick fix that one undo takes back', async () => {
    const { document } = await open(card());
    const found = await findingAt(document, 'liscence');
    const [fix] = await codeActions(document.uri, found.range, {
      kind: vscode.CodeActionKind.QuickFix,
      title: /license/,
    });
    ok(fix, 'There is no quick fix.');
    ok(fix.isPreferred, 'The fix is not the preferred one.');
    const before = document.getText();
    await apply(fix);
    equal(document.getText(), before.replace('liscence', 'license'));
    await diagnostics(
      document.uri,
      'the misspelt field to be gone',
      (list) => !list.some((one) => ruleOf(one) === ruleOf(found)),
    );
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before);
    await findingAt(document, 'liscence');
  });

  it('are fixed all at once by the source action', async () => {
    const { document } = await open(card());
    await findingAt(document, 'liscence');
    const kind = vscode.CodeActionKind.SourceFixAll.append('aims');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const [action] = await codeActions(document.uri, whole, { kind });
    ok(action, 'There is no action that fixes all.');
    await apply(action);
    match(document.getText(), /^---\r?\nlicense: apache-2\.0/);
    await vscode.commands.executeCommand('undo');
    await findingAt(document, 'liscence');
  });

  it('of a card go when it is closed', async () => {
    await open(card());
    await diagnostics(card(), 'findings of the open card');
    await closeAll();
    await diagnostics(card(), 'no findings', (list) => list.length === 0);
  });

  it('of a deleted card go', async () => {
    const other = file('models/gone/README.md');
    await writeText(other, written);
    await open(other);
    await diagnostics(other, 'findings of the new card');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(other, '..'), { recursive: true });
    await diagnostics(other, 'no findings', (list) => list.length === 0);
    await closeAll();
  });

  it('of a card that git ignores do not show, until it is ignored no longer', async () => {
    const other = file('models/private/README.md');
    const ignore = file('models/.gitignore');
    await writeText(ignore, 'private/\n');
    await writeText(other, written);
    try {
      await open(card());
      await open(other);
      // The check that reads the neighbour's text anew has seen this one as well.
      const neighbour = vscode.workspace.textDocuments.find(
        (one) => one.uri.toString() === card().toString(),
      )!;
      await replaceText(neighbour, written.replace('liscence', 'license'));
      await diagnostics(card(), 'no misspelt field', (list) =>
        list.every((one) => ruleOf(one) !== 'card-field-misspelt'),
      );
      equal(diagnosticsNow(other).length, 0);
      await replaceText(neighbour, written);
      await vscode.workspace.fs.delete(ignore);
      await diagnostics(other, 'findings');
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(other, '..'), { recursive: true });
      await vscode.workspace.fs.delete(ignore).then(undefined, () => {});
    }
  });

  it('hide where the setting says so', async () => {
    await diagnostics(manifest(), 'a finding of the register');
    const settings = vscode.workspace.getConfiguration('aims');
    await settings.update('diagnostics.enable', false, vscode.ConfigurationTarget.Global);
    await diagnostics(manifest(), 'no findings', (list) => list.length === 0);
    await settings.update('diagnostics.enable', undefined, vscode.ConfigurationTarget.Global);
    await diagnostics(manifest(), 'a finding of the register');
  });
});

describe('report on model cards', () => {
  after(closeAll);

  it('opens a Markdown document with a row for each card', async () => {
    await vscode.commands.executeCommand('aims.reportCards');
    const report = await until(
      () => vscode.workspace.textDocuments.find((one) => one.uri.scheme === 'aims-report'),
      'the report',
    );
    equal(report.languageId, 'markdown');
    match(report.getText(), /models\/churn\/README\.md/);
    match(report.getText(), /models\/credit\/README\.md/);
    await shot('report on model cards', ['light', 'dark']);
  });
});

describe('check workspace', () => {
  it('shows the findings of closed files as well', async () => {
    await vscode.commands.executeCommand('aims.checkWorkspace');
    const list = await diagnostics(card(), 'findings of a closed card');
    ok(list.length >= 2, `There are ${list.length} findings.`);
    await diagnostics(closedCard(), 'findings of the other closed card');
    await shot('check workspace', ['light', 'dark']);
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
