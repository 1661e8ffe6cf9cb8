/**
 * AI in the code of one workspace folder: the first scan runs in a worker, later changes are scanned on the way of a
 * check, unsaved ones too, and what was found survives in the workspace's storage.
 */

import * as vscode from 'vscode';
import { fnv1a } from '../../core/text/hash';
import type { CodeScan } from '../../core/usage/linked';
import type { CancellationToken, FileEntry, Listing } from '../../core/workspace/host';
import type { ScanCode } from '../../core/workspace/judge';
import type { EditedText } from '../../core/workspace/usage';
import type { UsageReader, UsageRefresh, UsageStore } from '../../core/workspace/usage-store';
import type { ScanJob } from '../../core/workspace/usage-worker';
import { errorText } from '../convert';
import { lazy } from '../lazy';
import type { WorkspaceHost } from '../workspace-host';
import { unsavedIn } from './edited';
import { type StartedWorker, startWorker } from './worker';

/** Where the scan of a folder stands. What it found is in the model of the folder's last check. */
export type UsageState =
  | { state: 'waiting' }
  | { state: 'scanning'; done: number; total: number }
  /** `seen` files were looked at; `skipped` says what was not. */
  | { state: 'ready'; seen: number; skipped: CodeScan['skipped'] }
  /** The person stopped it: nothing is known of what was not reached. */
  | { state: 'cancelled' }
  | { state: 'failed'; reason: string };

export interface UsageScanner extends vscode.Disposable {
  readonly state: UsageState;
  readonly onDidChange: vscode.Event<UsageState>;
  /** For the engine: the scan as it stands, brought up to date where that is quick. */
  readonly scan: ScanCode;
  /** Whether an edit of the file is of concern, by its name; of none before the first scan, which reads all. */
  concerns(path: string): boolean;
  /** Forgets everything and scans anew. */
  rescan(): void;
  /** Stops the scan that runs. */
  cancel(): void;
  /** Resolves when no scan runs; at once when none does. */
  idle(): Promise<void>;
}

export interface ScannerOptions {
  folder: vscode.WorkspaceFolder;
  host: WorkspaceHost;
  context: vscode.ExtensionContext;
  output: vscode.LogOutputChannel;
  /** A scan came to its end: the folder is to be checked again. */
  scanned(): void;
}

/** So many changed files are scanned on the way of a check; more go to a worker. */
const QUICK = 40;
const PROGRESS_EVERY = 200;
const SAVE_AFTER = 3000;

