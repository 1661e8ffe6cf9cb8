import * as vscode from 'vscode';
import { commands } from './commands';
import { errorText } from './convert';
import { registerDiagnostics } from './diagnostics/publish';
import { type Folders, watchFolders } from './folders';
import { registerLanguage } from './language';
import { type PointsArgument, registerLenses } from './lenses/lenses';
import { registerQuickFixes } from './quick-fixes/provider';
import { registerRenames } from './renames';
import { reportCommands } from './reports';
import { createReportDocuments, type ReportDocuments } from './reports/open';
import { pickOpenPoint } from './status/open-points';
import { createStatusItem } from './status/status-item';
import { createViews } from './views';

/** The work begins when the window has come up. */
const START_DELAY = 100;

/** Shared by the node host and the web host. Only registers; the core is loaded when it is first needed. */
export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('AIMS Steward', { log: true });
  let features: { folders: Folders; documents: ReportDocuments; points: () => Promise<void> } | undefined;

  function start() {
    if (features) return features;
    clearTimeout(timer);
    const folders = watchFolders(output, context);
    const documents = createReportDocuments();
    const status = createStatusItem(folders, output);
    context.subscriptions.push(
      folders,
      documents,
      status,
      registerLenses(folders, output),
      registerDiagnostics(folders),
      registerLanguage(folders, output),
      registerQuickFixes(folders, output),
      registerRenames(folders, output),
      views.follow(folders),
    );
    features = { folders, documents, points: status.showPoints };
    return features;
  }

  function command(id: string, title: string, run: (argument: unknown) => Promise<void>): vscode.Disposable {
    return vscode.commands.registerCommand(id, async (argument: unknown) => {
      try {
        await run(argument);
      } catch (error) {
        output.error(`“${title}” failed: ${errorText(error)}`, error as Error);
        void vscode.window.showErrorMessage(
          `“${title}” failed: ${errorText(error)} The output channel “AIMS Steward” has the details.`,
        );
      }
    });
  }

  const views = createViews(() => start().folders, output);
  const timer = setTimeout(() => {
    try {
      start();
    } catch (error) {
      output.error(`AIMS Steward could not start: ${errorText(error)}`, error as Error);
    }
  }, START_DELAY);
  context.subscriptions.push(
    output,
    views,
    ...views.commands.map(({ id, title, run }) => command(id, title, run)),
    new vscode.Disposable(() => clearTimeout(timer)),
    ...commands(() => start().folders, output).map(({ id, title, run }) => command(id, title, run)),
    command('aims.showOpenPoints', 'Show open points', (argument) =>
      isPoints(argument) ? pickOpenPoint(start().folders, argument) : start().points(),
    ),
    ...reportCommands(start).map(({ id, title, run }) => command(id, title, run)),
  );
}

function isPoints(argument: unknown): argument is PointsArgument {
  return typeof argument === 'object' && argument !== null && 'points' in argument;
}
