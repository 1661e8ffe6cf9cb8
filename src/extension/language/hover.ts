import * as vscode from 'vscode';
import { toRange } from '../convert';
import { ALL_FILES, ask, type Host, markdown, mayConcern } from './asking';

export function registerHover(host: Host): vscode.Disposable {
  return vscode.languages.registerHoverProvider(ALL_FILES, {
    async provideHover(document, position, token) {
      if (!mayConcern(document, position, host)) return undefined;
      return ask(document, token, host, 'Hover', async ({ language, open, knowledge }) => {
        const found = await language.hover(open, position, knowledge);
        return found && new vscode.Hover(markdown(found.contents), toRange(found.range));
      });
    },
  });
}
