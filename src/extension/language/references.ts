import * as vscode from 'vscode';
import { ALL_FILES, ask, type Host, mayConcern, readerOf, toLocation } from './asking';

export function registerReferences(host: Host): vscode.Disposable {
  return vscode.languages.registerReferenceProvider(ALL_FILES, {
    async provideReferences(document, position, { includeDeclaration }, token) {
      if (!mayConcern(document, position, host)) return undefined;
      return ask(document, token, host, 'The search for references', async (asked) => {
        const { language, folder, open, knowledge } = asked;
        const reader = readerOf(folder, token);
        const found = await language.references(open, position, knowledge, reader, includeDeclaration);
        return found?.map((one) => toLocation(folder, one));
      });
    },
  });
}
