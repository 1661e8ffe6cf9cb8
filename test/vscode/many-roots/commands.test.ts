// Commands ask which folder is meant, and leave the others alone.
import * as vscode from 'vscode';
import { equal, match, ok } from '../kit/check';
import { exists, readText } from '../kit/context';
import { closeAll } from '../kit/editing';
import { answer, question } from '../kit/input';
import { hasPage, press, shot } from '../kit/page';
import { afterEach, describe, it } from '../kit/runner';

const roots = () => (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);

describe('commands in several workspace folders', () => {
  afterEach(closeAll);

  it(
    'ask for the folder of a new manifest, and say where there is one',
    async () => {
      const manifest = vscode.Uri.joinPath(roots()[1]!, 'aims.yaml');
      const before = await readText(manifest);
      const done = vscode.commands.executeCommand('aims.createManifest');
      await question(/support/);
      await shot('which-folder', ['light', 'dark']);
      await answer('support');
      await done;
      equal(vscode.window.activeTextEditor?.document.uri.toString(), manifest.toString());
      equal(await readText(manifest), before, 'it is left as it is');
    },
    { when: hasPage },
  );

  it(
    'create it in the folder that was chosen, and nowhere else',
    async () => {
      const [credit, support] = roots();
      const manifest = vscode.Uri.joinPath(credit!, 'aims.yaml');
      const kept = await vscode.workspace.fs.readFile(manifest);
      await vscode.workspace.fs.delete(manifest);
      try {
        const other = await readText(vscode.Uri.joinPath(support!, 'aims.yaml'));
        const done = vscode.commands.executeCommand('aims.createManifest', credit);
        await question(/name of your organization/);
        await answer('');
        await question(/One product or team/);
        await answer('');
        await done;
        match(await readText(manifest), /^aims: 1$/m);
        equal(await readText(vscode.Uri.joinPath(support!, 'aims.yaml')), other);
      } finally {
        await closeAll();
        await vscode.workspace.fs.writeFile(manifest, kept);
      }
    },
    { when: hasPage },
  );

  it(
    'do nothing when no folder is chosen',
    async () => {
      const done = vscode.commands.executeCommand('aims.generateRegister');
      await question(/support/);
      await press('Escape');
      await done;
      ok(await exists(vscode.Uri.joinPath(roots()[0]!, 'aims.yaml')), 'all is as it was');
    },
    { when: hasPage },
  );
});
