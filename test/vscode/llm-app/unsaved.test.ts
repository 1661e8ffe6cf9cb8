// Code that is typed and not saved: findings, lenses and fixes follow the text of the editor.
import * as vscode from 'vscode';
import { equal, includes, ok } from '../kit/check';
import { extension, file, readText, writeText } from '../kit/context';
import { apply, closeAll, offered, open, replaceText } from '../kit/editing';
import { after, before, describe, it, say } from '../kit/runner';
import { diagnosticOf, diagnostics, ruleOf, until } from '../kit/wait';
import { manifest, withoutManifest } from '../kit/walk';

const RULE = 'ai-unregistered';
const path = 'src/routes/complaints.ts';
const autoSave = (value: string | undefined) =>
  vscode.workspace.getConfiguration('files').update('autoSave', value, true);

async function lensesOf(uri: vscode.Uri): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    20,
  );
  return list.map(({ command, range }) => `${range.start.line} ${command?.title}`);
}

describe('code that is not saved', () => {
  before(async () => {
    await extension().activate();
    await autoSave('off');
    await writeText(manifest(), 'aims: 1\nsystems:\n  desk: {name: Desk, code: [src/llm/]}\n');
    await diagnostics(manifest(), 'the register');
  });

  after(async () => {
    await withoutManifest();
    await autoSave(undefined);
  });

  it('is looked at as it is typed, and forgotten with its editor', async () => {
    const uri = file(path);
    const { document } = await open(uri);
    const written = document.getText();
    const lines = document.lineCount;
    ok(!written.includes('torch'), 'nothing of it is there yet');
    const begun = Date.now();
    await replaceText(document, `${written}\n// aims: system dek\nimport * as tf from '@tensorflow/tfjs';\n`);
    const found = await diagnosticOf(uri, RULE);
    say(`an unsaved use of AI is marked after ${Date.now() - begun} ms`);
    ok(document.isDirty, 'it was not saved');
    equal(document.getText(found.range), '@tensorflow/tfjs');
    const lens = await until(
      async () => (await lensesOf(uri)).find((one) => one.includes('TensorFlow')),
      'the lens',
    );
    equal(lens, `${lines + 1} Unregistered AI use: TensorFlow`);
    // The mark moves with the text.
    await replaceText(document, `\n${document.getText()}`);
    await diagnostics(uri, 'the mark a line lower', (list) =>
      list.some((one) => ruleOf(one) === RULE && one.range.start.line === found.range.start.line + 1),
    );
    const comment = await diagnosticOf(uri, 'annotation-unknown-system');
    await apply(await offered(uri, comment.range, /^Name “desk” instead$/));
    includes(document.getText(), '// aims: system desk');
    await diagnostics(uri, 'no mark', (list) => list.length === 0);
    await closeAll();
    equal(await readText(uri), written, 'the file is as it was');
    await until(async () => (await lensesOf(uri)).length === 0, 'no lens without the edit');
  });
});
