import * as vscode from 'vscode';
import { toRange } from '../convert';
import { ask, DATA_FILES, type Host, toLocation } from './asking';

export function registerLinks(host: Host): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(DATA_FILES, {
    async provideDocumentLinks(document, token) {
      return ask(
        document,
        token,
        host,
        'The search for links',
        async ({ language, folder, open, knowledge }) => {
          const found = await language.documentLinks(open, knowledge);
          return found.map(({ range, target }) => {
            const { uri, range: to } = toLocation(folder, target);
            const { line, character } = to.start;
            const fragment = target.range ? `L${line + 1},${character + 1}` : '';
            return new vscode.DocumentLink(toRange(range), uri.with({ fragment }));
          });
        },
      );
    },
  });
}