export function createUsageScanner(options: ScannerOptions): UsageScanner {
  const { folder, host, context, output } = options;
  const changed = new vscode.EventEmitter<UsageState>();
  const storage = storageOf(context, folder);
  let state: UsageState = { state: 'waiting' };
  let store: UsageStore | undefined;
  let last: CodeScan | undefined;
  /** What the last scan on the way of a check was made of. */
  let asked: { files: readonly FileEntry[]; said: string } | undefined;
  /** The unsaved texts that it was made with, and which versions of them. */
  const edited = new Map<string, EditedText>();
  let versions = new Map<string, string>();
  let isScanned: ((path: string) => boolean) | undefined;
  let running: vscode.CancellationTokenSource | undefined;
  /** True from a cancellation by the person until a new scan is asked for. */
  let stopped = false;
  let background: Promise<void> = Promise.resolve();
  let saving: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;

  function become(next: UsageState): void {
    state = next;
    if (!disposed) changed.fire(next);
  }

  const scan: ScanCode = async (registers, listing, token) => {
    const usage = await lazy.usage();
    isScanned = usage.isScanned;
    store ??=
      (await storage.read().then((text) => text && usage.readUsageCache(text))) || usage.createUsageStore();
    if (stopped) return partial();
    if (running) return partial();
    const wishes = { excluded: usage.excludedBy(registers), components: usage.componentsOf(registers) };
    const changed = readEditors(usage);
    // Most checks follow an edit of a record or a card: nothing that is scanned has changed.
    const said = JSON.stringify(registers.map(({ path, headValue }) => [path, headValue.scan]));
    const same = last && asked?.files === listing.files && asked.said === said;
    if (last && same && changed.size === 0) return last;
    const now = usage.listingWith(edited, listing);
    // Until it came to its end, what changed in editors is only known to the whole scan.
    asked = undefined;
    if (last && same) {
      const files = now.files.filter(({ path }) => changed.has(path));
      const found = await usage.rescanFiles(store, last, files, optionsOf(usage, wishes, token));
      if (found) {
        last = found;
        asked = { files: listing.files, said };
        return last;
      }
    }
    const due = await usage.dueFiles(store, now, optionsOf(usage, wishes, token), QUICK + 1);
    if (due > QUICK) {
      background = inBackground(now, wishes);
      return partial();
    }
    last = await usage.refreshUsage(store, now, optionsOf(usage, wishes, token));
    asked = { files: listing.files, said };
    if (due > 0) save();
    if (due > 0 || state.state !== 'ready') become(readyState(last));
    return last;
  };

  type Usage = Awaited<ReturnType<typeof lazy.usage>>;
  /** What the manifests say of the scan. */
  type Wishes = Pick<UsageRefresh, 'excluded' | 'components'>;

  function optionsOf({ hostWith, localReader }: Usage, wishes: Wishes, token: CancellationToken | undefined) {
    return { reader: localReader(hostWith(edited, host)), ...wishes, ...(token ? { token } : {}) };
  }

  /** Takes in what editors hold now, and tells which files changed there, or are as on disk again. */
  function readEditors({ editedText, isScanned }: Usage): Set<string> {
    const unsaved = unsavedIn(folder.uri);
    const changed = new Set<string>();
    for (const [path, { version, text }] of unsaved) {
      if (versions.get(path) === version || !isScanned(path)) continue;
      changed.add(path);
      edited.set(path, editedText(text()));
    }
    for (const path of versions.keys()) if (!unsaved.has(path) && edited.delete(path)) changed.add(path);
    versions = new Map([...unsaved].map(([path, { version }]) => [path, version]));
    return changed;
  }

  /** What is known while a scan runs: nothing may be called absent by it. */
  function partial(): CodeScan | undefined {
    return last && { ...last, complete: false };
  }

  async function inBackground(listing: Listing, wishes: Wishes): Promise<void> {
    const source = new vscode.CancellationTokenSource();
    running = source;
    const begun = Date.now();
    let worker: StartedWorker | undefined;
    become({ state: 'scanning', done: 0, total: 0 });
    try {
      const { hostWith, localReader, refreshUsage, workerReader } = await lazy.usage();
      const local = localReader(hostWith(edited, host));
      let reader: UsageReader = local;
      try {
        const started = await startWorker(vscode.Uri.joinPath(context.extensionUri, 'dist/worker.js'));
        worker = started;
        const jobs = await jobsOf(started);
        const failed = (reason: string) =>
          output.warn(`The scan of code goes on without a worker: ${reason}`);
        reader = workerReader({ open: () => [started.port], least: 0, jobs, local, shares: false, failed });
      } catch (error) {
        output.warn(`The scan of code runs without a worker: ${errorText(error)}`);
      }
      let told = 0;
      const found = await refreshUsage(knownStore(), listing, {
        reader,
        ...wishes,
        token: source.token,
        onProgress(done, total) {
          const now = Date.now();
          if (now - told < PROGRESS_EVERY) return;
          told = now;
          become({ state: 'scanning', done, total });
        },
      });
      last = found;
      output.info(
        `${folder.name}: ${found.files.length} of ${found.seen} files tell of AI, ${found.skipped.length} were left out, ${Date.now() - begun} ms.`,
      );
      for (const { path, reason } of found.skipped.slice(0, 100)) output.debug(`${path}: ${reason}`);
      running = undefined;
      become(readyState(found));
      save();
      options.scanned();
    } catch (error) {
      running = undefined;
      if (disposed) return;
      if (source.token.isCancellationRequested) {
        if (stopped) become({ state: 'cancelled' });
        return;
      }
      output.error(`The scan of ${folder.name} for AI failed: ${errorText(error)}`, error as Error);
      become({ state: 'failed', reason: errorText(error) });
      // Once more only when it is asked for: it would fail again at each check.
      stopped = true;
    } finally {
      worker?.port.close();
      source.dispose();
    }
  }

  function knownStore(): UsageStore {
    if (!store) throw new Error('The scan began before its store was read.');
    return store;
  }

  async function jobsOf({ reads }: StartedWorker) {
    const { scanCap } = await lazy.usage();
    const readable = reads && folder.uri.scheme === 'file';
    return (files: readonly FileEntry[]): Promise<ScanJob[]> =>
      Promise.all(
        files.map(async ({ path }): Promise<ScanJob> => {
          const cap = scanCap(path);
          const unsaved = edited.get(path);
          // Handed over, so the text itself stays here.
          if (unsaved && unsaved.bytes.length <= cap) return { path, bytes: unsaved.bytes.slice() };
          if (readable) return { path, file: host.uriOf(path).fsPath, cap };
          const result = await host.read(path, cap);
          if (!result.ok) return { path, failed: result };
          // Only a buffer of its own can be handed over.
          const { bytes } = result;
          return { path, bytes: bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice() };
        }),
      );
  }

  function save(): void {
    clearTimeout(saving);
    saving = setTimeout(() => {
      void lazy.usage().then(async ({ writeUsageCache }) => {
        if (store && !running && !disposed) await storage.write(writeUsageCache(store));
      });
    }, SAVE_AFTER);
  }

  return {
    get state() {
      return state;
    },
    onDidChange: changed.event,
    scan,
    concerns: (path) => isScanned?.(path) ?? false,
    rescan() {
      running?.cancel();
      running = undefined;
      stopped = false;
      void lazy.usage().then(({ createUsageStore }) => {
        store = createUsageStore();
        last = undefined;
        asked = undefined;
        become({ state: 'waiting' });
        options.scanned();
      });
    },
    cancel() {
      if (!running) return;
      stopped = true;
      running.cancel();
    },
    async idle() {
      await background;
    },
    dispose() {
      disposed = true;
      clearTimeout(saving);
      running?.cancel();
      changed.dispose();
    },
  };
}

function readyState({ seen, skipped }: CodeScan): UsageState {
  return { state: 'ready', seen, skipped };
}

/** A file of the workspace's storage for one folder; without such a storage nothing is kept. */
function storageOf(context: vscode.ExtensionContext, folder: vscode.WorkspaceFolder) {
  const { storageUri } = context;
  const file = storageUri && vscode.Uri.joinPath(storageUri, `usage-${hashOf(folder.uri.toString())}.json`);
  return {
    async read(): Promise<string | undefined> {
      if (!file) return undefined;
      try {
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      } catch {
        return undefined; // not there yet
      }
    },
    async write(text: string): Promise<void> {
      if (!file || !storageUri) return;
      try {
        await vscode.workspace.fs.createDirectory(storageUri);
        await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
      } catch {
        // A storage that cannot be written costs a scan at the next start, nothing else.
      }
    },
  };
}

/** Enough to tell the folders of one workspace apart. */
function hashOf(text: string): string {
  return (fnv1a(text) >>> 0).toString(16).padStart(8, '0');
}
