// The example without its register: from nothing to every use of AI accounted for, by quick fixes only.
import * as vscode from 'vscode';
import { equal, includes, match } from '../kit/check';
import { extension, file, writeText } from '../kit/context';
import { closeAll } from '../kit/editing';
import { hasPage, shot } from '../kit/page';
import { after, afterEach, before, describe, it } from '../kit/runner';
import { diagnostics } from '../kit/wait';
import { createAt, manifest, manifestNow, settleAll, withoutManifest } from '../kit/walk';

/** All files beneath an address. */
async function contents(uri: vscode.Uri): Promise<[vscode.Uri, Uint8Array][]> {
  const { type } = await vscode.workspace.fs.stat(uri);
  if (type === vscode.FileType.File) return [[uri, await vscode.workspace.fs.readFile(uri)]];
  const names = await vscode.workspace.fs.readDirectory(uri);
  return (await Promise.all(names.map(([name]) => contents(vscode.Uri.joinPath(uri, name))))).flat();
}

describe('AI of the lending team, without its register', () => {
  let kept: [vscode.Uri, Uint8Array][] = [];

  before(async () => {
    await extension().activate();
    await closeAll();
    const governance = file('governance');
    kept = [...(await contents(manifest())), ...(await contents(governance))];
    await vscode.workspace.fs.delete(manifest());
    await vscode.workspace.fs.delete(governance, { recursive: true });
    await diagnostics(manifest(), 'no register', (list) => list.length === 0);
  });

  afterEach(withoutManifest);

  after(async () => {
    for (const [uri, bytes] of kept) await vscode.workspace.fs.writeFile(uri, bytes);
    await vscode.commands.executeCommand('aims.checkWorkspace');
  });

  it(
    'is accounted for by the quick fix at one of its uses',
    async () => {
      await createAt('scoring/train.py', 'lightgbm');
      const text = await manifestNow();
      match(text, /^ {2}assistant:\n {4}name: Assistant$/m);
      includes(text, 'card: models/scoring-gbm/README.md');
      await shot('accounted', ['light', 'dark']);
    },
    { when: hasPage, deadline: 90_000 },
  );

  it(
    'is accounted for from an empty register',
    async () => {
      await writeText(manifest(), 'aims: 1\nlevel: system\nsystems: {}\n');
      await settleAll();
      equal((await manifestNow()).includes('scoring'), true);
      await shot('accounted one at a time', ['light', 'dark']);
    },
    { when: hasPage, deadline: 120_000 },
  );
});
