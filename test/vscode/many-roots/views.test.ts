// Several workspace folders: each register has a node of its own.
import * as vscode from 'vscode';
import { equal } from '../kit/check';
import { extension } from '../kit/context';
import { hasPage, texts } from '../kit/page';
import { after, before, describe, it } from '../kit/runner';
import { until } from '../kit/wait';

describe(
  'views of several workspace folders',
  () => {
    before(async () => {
      await extension().activate();
    });
    after(async () => {
      await vscode.commands.executeCommand('workbench.view.explorer');
    });

    it('have a node for the register of each folder', async () => {
      await vscode.commands.executeCommand('aims.register.focus');
      const pane = '.pane:has(.pane-header[aria-label^="Register"]) .monaco-list-row';
      const rows = await until(async () => {
        const all = (await texts(pane)).map((row) => row.replace(/\s+/g, ' ').trim());
        return all.some((row) => row.startsWith('support')) ? all : undefined;
      }, 'the register of each folder');
      const registers = rows.filter((row) => /^(credit|support) ?1 system$/.test(row));
      equal(registers.length, 2, `The rows are ${rows.join(' | ')}`);
    });
  },
  hasPage,
);
