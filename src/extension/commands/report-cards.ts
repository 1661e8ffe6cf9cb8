import * as vscode from 'vscode';
import { today } from '../convert';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import { checkAll } from './check-all';

const SCHEME = 'aims-report';
const ADDRESS = vscode.Uri.from({ scheme: SCHEME, path: '/Report on model cards.md' });

export interface CardReportCommand extends vscode.Disposable {
  /** *AIMS: Report on model cards*: what each card says, as a Markdown document and, where there is one, its preview. */
  run(): Promise<void>;
}

export function createCardReport(folders: Folders): CardReportCommand {
  let text = '';
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => text,
  });

  async function run(): Promise<void> {
    const checks = await checkAll('Reading the cards', folders);
    if (!checks) return;
    const several = checks.length > 1;
    const cards = checks.flatMap((check) =>
      check.cards.map((card) => (several ? { ...card, path: `${check.folder.name}/${card.path}` } : card)),
    );
    const [{ cardsReport }, { writeCardsMarkdown }] = await Promise.all([
      lazy.cardsReport(),
      lazy.cardsText(),
    ]);
    text = writeCardsMarkdown(cardsReport(cards, today()));
    changed.fire(ADDRESS);
    const document = await vscode.workspace.openTextDocument(ADDRESS);
    const commands = await vscode.commands.getCommands(true);
    if (commands.includes('markdown.showPreview'))
      await vscode.commands.executeCommand('markdown.showPreview', ADDRESS);
    else await vscode.window.showTextDocument(document, { preview: false });
  }

  return { run, dispose: () => vscode.Disposable.from(provider, changed).dispose() };
}
