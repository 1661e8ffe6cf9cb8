/** The way to a register from a use of AI, where no manifest governs the file: no finding asks for it there. */
import * as vscode from 'vscode';
import { toRange } from '../convert';
import type { Folder } from '../folder';
import { lazy } from '../lazy';

export async function usageActions(
  folder: Folder,
  path: string,
  cell: number | undefined,
  range: vscode.Range,
): Promise<vscode.CodeAction[]> {
  const file = folder.model()?.usage?.files.find((one) => one.path === path);
  if (!file || file.aside || file.usages.length === 0) return [];
  const { rangeOf } = await lazy.positions();
  const lines = cell === undefined ? file.lines : file.cells?.[cell];
  const found = file.usages.some(
    (usage) =>
      lines !== undefined &&
      usage.cell === cell &&
      toRange(rangeOf(lines, usage.span)).intersection(range) !== undefined,
  );
  if (!found) return [];
  const action = new vscode.CodeAction(
    'Create an AIMS manifest from the AI in this workspace…',
    vscode.CodeActionKind.QuickFix,
  );
  action.command = { command: 'aims.createManifest', title: action.title, arguments: [folder.root] };
  return [action];
}
