/** What the providers of language features share: the file at hand, what is known of it, and how they fail. */
import * as vscode from 'vscode';
import type { Knowledge, OpenText, Reader, Target } from '../../core/language';
import { errorText, today, toRange } from '../convert';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { lazy } from '../lazy';

/** What a provider works with. */
export interface Host {
  folders: Folders;
  output: vscode.LogOutputChannel;
}

export interface Asked {
  folder: Folder;
  open: OpenText;
  knowledge: Knowledge;
  language: Awaited<ReturnType<typeof lazy.language>>;
}

/** Files that may hold data of ours. */
export const DATA_FILES: vscode.DocumentSelector = [{ pattern: '**/*.{md,markdown,yaml,yml,json}' }];

/** Any file may use AI, or name a system in a comment; `mayConcern` says which does. */
export const ALL_FILES: vscode.DocumentSelector = [{ pattern: '**' }];

/** The file of a document: a cell of a notebook is a part of its file. */
export function fileOf(
  document: vscode.TextDocument,
  folders: Folders,
): { folder: Folder; path: string; cell?: number } | undefined {
  if (document.uri.scheme !== 'vscode-notebook-cell') return folders.of(document.uri);
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find((one) => one.document === document);
    const place = cell && folders.of(notebook.uri);
    if (place) return { ...place, cell: cell.index };
  }
  return undefined;
}

/**
 * Asks the core about a document of a workspace folder. Undefined for other documents, when it was cancelled, and when
 * it failed; the output channel then tells why.
 */
export async function ask<T>(
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
  { folders, output }: Host,
  what: string,
  run: (asked: Asked) => T | Promise<T>,
): Promise<T | undefined> {
  const place = fileOf(document, folders);
  if (!place) return undefined;
  const { folder, path, cell } = place;
  try {
    const [language, knowledge] = await Promise.all([lazy.language(), knowledgeOf(folder)]);
    if (token.isCancellationRequested) return undefined;
    const open = { path, text: document.getText(), ...(cell === undefined ? {} : { cell }) };
    const answer = await run({ folder, open, knowledge, language });
    return token.isCancellationRequested ? undefined : answer;
  } catch (error) {
    output.error(`${what} failed in ${path}: ${errorText(error)}`, error);
    return undefined;
  }
}

/** What the last check knows of a folder; before the first one there is nothing but the schemas. */
export async function knowledgeOf(folder: Folder): Promise<Knowledge> {
  const model = folder.model();
  const more = {
    files: folder.files(),
    document: (path: string) => folder.document(path),
    today: today(),
  };
  if (!model) return { registers: [], obligations: new Map(), usage: undefined, ...more };
  return (await lazy.language()).knowledgeOf(model, more);
}

/** A cheap look at code before the core is asked: whether anything is known of it, or its line names a system. */
export function mayConcern(
  document: vscode.TextDocument,
  position: vscode.Position,
  { folders }: Host,
): boolean {
  if (vscode.languages.match(DATA_FILES, document) > 0) return true;
  if (document.lineAt(position.line).text.includes('aims:')) return true;
  const place = fileOf(document, folders);
  return place?.folder.model()?.usage?.files.some(({ path }) => path === place.path) ?? false;
}

/** Source files are smaller than this. */
const MOST_BYTES = 4 * 1024 * 1024;

export function readerOf(folder: Folder, token: vscode.CancellationToken): Reader {
  const texts = new Map(
    vscode.workspace.textDocuments
      .filter(({ uri, isClosed }) => !isClosed && uri.scheme === folder.root.scheme)
      .map((document) => [document.uri.toString(), document]),
  );
  return {
    open: (path) => texts.get(folder.uriOf(path).toString())?.getText(),
    async read(path) {
      const uri = folder.uriOf(path);
      try {
        const { size } = await vscode.workspace.fs.stat(uri);
        if (size > MOST_BYTES) return undefined;
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      } catch {
        // Gone or unreadable since it was listed: nothing of it can be shown or changed.
        return undefined;
      }
    },
    pause: () => new Promise((done) => setTimeout(done, 0)),
    token,
  };
}

const START = new vscode.Range(0, 0, 0, 0);

export function toLocation(folder: Folder, { path, range }: Target): vscode.Location {
  return new vscode.Location(folder.uriOf(path), range ? toRange(range) : START);
}

/** Markdown in which nothing can be run; what comes from files was escaped by the core. */
export function markdown(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString(text);
}
