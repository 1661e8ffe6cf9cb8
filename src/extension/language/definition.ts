import * as vscode from 'vscode';
import { toRange } from '../convert';
import { ALL_FILES, ask, type Host, mayConcern, toLocation } from './asking';

export function registerDefinition(host: Host): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(ALL_FILES, {
    async provideDefinition(document, position, token) {
      if (!mayConcern(document, position, host)) return undefined;
      return ask(document, token, host, 'Definition', async ({ language, folder, open, knowledge }) => {
        const found = await language.define(open, position, knowledge);
        return found?.targets.map((target): vscode.LocationLink => {
          const { uri, range } = toLocation(folder, target);
          return { originSelectionRange: toRange(found.origin), targetUri: uri, targetRange: range };
        });
      });
    },
  });
}
