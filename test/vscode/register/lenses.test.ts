// Lines above systems and cards, the status item, and the list of open points.
import * as vscode from 'vscode';
import { equal, match, ok } from '../kit/check';
import { extension, file } from '../kit/context';
import { closeAll, open } from '../kit/editing';
import { hasPage, press, shot, texts } from '../kit/page';
import { after, before, describe, it } from '../kit/runner';
import { until } from '../kit/wait';

async function lenses(path: string, accept = (_: vscode.CodeLens[]) => true): Promise<vscode.CodeLens[]> {
  return until(async () => {
    const list = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      file(path),
      100,
    );
    return list.length > 0 && accept(list) ? list : undefined;
  }, `lenses of ${path}`);
}

/** The text of the status item; VS Code draws its icon as an element without text. */
async function statusText(accept: (text: string) => boolean): Promise<string> {
  return until(
    async () => (await texts('.statusbar-item')).map((text) => text.trim()).find(accept),
    'the status item',
  );
}

describe('lenses and the status item', () => {
  before(async () => {
    await extension().activate();
    await open(file('aims.yaml'));
  });

  after(async () => {
    await vscode.workspace.getConfiguration('aims').update('codeLens.surfaces', undefined, true);
    await closeAll();
  });

  it('say above a system what is open', async () => {
    const [lens] = await lenses('aims.yaml');
    equal(lens!.range.start.line, 3);
    match(lens!.command!.title, /^Risk class not decided · \d+ open points?: /);
  });

  it('offer to register a card that no record names', async () => {
    await open(file('models/churn/README.md'));
    const [lens] = await lenses('models/churn/README.md');
    equal(lens!.command!.title, 'No record of the register names this card');
    equal(lens!.command!.command, 'aims.registerCard');
  });

  it('can be switched off where they stand', async () => {
    const settings = vscode.workspace.getConfiguration('aims');
    await settings.update('codeLens.surfaces', ['systems'], true);
    await until(async () => {
      const list = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        file('models/churn/README.md'),
        100,
      );
      return list.length === 0;
    }, 'the card without lenses');
    await settings.update('codeLens.surfaces', undefined, true);
  });

  it(
    'name the system of the file at hand, and list its open points',
    async () => {
      await open(file('aims.yaml'));
      match(await statusText((text) => text.startsWith('Credit scoring')), /^Credit scoring · \d+ open$/);
      await shot('lens and status item', ['light', 'dark']);
      void vscode.commands.executeCommand('aims.showOpenPoints');
      const rows = await until(async () => {
        const all = await texts('.quick-input-list .monaco-list-row');
        return all.some((row) => row.includes('Ownership and purpose')) ? all : undefined;
      }, 'the open points');
      await shot('open points');
      ok(rows.length >= 2, rows.join(' | '));
      await press('Escape');
    },
    { when: hasPage },
  );
});
