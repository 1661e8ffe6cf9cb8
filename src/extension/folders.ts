/** The workspace folders with their engines, kept in step with the files on disk and in the editors. */
import * as vscode from 'vscode';
import { fileOf } from './cells';
import { createFolder, type Folder } from './folder';

export interface Folders extends vscode.Disposable {
  all(): Folder[];
  /** The folder that an address lies in; of nested workspace folders the innermost. */
  of(uri: vscode.Uri): { folder: Folder; path: string } | undefined;
  /** A check of the folder came to its end, or failed. */
  readonly onDidCheck: vscode.Event<Folder>;
  readonly onDidAdd: vscode.Event<Folder>;
  readonly onDidRemove: vscode.Event<Folder>;
}

/** Long enough for a word to be finished, short enough to feel immediate. */
const TYPING_DELAY = 250;
const DISK_DELAY = 400;
/** When texts in the editors are compared with the disk: so long after a change, and each so long after the one before. */
const COMPARISONS = [DISK_DELAY, 1_500, 4_000, 12_000];
/** How many files of a register are looked at when somebody comes back to the window. */
const COMPARED_AT_MOST = 300;
const OF_REGISTER: readonly string[] = ['manifest', 'register-part', 'record'];

/** What the product may read; other files matter by being there. */
const READABLE = /\.(?:md|markdown|ya?ml|json)$/i;

