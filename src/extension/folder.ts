/** One workspace folder: its engine, the changes it has not heard of yet, and its checks, one after another. */
import * as vscode from 'vscode';
import type { CardFacts } from '../core/cards/facts';
import type { SourceDocument } from '../core/documents/document';
import type { Finding } from '../core/rules/finding';
import type { Engine } from '../core/workspace/engine';
import type { FileEntry } from '../core/workspace/host';
import type { Model } from '../core/workspace/judge';
import type { CheckResult } from '../core/workspace/result';
import { errorText, today } from './convert';
import { lazy } from './lazy';
import { createUsageScanner, type UsageScanner } from './usage/scanner';
import { createWorkspaceHost, neverListed, pathBeneath } from './workspace-host';

type Change = { text: string } | 'changed' | 'deleted' | 'released';

export interface FolderCheck {
  /** Undefined when it was cancelled or failed; the output channel tells why. */
  result: CheckResult | undefined;
  cards: CardFacts[];
}

export interface Folder extends vscode.Disposable {
  readonly root: vscode.Uri;
  readonly name: string;
  /** The last check that came to its end. */
  readonly result: CheckResult | undefined;
  /** Its findings by path; of a file for which they are as they were before it, the same list. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** When it ended, in milliseconds since the epoch. */
  readonly checkedAt: number | undefined;
  /** Why the last check failed; undefined when it did not. */
  readonly failure: string | undefined;
  /** Whether the findings of closed files other than the register's own are shown as well. */
  showsAll: boolean;
  pathOf(uri: vscode.Uri): string | undefined;
  uriOf(path: string): vscode.Uri;
  /** A document as the last check read it. */
  document(path: string): SourceDocument | undefined;
  /** What the last check knows beyond its findings: registers, obligations, cards, AI in code. */
  model(): Model | undefined;
  /** Where the scan for AI in code stands. */
  readonly usage: UsageScanner;
  tell(path: string, change: Change): void;
  /** The file on disk changed; what an open editor holds of it still counts. */
  touch(path: string): void;
  /** Files came or went. */
  relist(): void;
  /** The paths of all files that are neither ignored nor behind a link, sorted, as they were listed last. */
  files(): readonly string[];
  /** Checks after `delay` milliseconds without another call; a check in the background that still runs is given up. */
  schedule(delay: number): void;
  /** Checks now, after the check that runs; a first scan of the code that runs is waited for. */
  check(
    token: vscode.CancellationToken,
    onProgress?: (done: number, total: number) => void,
  ): Promise<FolderCheck>;
}

/** How often in a row a check is given up for a newer edit; the next comes to its end, though somebody types on. */
const PATIENCE = 3;

/** @param checked called after each check that came to its end or failed */
export function createFolder(
  folder: vscode.WorkspaceFolder,
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  checked: (folder: Folder) => void,
): Folder {
  const host = createWorkspaceHost(folder.uri);
  const usage = createUsageScanner({ folder, host, context, output, scanned: () => self.schedule(0) });
  const pending = new Map<string, Change>();
  let engine: Engine | undefined;
  let result: CheckResult | undefined;
  let findings: ReadonlyMap<string, readonly Finding[]> = new Map();
  let checkedAt: number | undefined;
  let failure: string | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The last check in the background, and the one that has begun. */
  let background: vscode.CancellationTokenSource | undefined;
  let begun: vscode.CancellationTokenSource | undefined;
  let givenUp = 0;
  let disposed = false;
  let paths: { of: readonly FileEntry[]; sorted: readonly string[] } | undefined;

  async function run(
    token: vscode.CancellationToken,
    onProgress?: (done: number, total: number) => void,
  ): Promise<FolderCheck> {
    begun = undefined;
    const none = { result: undefined, cards: [] };
    if (disposed || token.isCancellationRequested) return none;
    const since = Date.now();
    try {
      engine ??= (await lazy.engine()).createEngine(host);
      await flush(engine);
      const done = await engine.check({
        asOf: today(),
        token,
        scan: usage.scan,
        ...(onProgress && { onProgress }),
      });
      if (disposed || token.isCancellationRequested) return none;
      result = done;
      findings = engine.findings();
      checkedAt = Date.now();
      givenUp = 0;
      failure = undefined;
      output.debug(
        `${folder.name}: ${done.findings.length} findings in ${done.files.length} documents, ${Date.now() - since} ms.`,
      );
      for (const finding of done.findings)
        if (finding.rule === 'internal-error') output.error(`${finding.path}: ${finding.message}`);
      checked(self);
      return { result: done, cards: engine.cards() };
    } catch (error) {
      if (token.isCancellationRequested) return none;
      output.error(`The check of ${folder.name} failed: ${errorText(error)}`, error);
      failure = errorText(error);
      checked(self);
      return none;
    }
  }

  async function flush(to: Engine): Promise<void> {
    const changes = [...pending];
    pending.clear();
    for (const [path, change] of changes) {
      // What git ignores is not judged, in an editor as little as on disk.
      const left = typeof change === 'object' && (await host.isIgnored?.(path)) === true;
      if (change === 'released' || left) to.release(path);
      // The file may have been written between the text and its closing.
      if (change === 'released') to.update(path, 'changed');
      else if (!left) to.update(path, change);
    }
  }

  function check(
    token: vscode.CancellationToken,
    onProgress?: (done: number, total: number) => void,
  ): Promise<FolderCheck> {
    const next = queue.then(() => run(token, onProgress));
    queue = next;
    return next;
  }

  /** Gives up the check in the background that is out of date, unless too many were given up before it. */
  function giveUp(): void {
    if (!background) return;
    // One that waits costs nothing: the check after it does its work.
    if (background === begun && ++givenUp > PATIENCE) return;
    background.cancel();
    background = undefined;
  }

  const self: Folder = {
    root: folder.uri,
    name: folder.name,
    showsAll: false,
    get result() {
      return result;
    },
    get findings() {
      return findings;
    },
    get checkedAt() {
      return checkedAt;
    },
    get failure() {
      return failure;
    },
    pathOf(uri) {
      const path = pathBeneath(folder.uri, uri);
      return path === undefined || path === '' || neverListed(path) ? undefined : path;
    },
    uriOf: host.uriOf,
    document: (path) => engine?.document(path),
    model: () => engine?.model(),
    usage,
    tell(path, change) {
      // A file that was closed and then written is both: the text of its editor must not stay.
      if (change !== 'changed' || pending.get(path) !== 'released') pending.set(path, change);
      if (typeof change === 'string') host.touched(path);
    },
    touch: host.touched,
    relist: host.relist,
    files() {
      const files = host.listed();
      if (paths?.of !== files) paths = { of: files, sorted: files.map(({ path }) => path) };
      return paths.sorted;
    },
    schedule(delay) {
      clearTimeout(timer);
      giveUp();
      timer = setTimeout(() => {
        const source = new vscode.CancellationTokenSource();
        background = source;
        queue = queue.then(async () => {
          const checking = run(source.token);
          begun = source;
          await checking;
          if (background === source) background = undefined;
          if (begun === source) begun = undefined;
          source.dispose();
        });
      }, delay);
    },
    async check(token, onProgress) {
      const first = await check(token, onProgress);
      if (usage.state.state !== 'scanning') return first;
      await usage.idle();
      return check(token, onProgress);
    },
    dispose() {
      disposed = true;
      usage.dispose();
      clearTimeout(timer);
      background?.cancel();
      begun?.cancel();
    },
  };
  return self;
}
