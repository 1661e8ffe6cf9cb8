import * as vscode from 'vscode';
import type { CardFacts } from '../../core/cards/facts';
import type { CheckResult } from '../../core/workspace/result';
import type { Folder } from '../folder';
import type { Folders } from '../folders';

export interface CompletedCheck {
  folder: Folder;
  result: CheckResult;
  cards: CardFacts[];
}

/**
 * Checks every workspace folder with a progress that can be cancelled; says so when there is nothing to check or a
 * check failed. Undefined then, and when it was cancelled.
 */
export async function checkAll(
  title: string,
  folders: Pick<Folders, 'all'>,
): Promise<CompletedCheck[] | undefined> {
  const all = folders.all();
  if (all.length === 0) {
    void vscode.window.showInformationMessage(
      'AIMS Steward checks folders. Open a folder or a workspace first.',
    );
    return undefined;
  }
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `AIMS: ${title}`, cancellable: true },
    async (progress, token) => {
      const checks: CompletedCheck[] = [];
      for (const folder of all) {
        let before = 0;
        // Whoever asks wants what is on disk now, also what the watcher has not told yet.
        folder.relist();
        const { result, cards } = await folder.check(token, (done, total) => {
          const now = total === 0 ? 0 : (100 * done) / total / all.length;
          progress.report({ message: `${done} of ${total} files`, increment: Math.max(now - before, 0) });
          before = Math.max(now, before);
        });
        if (token.isCancellationRequested) return undefined;
        if (!result) {
          void vscode.window.showErrorMessage(
            `AIMS Steward could not check ${folder.name}. The output channel “AIMS Steward” says why.`,
          );
          return undefined;
        }
        checks.push({ folder, result, cards });
      }
      return checks;
    },
  );
}
