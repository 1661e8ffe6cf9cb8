import * as vscode from 'vscode';
import type { DocumentSymbol } from '../../core/language';
import { errorText, toRange } from '../convert';
import { lazy } from '../lazy';
import { ask, type Host, knowledgeOf, toLocation } from './asking';

const KINDS: Record<DocumentSymbol['kind'], vscode.SymbolKind> = {
  group: vscode.SymbolKind.Namespace,
  record: vscode.SymbolKind.Object,
  field: vscode.SymbolKind.Property,
};

export function registerSymbols(host: Host): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      [{ pattern: '**/*.{yaml,yml}' }],
      {
        async provideDocumentSymbols(document, token) {
          return ask(document, token, host, 'The outline', async ({ language, open, knowledge }) => {
            const found = await language.documentSymbols(open, knowledge);
            return found.length === 0 ? undefined : found.map(toSymbol);
          });
        },
      },
      { label: 'AIMS' },
    ),
    vscode.languages.registerWorkspaceSymbolProvider({
      async provideWorkspaceSymbols(query, token) {
        const found: vscode.SymbolInformation[] = [];
        for (const folder of host.folders.all()) {
          if (token.isCancellationRequested) return undefined;
          if (!folder.model()) continue;
          try {
            const knowledge = await knowledgeOf(folder);
            const { workspaceSymbols } = await lazy.language();
            for (const { name, container, target } of workspaceSymbols(query, knowledge))
              found.push(
                new vscode.SymbolInformation(
                  name,
                  vscode.SymbolKind.Object,
                  container,
                  toLocation(folder, target),
                ),
              );
          } catch (error) {
            host.output.error(`The search for records failed in ${folder.name}: ${errorText(error)}`, error);
          }
        }
        return found;
      },
    }),
  );
}

function toSymbol({
  name,
  detail,
  kind,
  range,
  selectionRange,
  children,
}: DocumentSymbol): vscode.DocumentSymbol {
  const made = new vscode.DocumentSymbol(name, detail, KINDS[kind], toRange(range), toRange(selectionRange));
  made.children = children.map(toSymbol);
  return made;
}
