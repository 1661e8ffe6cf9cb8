import * as vscode from 'vscode';
import { equal, match, ok } from '../kit/check';
import { exists, file, readText, writeText } from '../kit/context';
import { closeAll } from '../kit/editing';
import { answer, question } from '../kit/input';
import { hasPage, shot } from '../kit/page';
import { afterEach, describe, it } from '../kit/runner';
import { until } from '../kit/wait';

const manifest = () => file('aims.yaml');

const TEXT = `aims: 1
organization: {name: Example Shop}
systems:
  churn:
    name: Churn <script>alert(1)</script>
    purpose: Ranks customers by how likely they are to leave.
    owner: head-of-shop
    models: [churn]
    specification: docs/spec.md
    code: ["jobs/**/*.py"]
models:
  churn: {card: models/churn/README.md}
roles:
  head-of-shop: {name: Head of shop}
`;

async function fresh(): Promise<vscode.TextDocument> {
  await writeText(manifest(), TEXT);
  const document = () => vscode.workspace.openTextDocument(manifest());
  await until(async () => (await document()).getText() === TEXT, 'the text of the manifest');
  return document();
}

async function clean(): Promise<void> {
  await closeAll();
  if (await exists(manifest())) await vscode.workspace.fs.delete(manifest());
}

describe('Generate AI system register', () => {
  afterEach(clean);

  it('shows a Markdown preview', async () => {
    await fresh();
    await vscode.commands.executeCommand('aims.generateReport', { report: 'register', form: 'preview' });
    const report = await until(
      () => vscode.workspace.textDocuments.find((one) => one.uri.path === '/AI system register.md'),
      'the report',
    );
    match(report.getText(), /^# AI system register/);
    ok(!report.getText().includes('<script>'), 'names are text');
    match(report.getText(), /Churn &lt;script&gt;/);
    await shot('report-register-preview', ['light', 'dark']);
  });

  it(
    'asks how, and shows a page without scripts',
    async () => {
      await fresh();
      const done = vscode.commands.executeCommand('aims.generateRegister');
      await question(/Show as a page/);
      await shot('report-forms', ['light', 'dark']);
      await answer('Show as a page');
      await done;
      const tab = await until(
        () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'AI system register',
        'the page',
      );
      ok(tab, 'it is shown');
      await shot('report-register-page', ['light', 'dark']);
    },
    { when: hasPage },
  );

  it(
    'asks which report, and shows it',
    async () => {
      await fresh();
      const done = vscode.commands.executeCommand('aims.generateReport');
      await question(/Statement of Applicability/);
      await answer('Statement');
      await question(/Show as a page/);
      await answer('Show as a page');
      await done;
      await until(
        () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Statement of Applicability',
        'the page',
      );
      await shot('report-soa-page', ['light', 'dark']);
    },
    { when: hasPage },
  );
});

describe('renamed files', () => {
  afterEach(clean);

  it('take the paths of the register along, in one edit that undo takes back', async () => {
    const document = await fresh();
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(file('models/churn'), file('models/leaving'));
    ok(await vscode.workspace.applyEdit(edit), 'the folder is renamed');
    try {
      await until(
        () => document.getText() === TEXT.replace('models/churn/README.md', 'models/leaving/README.md'),
        'the path in the register',
        { events: [vscode.workspace.onDidChangeTextDocument] },
      );
      ok(await exists(file('models/leaving/README.md')), 'the card lies there');
      await vscode.commands.executeCommand('undo');
      await until(() => document.getText() === TEXT, 'the old path');
    } finally {
      if (await exists(file('models/leaving')))
        await vscode.workspace.fs.rename(file('models/leaving'), file('models/churn'));
    }
    equal(await exists(file('models/churn/README.md')), true);
    match(await readText(file('models/churn/README.md')), /Churn/);
  });
});
