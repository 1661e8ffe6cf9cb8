/** What the providers of language features share: the file at hand, what is known of it, and how they fail. */
import * as vscode from 'vscode';
import type { Knowledge, OpenText } from '../../core/language';
import { errorText, today } from '../convert';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { lazy } from '../lazy';

export interface Asked {
  folder: Folder;
  open: OpenText;
  knowledge: Knowledge;
  language: Awaited<ReturnType<typeof lazy.language>>;
}

/** Files that may hold data of ours. */
export const DATA_FILES: vscode.DocumentSelector = [{ pattern: '**/*.{md,markdown,yaml,yml,json}' }];

/**
 * Asks the core about a document of a workspace folder. Undefined for other documents, when it was cancelled, and when
 * it failed; the output channel then tells why.
 */
export async function ask<T>(
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
  { folders, output }: { folders: Folders; output: vscode.LogOutputChannel },
  what: string,
  run: (asked: Asked) => T | Promise<T>,
): Promise<T | undefined> {
  const place = folders.of(document.uri);
  if (!place) return undefined;
  try {
    const [language, knowledge] = await Promise.all([lazy.language(), knowledgeOf(place.folder)]);
    if (token.isCancellationRequested) return undefined;
    const open = { path: place.path, text: document.getText() };
    const answer = await run({ folder: place.folder, open, knowledge, language });
    return token.isCancellationRequested ? undefined : answer;
  } catch (error) {
    output.error(`${what} failed in ${place.path}: ${errorText(error)}`, error);
    return undefined;
  }
}

/** What the last check knows of a folder; before the first one there is nothing but the schemas. */
export async function knowledgeOf(folder: Folder): Promise<Knowledge> {
  const model = folder.model();
  const more = {
    files: model ? await folder.files() : [],
    document: (path: string) => folder.document(path),
    today: today(),
  };
  if (!model) return { registers: [], obligations: new Map(), usage: undefined, ...more };
  return (await lazy.language()).knowledgeOf(model, more);
}

/** Markdown in which nothing can be run; what comes from files was escaped by the core. */
export function markdown(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString(text);
}
