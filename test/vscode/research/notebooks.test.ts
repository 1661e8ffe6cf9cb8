// Findings in the cells of notebooks, with their fixes.
import * as vscode from 'vscode';
import { equal, includes } from '../kit/check';
import { exists, file, writeText } from '../kit/context';
import { apply, closeAll, codeActions, replaceText } from '../kit/editing';
import { shot } from '../kit/page';
import { afterEach, describe, it } from '../kit/runner';
import { diagnosticOf, diagnostics, until } from '../kit/wait';

const manifest = () => file('aims.yaml');

describe('AI in a notebook', () => {
  afterEach(async () => {
    await closeAll();
    if (await exists(manifest())) await vscode.workspace.fs.delete(manifest());
  });

  it('is marked at its token in its cell, and registered from there', async () => {
    await writeText(manifest(), 'aims: 1\nsystems: {}\n');
    const uri = file('notebooks/02-letters.ipynb');
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const cell = await until(() => notebook.cellCount > 2 && notebook.cellAt(2), 'the cells');
    const found = await diagnosticOf(cell.document.uri, 'ai-unregistered');
    equal(cell.document.getText(found.range), 'transformers');
    await shot('notebook', ['light', 'dark']);
    const fix = await until(
      async () => (await codeActions(cell.document.uri, found.range, { title: /^Register / }))[0],
      'the fix in the cell',
    );
    await apply(fix);
    await vscode.workspace.saveAll();
    await diagnostics(cell.document.uri, 'no finding in the cell', (list) => list.length === 0);
    includes((await vscode.workspace.openTextDocument(manifest())).getText(), '- notebooks/');
  });

  it('is marked while it is typed, and a comment in the cell is corrected there', async () => {
    await writeText(manifest(), 'aims: 1\nsystems:\n  study: {name: Study, code: [R/]}\n');
    const uri = file('notebooks/01-cohort.ipynb');
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(1);
    const written = document.getText();
    await replaceText(document, `# aims: system stdy\nimport torch\n${written}`);
    const found = await diagnosticOf(document.uri, 'ai-unregistered');
    equal(document.getText(found.range), 'torch');
    const comment = await diagnosticOf(document.uri, 'annotation-unknown-system');
    equal(document.getText(comment.range), 'stdy');
    const fix = await until(
      async () => (await codeActions(document.uri, comment.range, { title: /^Name “study” instead$/ }))[0],
      'the fix in the cell',
    );
    await apply(fix);
    equal(document.lineAt(0).text, '# aims: system study');
    await diagnostics(document.uri, 'no finding in the cell', (list) => list.length === 0);
    await replaceText(document, written);
    await vscode.workspace.saveAll();
  });
});
