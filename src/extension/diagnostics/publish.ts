/** Shows the findings of the last check: of open files and the register's own; after a check of the workspace, of all. */
import * as vscode from 'vscode';
import type { Finding } from '../../core/rules/finding';
import { cellDocument } from '../cells';
import { rulePage, toRange, toSeverity } from '../convert';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { addressesInEditors } from './in-editors';

/** Kinds of files that make up the register. */
const OWN_KINDS = new Set(['manifest', 'register-part', 'record']);

/** Registers the diagnostics of all folders; they follow the checks. */
export function registerDiagnostics(folders: Folders): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('aims');
  /** What is shown at present, by folder and path, so that what is gone is taken away and what is the same is left. */
  const shown = new Map<Folder, Map<string, Shown>>();

  function publish(folder: Folder): void {
    const before = shown.get(folder) ?? new Map<string, Shown>();
    const after = new Map<string, Shown>();
    for (const [path, findings] of visibleFindings(folder, folders)) {
      const known = before.get(path);
      // Where a finding in a cell is shown depends on what the editor has open.
      const same = known?.findings === findings && findings.every(({ cell }) => cell === undefined);
      after.set(path, same ? known : { findings, addresses: show(path, findings, folder) });
    }
    const kept = new Set([...after.values()].flatMap(({ addresses }) => [...addresses.keys()]));
    for (const { addresses } of before.values())
      for (const [address, uri] of addresses) if (!kept.has(address)) collection.delete(uri);
    shown.set(folder, after);
  }

  /** Shows the findings of a file; gives the documents that they are shown in. */
  function show(path: string, findings: readonly Finding[], folder: Folder): Shown['addresses'] {
    const placed = new Map<string, { uri: vscode.Uri; diagnostics: vscode.Diagnostic[] }>();
    for (const finding of findings) {
      if (finding.waived) continue;
      const { uri, range } = shownAt(finding, folder.uriOf(path), folder);
      const there = placed.get(uri.toString()) ?? { uri, diagnostics: [] };
      there.diagnostics.push(toDiagnostic(finding, range, folder));
      placed.set(uri.toString(), there);
    }
    for (const { uri, diagnostics } of placed.values()) collection.set(uri, diagnostics);
    return new Map([...placed].map(([address, { uri }]) => [address, uri]));
  }

  const all = () => folders.all().forEach(publish);
  const listeners = [
    folders.onDidCheck(publish),
    vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      if (opened.length + closed.length > 0) all();
    }),
    vscode.window.onDidChangeVisibleTextEditors(all),
    vscode.workspace.onDidOpenNotebookDocument(all),
    vscode.workspace.onDidCloseNotebookDocument(all),
    folders.onDidRemove((folder) => {
      for (const { addresses } of shown.get(folder)?.values() ?? [])
        for (const uri of addresses.values()) collection.delete(uri);
      shown.delete(folder);
      all();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('aims.diagnostics')) all();
    }),
  ];
  return vscode.Disposable.from(collection, ...listeners);
}

/** What is shown of a file, and the documents that it is shown in: the file itself, or cells of a notebook. */
interface Shown {
  findings: readonly Finding[];
  addresses: ReadonlyMap<string, vscode.Uri>;
}

/** The findings to show, by path. */
function visibleFindings(folder: Folder, folders: Folders): Map<string, readonly Finding[]> {
  const byPath = new Map<string, readonly Finding[]>();
  const { result } = folder;
  const settings = vscode.workspace.getConfiguration('aims', folder.root);
  if (!result || !settings.get<boolean>('diagnostics.enable', true)) return byPath;
  const own = new Set(result.files.filter((file) => OWN_KINDS.has(file.kind)).map((file) => file.path));
  const inEditors = addressesInEditors();
  for (const [path, findings] of folder.findings) {
    const uri = folder.uriOf(path);
    // A file in nested workspace folders is judged by the inner one.
    const here = folders.of(uri)?.folder === folder;
    if (here && (folder.showsAll || own.has(path) || inEditors.has(uri.toString())))
      byPath.set(path, findings);
  }
  return byPath;
}

/** Where a finding is shown: one in a cell in that cell, or on the line of the file where the notebook is not open. */
function shownAt(
  { path, cell, range }: Finding,
  uri: vscode.Uri,
  folder: Folder,
): { uri: vscode.Uri; range: vscode.Range } {
  if (cell === undefined) return { uri, range: toRange(range) };
  const document = cellDocument(uri, cell);
  if (document) return { uri: document.uri, range: toRange(range) };
  const file = folder.model()?.usage?.files.find((one) => one.path === path);
  const line = file?.cellLines?.[cell]?.[range.start.line] ?? 0;
  return { uri, range: new vscode.Range(line, 0, line, 1000) };
}

function toDiagnostic(finding: Finding, range: vscode.Range, folder: Folder): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, finding.message, toSeverity(finding.severity));
  diagnostic.source = 'AIMS';
  diagnostic.code = { value: finding.rule, target: rulePage(finding.rule) };
  diagnostic.relatedInformation = finding.related.map(
    ({ path, range, message }) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(folder.uriOf(path), toRange(range)),
        message,
      ),
  );
  return diagnostic;
}
