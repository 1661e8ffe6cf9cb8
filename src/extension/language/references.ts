import * as vscode from 'vscode';
import { ask, CODE_FILES, DATA_FILES, type Host, mayConcern, readerOf, toLocation } from './asking';

export function registerReferences(host: Host): vscode.Disposable {
  return vscode.languages.registerReferenceProvider([DATA_FILES, CODE_FILES].flat(), {
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
