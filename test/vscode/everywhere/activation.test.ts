// Holds in every suite: any workspace, either host, trusted or not, packed or not.
import * as vscode from 'vscode';
import { includes, ok } from '../kit/check';
import { context, extension } from '../kit/context';
import { click, hasPage, press, texts } from '../kit/page';
import { describe, it, say } from '../kit/runner';
import { until } from '../kit/wait';

describe('activation', () => {
  it('runs in the expected extension host', () => {
    const web = vscode.env.uiKind === vscode.UIKind.Web && typeof process === 'undefined';
    ok(web === (context().host === 'web'), `This is ${web ? '' : 'not '}the web host.`);
  });

  it('is trusted or restricted as the suite says', () => {
    ok(vscode.workspace.isTrusted === context().trusted, `isTrusted is ${vscode.workspace.isTrusted}.`);
  });

  it('activates, also in Restricted Mode', async () => {
    await extension().activate();
    ok(extension().isActive, 'The extension is not active.');
  });

  it(
    'takes a time that VS Code shows',
    async () => {
      await extension().activate();
      await vscode.commands.executeCommand('workbench.action.showRuntimeExtensions');
      await click('.runtime-extensions-editor .monaco-list-row');
      // The list is sorted by time and shows a part of itself.
      const row = await until(async () => {
        const rows = await texts('.runtime-extensions-editor .monaco-list-row');
        const own = rows.find((text) => /AIMS Steward|aims-steward/.test(text));
        if (!own) await press('PageDown');
        return own;
      }, 'AIMS Steward among the running extensions');
      const time = /Activation: (\d+) ?ms/.exec(row);
      ok(time, `No activation time in ${row}`);
      say(`VS Code ${vscode.version}, ${context().host} host: activated in ${time[1]} ms`);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    },
    { when: hasPage },
  );

  it(
    'has an output channel of its name',
    async () => {
      await extension().activate();
      // One VS Code puts “.log” behind the name in the command's id, another does not.
      const id = `workbench.action.output.show.${extension().id}.AIMS Steward`;
      const show = await until(async () => {
        const all = await vscode.commands.getCommands();
        return all.find((command) => command === id || command === `${id}.log`);
      }, 'the command that shows the output channel');
      await vscode.commands.executeCommand(show);
      const shown = await texts('.part.panel .composite.title');
      includes(shown.join(' '), 'AIMS Steward');
      await vscode.commands.executeCommand('workbench.action.closePanel');
    },
    { when: hasPage },
  );
});
