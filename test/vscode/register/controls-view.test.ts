// The Controls and Due views as they are drawn.
import * as vscode from 'vscode';
import { equal, includes, match, ok } from '../kit/check';
import { extension, file, readText, writeText } from '../kit/context';
import { closeAll } from '../kit/editing';
import { attributes, click, hasPage, press, shot, texts } from '../kit/page';
import { after, before, describe, it } from '../kit/runner';
import { until } from '../kit/wait';

const pane = (name: string) => `.pane:has(.pane-header[aria-label^="${name}"])`;
const rowsOf = (name: string) => `${pane(name)} .monaco-list-row`;

async function rowWith(name: string, text: string): Promise<string> {
  return until(async () => {
    const all = await texts(rowsOf(name));
    return all.map((row) => row.replace(/\s+/g, ' ').trim()).find((row) => row.includes(text));
  }, `a row with ${text} in ${name}`);
}

describe(
  'controls and due views',
  () => {
    let written = '';
    const manifest = () => file('aims.yaml');

    before(async () => {
      await extension().activate();
      written = await readText(manifest());
      await writeText(
        manifest(),
        `${written}    riskClass:\n      class: high\n      reviewBy: 2026-01-31\nstatementOfApplicability:\n  A.10.3:\n    applicable: false\n    justification: Nothing is bought from outside.\n`,
      );
      await vscode.commands.executeCommand('aims.controls.focus');
      // The lists draw only what is in sight, so the other view makes room.
      await click(`${pane('Register')} .pane-header`);
    });

    after(async () => {
      await closeAll();
      await writeText(manifest(), written);
      await vscode.commands.executeCommand('aims.register.focus');
      await until(
        async () => (await texts(rowsOf('Register'))).some((row) => row.includes('Risk class not decided')),
        'the register as it was',
      );
      await vscode.commands.executeCommand('workbench.view.explorer');
    });

    it('count the states of the clauses and of Annex A, and say what the view rests on', async () => {
      match(await rowWith('Controls', 'Annex A'), /^Annex A ?\d+ \w+/);
      const shown = await texts(`${pane('Controls')} .message`);
      includes(shown.join(' '), 'not the text of ISO/IEC 42001');
    });

    it('show a control with its decision, and open the record behind it', async () => {
      await click(`${rowsOf('Controls')}:has-text("Annex A")`);
      await press('ArrowRight');
      await rowWith('Controls', 'A.10 Third-party');
      await click(`${rowsOf('Controls')}:has-text("A.10 Third-party")`);
      await press('ArrowRight');
      match(await rowWith('Controls', 'A.10.3'), /^A\.10\.3 Suppliers ?not applicable .*excluded$/);
      await shot('controls view', ['light', 'dark']);
      await click(`${rowsOf('Controls')}:has-text("A.10.3")`);
      await until(
        () =>
          vscode.window.visibleTextEditors.some(
            ({ document, selection }) => document.getText(selection) === 'A.10.3',
          ),
        'the entry of the Statement of Applicability, selected',
      );
      const labels = await attributes(rowsOf('Controls'), 'aria-label');
      const label = labels.find((one) => one.startsWith('A.10.3'));
      equal(label, 'A.10.3 Suppliers: not applicable, Nothing is bought from outside., excluded');
    });

    it('list what is overdue, and open the day', async () => {
      await vscode.commands.executeCommand('aims.due.focus');
      const row = await rowWith('Due', 'Credit scoring');
      match(row, /^2026-01-31 Credit scoring ?review$/);
      await shot('due view');
      await click(`${rowsOf('Due')}:has-text("2026-01-31")`);
      const editor = await until(
        () =>
          vscode.window.visibleTextEditors.find(
            ({ document, selection }) => document.getText(selection) === '2026-01-31',
          ),
        'the day, selected',
      );
      ok(editor.document.uri.path.endsWith('/aims.yaml'), editor.document.uri.path);
    });
  },
  hasPage,
);
