/** The language features, each in a file of its own; the core is loaded when one of them is first asked. */
import * as vscode from 'vscode';
import type { Folders } from '../folders';
import { registerCompletion } from './completion';

export function registerLanguage(folders: Folders, output: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(registerCompletion(folders, output));
}
