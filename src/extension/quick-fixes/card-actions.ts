/** Ways to bring a card into the register, offered on its title: no finding asks for them. */
import * as vscode from 'vscode';
import { toRange } from '../convert';
import type { Folder } from '../folder';
import { lazy } from '../lazy';
import { workspaceEditOf } from './edits';

export async function cardActions(
  folder: Folder,
  path: string,
  range: vscode.Range,
): Promise<vscode.CodeAction[]> {
  const card = folder.model()?.cards.get(path);
  if (!card || card.records.length > 0) return [];
  const { cardChoices, cardRange } = await lazy.authoring();
  if (!toRange(cardRange(card.document)).intersection(range)) return [];
  const found = cardChoices(card);
  if (found.state === 'no-manifest') {
    const action = new vscode.CodeAction(
      'Create an AIMS manifest from the cards…',
      vscode.CodeActionKind.QuickFix,
    );
    action.command = { command: 'aims.createManifest', title: action.title, arguments: [folder.root] };
    return [action];
  }
  if (found.state !== 'open') return [];
  const actions: vscode.CodeAction[] = [];
  for (const { fix } of found.choices) {
    const edit = await workspaceEditOf(fix, folder);
    if (!edit) continue;
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.edit = edit;
    actions.push(action);
  }
  return actions;
}
