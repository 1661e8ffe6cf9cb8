// Folders of other file systems: a check that waits for one and is cancelled, and files that cannot be written.
import * as vscode from 'vscode';
import { equal, ok } from '../kit/check';
import { extension } from '../kit/context';
import { apply, closeAll, codeActions, open } from '../kit/editing';
import { MemoryFiles } from '../kit/memory-files';
import { click, hasPage, shot, texts } from '../kit/page';
import { after, afterEach, before, describe, it } from '../kit/runner';
import { diagnosticOf, diagnostics, diagnosticsNow, nextEvent, until } from '../kit/wait';

const MANIFEST = 'aims: 1\nsystems:\n  replies:\n    name: Replies\n';
const CARD =
  '---\nliscence: apache-2.0\npipeline_tag: text-generation\n---\n\n# Replies\n\n## Intended use\n\nDrafts replies to customers.\n';
const files = { '/memory/aims.yaml': MANIFEST, '/memory/models/replies/README.md': CARD };

const free = new MemoryFiles(files, new Set(['/memory/aims.yaml']));
const sealed = new MemoryFiles(files);
const address = (scheme: string, path: string) => vscode.Uri.from({ scheme, path: `/memory/${path}` });
const writable = (path: string) => address('aims-memory', path);
const readOnly = (path: string) => address('aims-sealed', path);

/** What the list of notifications says; VS Code shows none by itself while it is driven by tests. */
async function notification(text: RegExp): Promise<void> {
  await vscode.commands.executeCommand('notifications.showList');
  await until(
    async () => (await notifications()).some((one) => text.test(one)),
    `a notification that says ${text}`,
  );
}

const NOTIFICATIONS = '.notifications-list-container .monaco-list-row';
const notifications = () => texts(NOTIFICATIONS).catch(() => []);

describe(
  'folders of other file systems',
  () => {
    const providers: vscode.Disposable[] = [];

    before(async () => {
      await extension().activate();
      providers.push(
        vscode.workspace.registerFileSystemProvider('aims-memory', free),
        vscode.workspace.registerFileSystemProvider('aims-sealed', sealed, { isReadonly: true }),
      );
      const added = nextEvent(vscode.workspace.onDidChangeWorkspaceFolders, 'the folders to be there');
      const count = vscode.workspace.workspaceFolders?.length ?? 0;
      vscode.workspace.updateWorkspaceFolders(
        count,
        0,
        { uri: writable(''), name: 'memory' },
        { uri: readOnly(''), name: 'sealed' },
      );
      await added;
      for (const manifest of [writable('aims.yaml'), readOnly('aims.yaml')])
        await diagnostics(manifest, 'findings of the register');
    });

    afterEach(async () => {
      await vscode.commands.executeCommand('notifications.clearAll');
      await closeAll();
    });

    after(async () => {
      const removed = nextEvent(vscode.workspace.onDidChangeWorkspaceFolders, 'the folders to be gone');
      const count = vscode.workspace.workspaceFolders?.length ?? 0;
      vscode.workspace.updateWorkspaceFolders(count - 2, 2);
      await removed;
      vscode.Disposable.from(...providers).dispose();
    });

    it('keep their findings when Check workspace is cancelled, and are checked the next time', async () => {
      const manifest = writable('aims.yaml');
      const before = diagnosticsNow(manifest).map(({ message }) => message);
      const { asked, release } = free.hold('/memory/models/replies/README.md');
      const done = vscode.commands.executeCommand('aims.checkWorkspace');
      try {
        await asked;
        await notification(/Checking the workspace/);
        await shot('check workspace at work', ['light', 'dark']);
        await click(`${NOTIFICATIONS} .monaco-button:has-text("Cancel")`);
      } finally {
        release();
      }
      await done;
      equal(
        diagnosticsNow(manifest).map(({ message }) => message),
        before,
      );
      // The next check tells its own; what this one said would stand beside it.
      await vscode.commands.executeCommand('aims.checkWorkspace');
      await notification(/documents checked\./);
      const said = await notifications();
      equal(said.filter((text) => /checked|could not/.test(text)).length, 1, said.join(' | '));
      await diagnosticOf(writable('models/replies/README.md'), 'card-field-misspelt');
    });

    it('say that a file is read-only, and leave it as it is', async () => {
      await vscode.commands.executeCommand('aims.registerCard', writable('models/replies/README.md'));
      await notification(/aims\.yaml is read-only\. Make it writable, then try again\./);
      await shot('a read-only manifest', ['light', 'dark']);
      equal(free.text('/memory/aims.yaml'), MANIFEST);
      ok(!vscode.workspace.textDocuments.some((one) => one.isDirty), 'An edit waits to be saved.');
    });

    it('say that a whole folder is read-only', async () => {
      await vscode.commands.executeCommand('aims.registerCard', readOnly('models/replies/README.md'));
      await notification(/sealed is opened read-only/);
      equal(sealed.text('/memory/aims.yaml'), MANIFEST);
    });

    it('lose nothing by a quick fix that cannot be applied', async () => {
      const { document } = await open(readOnly('models/replies/README.md'));
      const found = await diagnosticOf(document.uri, 'card-field-misspelt');
      const fixes = await codeActions(document.uri, found.range, { title: /license/ });
      equal(fixes.length, 1);
      await apply(fixes[0]!);
      await notification(/sealed is opened read-only/);
      equal(document.getText(), CARD);
      equal(sealed.text('/memory/models/replies/README.md'), CARD);
      ok(!document.isDirty, 'An edit waits to be saved.');
    });
  },
  hasPage,
);
