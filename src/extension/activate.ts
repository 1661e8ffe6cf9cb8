import * as vscode from 'vscode';

/** Shared by the node host and the web host; everything else is loaded when it is first needed. */
export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('AIMS Steward', { log: true });
  context.subscriptions.push(output);
}