export function watchFolders(output: vscode.LogOutputChannel, context: vscode.ExtensionContext): Folders {
  const folders = new Map<string, { folder: Folder; watcher: vscode.FileSystemWatcher }>();
  const didCheck = new vscode.EventEmitter<Folder>();
  const didAdd = new vscode.EventEmitter<Folder>();
  const didRemove = new vscode.EventEmitter<Folder>();
  /** Documents whose file was deleted: the editor holds their texts for a while, but they count no longer. */
  const gone = new WeakSet<vscode.TextDocument>();
  const comparing = new WeakMap<Folder, ReturnType<typeof setTimeout>>();

  function add(workspaceFolder: vscode.WorkspaceFolder): void {
    const folder = createFolder(workspaceFolder, context, output, (one) => didCheck.fire(one));
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(workspaceFolder, '**/*'),
    );
    const onDisk = (uri: vscode.Uri, change: 'created' | 'changed' | 'deleted') => {
      const path = folder.pathOf(uri);
      if (path === undefined) return;
      if (change !== 'changed') {
        folder.relist();
        compareSoon(folder);
      }
      // The text in an editor counts, not the file beneath it.
      if (change === 'deleted') forget(folder, path);
      else if (path.endsWith('.gitignore')) {
        folder.tell(path, 'changed');
        tellOpen(folder);
      } else if (!isOpen(uri)) folder.tell(path, 'changed');
      else if (change === 'changed') folder.touch(path);
      else tellOpen(folder, path);
      folder.schedule(DISK_DELAY);
    };
    watcher.onDidCreate((uri) => onDisk(uri, 'created'));
    watcher.onDidChange((uri) => onDisk(uri, 'changed'));
    watcher.onDidDelete((uri) => onDisk(uri, 'deleted'));
    folders.set(workspaceFolder.uri.toString(), { folder, watcher });
    tellOpen(folder);
    folder.schedule(0);
    didAdd.fire(folder);
  }

  /** Tells the texts in the editors: of one path, or of all in the folder. */
  function tellOpen(folder: Folder, only?: string): void {
    for (const document of vscode.workspace.textDocuments) {
      const path = folder.pathOf(document.uri);
      if (path === undefined || !READABLE.test(path) || (only !== undefined && path !== only)) continue;
      if (only !== undefined) gone.delete(document);
      if (gone.has(document)) continue;
      folder.tell(path, { text: document.getText() });
    }
  }

  /** A deleted folder is told once, not file by file: what is open beneath it is gone as well. */
  function forget(folder: Folder, path: string): void {
    folder.tell(path, 'deleted');
    for (const document of vscode.workspace.textDocuments) {
      const open = folder.pathOf(document.uri);
      if (open !== path && !open?.startsWith(`${path}/`)) continue;
      gone.add(document);
      if (open !== path) folder.tell(open, 'deleted');
    }
  }

  /**
   * Compares the texts in the editors with the disk, now and a few times more: a watcher cancels the events of a file that
   * comes and goes at once, and gives none of a folder that it does not watch yet.
   */
  function compareSoon(folder: Folder): void {
    clearTimeout(comparing.get(folder));
    let time = 0;
    const next = (): void => {
      const delay = COMPARISONS[time++];
      if (delay === undefined) return;
      comparing.set(
        folder,
        setTimeout(() => {
          compareOpen(folder);
          next();
        }, delay),
      );
    };
    next();
  }

  /** A text whose file is gone counts no longer, unless somebody changed it; one whose file is back counts again. */
  function compareOpen(folder: Folder): void {
    for (const document of vscode.workspace.textDocuments) {
      const path = folder.pathOf(document.uri);
      if (path === undefined || document.isDirty) continue;
      void isThere(document.uri).then((there) => {
        if (there === undefined || there !== gone.has(document) || document.isDirty || document.isClosed)
          return;
        if (there) tellOpen(folder, path);
        else forget(folder, path);
        folder.relist();
        folder.schedule(0);
      });
    }
  }

  /** What came or went on disk while somebody was elsewhere: the files of the register that the last check read. */
  function compareRegister(folder: Folder): void {
    const files = folder.result?.files.filter(({ kind }) => OF_REGISTER.includes(kind)) ?? [];
    for (const { path } of files.slice(0, COMPARED_AT_MOST))
      void isThere(folder.uriOf(path)).then((there) => {
        if (there !== false) return;
        folder.tell(path, 'deleted');
        folder.relist();
        folder.schedule(DISK_DELAY);
      });
  }

  function remove(workspaceFolder: vscode.WorkspaceFolder): void {
    const known = folders.get(workspaceFolder.uri.toString());
    if (!known) return;
    folders.delete(workspaceFolder.uri.toString());
    clearTimeout(comparing.get(known.folder));
    known.watcher.dispose();
    known.folder.dispose();
    didRemove.fire(known.folder);
  }

  function of(uri: vscode.Uri): { folder: Folder; path: string } | undefined {
    let best: { folder: Folder; path: string } | undefined;
    for (const { folder } of folders.values()) {
      const path = folder.pathOf(uri);
      if (path !== undefined && (!best || path.length < best.path.length)) best = { folder, path };
    }
    return best;
  }

  /** Nested workspace folders each see the file. */
  function each(
    uri: vscode.Uri,
    act: (folder: Folder, path: string) => void,
    concerns: (folder: Folder, path: string) => boolean = (_, path) => READABLE.test(path),
  ): void {
    for (const { folder } of folders.values()) {
      const path = folder.pathOf(uri);
      if (path !== undefined && concerns(folder, path)) act(folder, path);
    }
  }

  /** A check looks at what editors hold of the code: it needs not be told the text. */
  function codeChanged(uri: vscode.Uri): void {
    each(
      uri,
      (folder) => folder.schedule(TYPING_DELAY),
      ({ usage }, path) => usage.concerns(path),
    );
  }

  const listeners = [
    vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      removed.forEach(remove);
      added.forEach(add);
    }),
    vscode.workspace.onDidOpenTextDocument((document) => {
      // A document whose language changes is told as opened again.
      if (gone.has(document)) return;
      each(document.uri, (folder, path) => {
        folder.tell(path, { text: document.getText() });
        folder.schedule(0);
        compareSoon(folder);
      });
    }),
    vscode.window.tabGroups.onDidChangeTabs(() => {
      for (const { folder } of folders.values()) compareSoon(folder);
    }),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused) return;
      for (const { folder } of folders.values()) {
        compareOpen(folder);
        compareRegister(folder);
      }
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      // The editor may read a deleted file's text anew; only what somebody types makes it count again.
      if (document.isDirty) gone.delete(document);
      if (gone.has(document)) return;
      each(document.uri, (folder, path) => {
        folder.tell(path, { text: document.getText() });
        folder.schedule(TYPING_DELAY);
      });
      codeChanged(fileOf(document).uri);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      each(document.uri, (folder, path) => {
        folder.tell(path, 'released');
        folder.schedule(DISK_DELAY);
      });
      codeChanged(document.uri);
    }),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
      if (contentChanges.length > 0) codeChanged(notebook.uri);
    }),
    vscode.workspace.onDidCloseNotebookDocument(({ uri }) => codeChanged(uri)),
  ];
  for (const folder of vscode.workspace.workspaceFolders ?? []) add(folder);

  return {
    all: () => [...folders.values()].map(({ folder }) => folder),
    of,
    onDidCheck: didCheck.event,
    onDidAdd: didAdd.event,
    onDidRemove: didRemove.event,
    dispose() {
      for (const { folder, watcher } of folders.values()) {
        clearTimeout(comparing.get(folder));
        watcher.dispose();
        folder.dispose();
      }
      for (const one of [...listeners, didCheck, didAdd, didRemove]) one.dispose();
    },
  };
}

/** Whether the editor holds the document, so that its text there counts. */
function isOpen(uri: vscode.Uri): boolean {
  const address = uri.toString();
  return vscode.workspace.textDocuments.some(
    (document) => !document.isClosed && document.uri.toString() === address,
  );
}

/** Whether a file is there; undefined where the file system cannot say. */
async function isThere(uri: vscode.Uri): Promise<boolean | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound' ? false : undefined;
  }
}
