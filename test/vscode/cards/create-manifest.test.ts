import * as vscode from 'vscode';
import { equal, includes, match, ok } from '../kit/check';
import { exists, file, readText, writeText } from '../kit/context';
import { apply, closeAll, codeActions, open } from '../kit/editing';
import { answer, question } from '../kit/input';
import { hasPage, press, shot } from '../kit/page';
import { afterEach, describe, it } from '../kit/runner';
import { until } from '../kit/wait';

const manifest = () => file('aims.yaml');
const card = () => file('models/churn/README.md');

async function removeManifest(): Promise<void> {
  await closeAll();
  if (await exists(manifest())) await vscode.workspace.fs.delete(manifest());
}

async function titles(pattern: RegExp): Promise<vscode.CodeAction[]> {
  return until(async () => {
    const range = new vscode.Range(6, 0, 6, 20);
    const list = await codeActions(card(), range, { title: pattern });
    return list.length > 0 && list;
  }, `a code action ${pattern}`);
}

describe('Create AIMS manifest', () => {
  afterEach(removeManifest);

  it(
    'asks little, drafts from the cards, and opens the new file',
    async () => {
      const done = vscode.commands.executeCommand('aims.createManifest');
      await question(/name of your organization/);
      await shot('create-manifest-1', ['light', 'dark']);
      await answer('Example Shop');
      await question(/One product or team/);
      await shot('create-manifest-2', ['light', 'dark']);
      await answer('');
      await done;
      const text = await readText(manifest());
      match(text, /^organization:\n {2}name: Example Shop$/m);
      match(text, /^level: system$/m);
      match(text, /^ {2}churn:\n {4}name: Churn\n {4}models: \[churn\]\n {4}datasets: \[customers-2026\]$/m);
      equal(vscode.window.activeTextEditor?.document.uri.toString(), manifest().toString(), 'it is open');
      await shot('create-manifest-3', ['light', 'dark']);
    },
    { when: hasPage },
  );

  it(
    'goes back a step, and leaves nothing behind after Escape',
    async () => {
      const done = vscode.commands.executeCommand('aims.createManifest');
      await question(/name of your organization/);
      await answer('One');
      await question(/One product or team/);
      await press('Escape');
      await done;
      ok(!(await exists(manifest())), 'nothing was written');
    },
    { when: hasPage },
  );

  it('leaves a manifest that is there as it is', async () => {
    await writeText(manifest(), 'aims: 1\n');
    await vscode.commands.executeCommand('aims.createManifest');
    equal(await readText(manifest()), 'aims: 1\n');
  });

  it('is offered on a card without a register', async () => {
    await open(card());
    const [action] = await titles(/^Create an AIMS manifest/);
    equal(action?.command?.command, 'aims.createManifest');
  });
});

describe('Register a card', () => {
  afterEach(removeManifest);

  it('is a quick fix that one undo takes back', async () => {
    const before = 'aims: 1 # register\n\nsystems:\n    a: {name: "A"}\n';
    await writeText(manifest(), before);
    await open(card());
    const actions = await titles(/^Register a system/);
    includes(
      actions.map(({ title }) => title),
      'Register a system “Churn” with this model',
    );
    await apply(actions[0]!);
    const document = await vscode.workspace.openTextDocument(manifest());
    equal(
      document.getText(),
      'aims: 1 # register\n\nsystems:\n    a: {name: "A"}\n    churn:\n      name: Churn\n      models: [churn]\n\nmodels:\n  churn:\n    card: models/churn/README.md\n',
    );
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before, 'one undo');
    await shot('register-card-undone');
  });

  it('is a command that shows the new system', async () => {
    await writeText(manifest(), 'aims: 1\n');
    // An editor that was closed keeps its text for a moment.
    const open = () => vscode.workspace.openTextDocument(manifest());
    await until(async () => (await open()).getText() === 'aims: 1\n', 'the new text');
    await vscode.commands.executeCommand('aims.registerCard', file('models/churn/README.md'));
    const editor = vscode.window.activeTextEditor;
    equal(editor?.document.uri.toString(), manifest().toString());
    equal(editor?.document.lineAt(editor.selection.active.line).text, '  churn:');
  });
});
