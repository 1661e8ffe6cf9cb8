// The view of AI in code, and the lenses above code and notebook cells.
import * as vscode from 'vscode';
import { equal, match, ok } from '../kit/check';
import { extension, file, writeText } from '../kit/context';
import { closeAll, open } from '../kit/editing';
import { click, hasPage, press, shot, texts } from '../kit/page';
import { after, before, describe, it } from '../kit/runner';
import { until } from '../kit/wait';

const ROWS = '.pane:has(.pane-header[aria-label^="AI in code"]) .monaco-list-row';
const script = () => file('tools/ask.py');
const notebook = () => file('tools/lab.ipynb');

async function rowWith(wanted: string | RegExp): Promise<string> {
  const has = (row: string) => (typeof wanted === 'string' ? row.includes(wanted) : wanted.test(row));
  return until(async () => {
    const all = await texts(ROWS);
    return all.map((row) => row.replace(/\s+/g, ' ').trim()).find(has);
  }, `a row with ${wanted} in AI in code`);
}

async function lensOf(uri: vscode.Uri): Promise<vscode.CodeLens> {
  return until(async () => {
    const list = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      100,
    );
    return list.find(({ command }) => command?.title.startsWith('Unregistered'));
  }, `a lens of unregistered use in ${uri.path}`);
}

describe('AI in code', () => {
  before(async () => {
    await extension().activate();
    await writeText(script(), 'import os\nimport openai\n');
    const cell = (type: string, source: string) => ({ cell_type: type, metadata: {}, source: [source] });
    const cells = [
      cell('markdown', '# Lab'),
      { ...cell('code', 'import os\nimport torch\n'), execution_count: null, outputs: [] },
    ];
    const kernel = { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } };
    await writeText(notebook(), JSON.stringify({ cells, metadata: kernel, nbformat: 4, nbformat_minor: 5 }));
  });

  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(file('tools'), { recursive: true });
    await vscode.workspace.getConfiguration('aims').update('usage.groupBy', undefined, true);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('that no system answers for is said above its line', async () => {
    await open(script());
    const lens = await lensOf(script());
    equal(lens.range.start.line, 1);
    equal(lens.command!.title, 'Unregistered AI use: OpenAI');
  });

  it('is said in the cell of a notebook', async () => {
    const opened = await vscode.workspace.openNotebookDocument(notebook());
    await vscode.window.showNotebookDocument(opened);
    const lens = await lensOf(opened.cellAt(1).document.uri);
    equal(lens.range.start.line, 1);
    equal(lens.command!.title, 'Unregistered AI use: PyTorch');
  });

  it(
    'shows its quick fixes by a click on the line above, in a cell, too',
    async () => {
      const menu = async () =>
        (await texts('.action-widget .monaco-list-row').catch(() => [])).map((text) => text.trim());
      const cell = (await vscode.workspace.openNotebookDocument(notebook())).cellAt(1).document;
      for (const uri of [cell.uri, script()]) {
        if (uri !== cell.uri) await open(uri);
        const { command } = await lensOf(uri);
        await vscode.commands.executeCommand(command!.command, ...(command!.arguments ?? []));
        await until(
          async () => (await menu()).some((text) => text.startsWith('Register “Tools” as a new AI system')),
          'the quick fixes',
        );
        await shot(`fixes of ${uri.scheme}`, ['light', 'dark']);
        await press('Escape');
      }
    },
    { when: hasPage },
  );

  it(
    'is listed in its view, which opens the token in the cell',
    async () => {
      await closeAll();
      await vscode.commands.executeCommand('aims.usage.focus');
      match(await rowWith('Unregistered'), /^Unregistered ?2 files$/);
      await rowWith('OpenAI');
      await click(`${ROWS}:has-text("PyTorch")`);
      await press('ArrowRight');
      await rowWith('lab.ipynb');
      await shot('AI in code', ['light', 'dark']);
      await click(`${ROWS}:has-text("lab.ipynb")`);
      const editor = await until(
        () => vscode.window.activeNotebookEditor ?? vscode.window.visibleNotebookEditors[0],
        'the notebook',
      );
      ok(editor.notebook.uri.path.endsWith('/tools/lab.ipynb'), editor.notebook.uri.path);
      await until(
        () =>
          vscode.window.visibleTextEditors.some(
            ({ document, selection }) =>
              document.uri.scheme === 'vscode-notebook-cell' && document.getText(selection) === 'torch',
          ),
        'the token in the cell, selected',
      );
    },
    { when: hasPage },
  );

  it(
    'is grouped by folder when asked for',
    async () => {
      await vscode.commands.executeCommand('aims.groupUsageByFolder');
      // The rows from before the change name the folder of each file, too.
      match(await rowWith(/^tools/), /^tools ?2$/);
    },
    { when: hasPage },
  );
});
