// What the launcher tells a suite, and the files of its scratch workspace.
import * as vscode from 'vscode';

/** Written by scripts/lib/bundle-tests.mjs in front of the bundled tests. */
export interface SuiteContext {
  suite: string;
  host: 'node' | 'web';
  trusted: boolean;
  packed: boolean;
  build: 'newest' | 'oldest' | 'desktop';
  /** Whether a launcher answers page requests (screenshots, keys); a desktop run has none. */
  page: boolean;
  /** Absolute path, beside the workspace, for files that are exchanged with the launcher. */
  exchange: string;
}

declare global {
  var aimsSuite: SuiteContext | undefined;
}

/** The suite that this run is; fails outside of the launcher. */
export function context(): SuiteContext {
  if (!globalThis.aimsSuite)
    throw new Error('The tests run through npm test, which says what suite this is.');
  return globalThis.aimsSuite;
}

/** The first workspace folder. */
export function folder(): vscode.Uri {
  const first = vscode.workspace.workspaceFolders?.[0];
  if (!first) throw new Error('The suite has no workspace folder.');
  return first.uri;
}

/** A file of the workspace by its path with `/`; the same test then works for `file:` and `vscode-remote:`. */
export function file(path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), path);
}

export async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** The extension under test. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('aims-steward.aims-steward');
  if (!found) throw new Error('The extension aims-steward.aims-steward is not installed in this VS Code.');
  return found;
}
