/** The language features, each in a file of its own; the core is loaded when one of them is first asked. */
import * as vscode from 'vscode';
import type { Folders } from '../folders';
import { registerCompletion } from './completion';
import { registerDefinition } from './definition';
import { registerHover } from './hover';
import { registerLinks } from './links';
import { registerReferences } from './references';
import { registerRename } from './rename';
import { registerSymbols } from './symbols';

export function registerLanguage(folders: Folders, output: vscode.LogOutputChannel): vscode.Disposable {
  const host = { folders, output };
  return vscode.Disposable.from(
    ...[
      registerCompletion,
      registerHover,
      registerDefinition,
      registerReferences,
      registerRename,
      registerLinks,
      registerSymbols,
    ].map((register) => register(host)),
  );
}
