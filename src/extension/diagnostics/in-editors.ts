import * as vscode from 'vscode';

/**
 * The files that a person has before them: in a tab, or in an editor without one (a peek). The editor keeps
 * documents for minutes after their last tab was closed, so its list of documents does not tell.
 */
export function addressesInEditors(): Set<string> {
  const addresses = new Set<string>();
  for (const { tabs } of vscode.window.tabGroups.all)
    for (const { input } of tabs) {
      if (
        input instanceof vscode.TabInputText ||
        input instanceof vscode.TabInputCustom ||
        input instanceof vscode.TabInputNotebook
      )
        addresses.add(input.uri.toString());
      else if (input instanceof vscode.TabInputTextDiff) addresses.add(input.modified.toString());
    }
  for (const { document } of vscode.window.visibleTextEditors) addresses.add(document.uri.toString());
  return addresses;
}
