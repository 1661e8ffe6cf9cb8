// The Register view as it is drawn: what it says, aloud as well, what it opens, and that it follows the file.
import * as vscode from 'vscode';
import { equal, includes, ok } from '../kit/check';
import { extension, file, readText, writeText } from '../kit/context';
import { closeAll, open, replaceText } from '../kit/editing';
import { attributes, click, hasPage, press, shot, texts } from '../kit/page';
import { after, before, describe, it } from '../kit/runner';
import { until } from '../kit/wait';

const manifest = () => file('aims.yaml');
const ROWS = '.pane-body .monaco-list-row';

/** The rows of the view in their order, each with label and description. */
const rows = async () => (await texts(ROWS)).map((text) => text.replace(/\s+/g, ' ').trim());

async function rowsWith(text: string): Promise<string[]> {
  return until(async () => {
    const all = await rows();
    return all.some((row) => row.includes(text)) ? all : undefined;
  }, `a row with ${text} in the view`);
}

describe(
  'register view',
  () => {
    let written = '';

    before(async () => {
      await extension().activate();
      written = await readText(manifest());
      await vscode.commands.executeCommand('aims.register.focus');
    });

    after(async () => {
      await closeAll();
      await writeText(manifest(), written);
      await vscode.commands.executeCommand('workbench.view.explorer');
    });

    it('shows the systems beneath their risk class', async () => {
      // What earlier tests wrote may still be judged.
      await rowsWith('Risk class not decided');
      const all = await rowsWith('Credit scoring');
      const heading = all.findIndex((row) => row.startsWith('Risk class not decided'));
      ok(heading >= 0 && heading < all.findIndex((row) => row.startsWith('Credit scoring')), all.join(' | '));
      await shot('register view', ['light', 'dark']);
    });

    it('says aloud what a system is, its class, its owner and how much is open', async () => {
      const labels = await attributes(ROWS, 'aria-label');
      const label = labels.find((one) => one.startsWith('Credit scoring'));
      ok(label, labels.join(' | '));
      includes(label, 'AI system, risk class not decided, no owner, ');
      ok(/\d+ open points?$/.test(label), label);
    });

    it('opens the record at its key', async () => {
      await click(`${ROWS}:has-text("Credit scoring")`);
      const editor = await until(() => {
        const active = vscode.window.visibleTextEditors.find(
          ({ document }) => document.uri.toString() === manifest().toString(),
        );
        return active?.document.getText(active.selection) === 'credit-scoring' ? active : undefined;
      }, 'the manifest with the id selected');
      equal(editor.selection.start.line, 3);
    });

    it('keeps what is expanded and follows what is typed', async () => {
      await click(`${ROWS}:has-text("Credit scoring")`);
      await press('ArrowRight');
      await rowsWith('Obligations');
      const { document } = await open(manifest());
      await replaceText(document, written.replace('name: Credit scoring', 'name: Loan scoring'));
      const all = await rowsWith('Loan scoring');
      ok(
        all.some((row) => row.startsWith('Obligations')),
        `The system is collapsed: ${all.join(' | ')}`,
      );
    });

    it('names the broken spot of a manifest, and takes its nodes away with the file', async () => {
      const document = await vscode.workspace.openTextDocument(manifest());
      await replaceText(document, `${written}broken: "no end\n`);
      await rowsWith(', cannot be read');
      await closeAll();
      await writeText(manifest(), written);
      await rowsWith('Credit scoring');
      await vscode.workspace.fs.rename(manifest(), file('gone.txt'));
      try {
        await until(
          async () =>
            (await texts('.pane-body .welcome-view-content')).join(' ').includes('No AIMS manifest'),
          'the welcome of a workspace without a manifest',
        );
      } finally {
        await vscode.workspace.fs.rename(file('gone.txt'), manifest());
      }
      await rowsWith('Credit scoring');
    });

    it('has a node for a register further down as long as its manifest is there', async () => {
      const inner = file('teams/loans/aims.yaml');
      const without = () =>
        until(
          async () => (await rows()).every((row) => !/teams|Loan letters/.test(row)),
          'the view without the register further down',
        );
      await writeText(inner, 'aims: 1\nsystems:\n  letters:\n    name: Loan letters\n');
      try {
        await open(inner);
        await rowsWith('teams/loans');
        await vscode.workspace.fs.rename(inner, file('teams/loans/renamed.yaml'));
        await without();
        await vscode.workspace.fs.rename(file('teams/loans/renamed.yaml'), inner);
        await rowsWith('teams/loans');
      } finally {
        await vscode.workspace.fs.delete(file('teams'), { recursive: true });
      }
      await without();
      await rowsWith('Credit scoring');
    });
  },
  hasPage,
);
