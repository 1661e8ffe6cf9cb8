import * as vscode from 'vscode';
import type { CompletionItem } from '../../core/language';
import { toRange } from '../convert';
import type { Folders } from '../folders';
import { ask, DATA_FILES, type Host, markdown } from './asking';

/**
 * Letters as well: editors offer nothing by themselves within YAML texts and Markdown, and to switch that on would
 * concern files that are none of ours.
 */
const TRIGGERS = [...' :/.-"\'[{,!', ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];

export function registerCompletion(host: Host): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    DATA_FILES,
    {
      async provideCompletionItems(document, position, token) {
        if (!mayHoldData(document, host.folders)) return undefined;
        return ask(document, token, host, 'Completion', ({ language, open, knowledge }) =>
          language.complete(open, position, knowledge).map(toItem),
        );
      },
    },
    ...TRIGGERS,
  );
}

/** A cheap look before anything is loaded, since this is asked at every letter. */
function mayHoldData(document: vscode.TextDocument, folders: Folders): boolean {
  if (/\.(?:md|markdown)$/i.test(document.uri.path)) {
    for (let line = 0; line < Math.min(document.lineCount, 20); line++) {
      const text = document.lineAt(line).text.trim();
      if (text !== '') return text === '---';
    }
    return false;
  }
  if (/(?:^|[/.])aims\.ya?ml$|\.evidence\.(?:ya?ml|json)$/i.test(document.uri.path)) return true;
  const place = folders.of(document.uri);
  return place?.folder.document(place.path)?.kind === 'register-part';
}

const KINDS: Record<CompletionItem['kind'], vscode.CompletionItemKind> = {
  field: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  reference: vscode.CompletionItemKind.Reference,
  control: vscode.CompletionItemKind.Constant,
  file: vscode.CompletionItemKind.File,
  folder: vscode.CompletionItemKind.Folder,
  snippet: vscode.CompletionItemKind.Snippet,
};

function toItem(item: CompletionItem): vscode.CompletionItem {
  const { label, description } = item;
  const made = new vscode.CompletionItem(description ? { label, description } : label, KINDS[item.kind]);
  const { newText, insert, replace } = item.textEdit;
  made.insertText = item.snippet ? new vscode.SnippetString(newText) : newText;
  // The text is indented as it has to be, whatever the line at hand looks like.
  made.keepWhitespace = true;
  made.range = { inserting: toRange(insert), replacing: toRange(replace) };
  made.sortText = item.sortText;
  made.filterText = item.filterText;
  if (item.detail) made.detail = item.detail;
  if (item.documentation) made.documentation = markdown(item.documentation);
  if (item.additionalTextEdits.length > 0)
    made.additionalTextEdits = item.additionalTextEdits.map(
      (edit) => new vscode.TextEdit(toRange(edit.range), edit.newText),
    );
  if (item.again) made.command = { command: 'editor.action.triggerSuggest', title: 'Suggest' };
  return made;
}
