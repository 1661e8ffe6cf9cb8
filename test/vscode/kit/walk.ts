// How a newcomer gets from no register to every use of AI accounted for: by quick fixes, where uses are marked.
import * as vscode from 'vscode';
import { equal, ok } from './check';
import { exists, file, folder, readText } from './context';
import { apply, closeAll, offered, open } from './editing';
import { answer, question } from './input';
import { aims, texts } from './page';
import { sameAsCommand } from './parity';
import { say } from './runner';
import { diagnostics, diagnosticsNow, ruleOf, until } from './wait';

const RULE = 'ai-unregistered';
const ROWS = '.pane:has(.pane-header[aria-label^="AI in code"]) .monaco-list-row';
/** Files that are no text: an editor shows nothing of them, so no quick fix either. */
const BINARY = /\.(?:joblib|pkl|pt|onnx)$/;

export const manifest = (): vscode.Uri => file('aims.yaml');

/** The manifest as the editor holds it. */
export const manifestNow = async (): Promise<string> =>
  (await vscode.workspace.openTextDocument(manifest())).getText();

/** Saves everything; where the window still saves by itself, an edit right after it needs another call. */
async function save(): Promise<void> {
  await until(async () => {
    await vscode.workspace.saveAll();
    return (await readText(manifest())) === (await manifestNow());
  }, 'the manifest, saved');
}

/** Takes the register away again, and the editors. */
export async function withoutManifest(): Promise<void> {
  await closeAll();
  if (await exists(manifest())) await vscode.workspace.fs.delete(manifest());
  await diagnostics(manifest(), 'no register', (list) => list.length === 0);
}

/** Puts the cursor on a text of a file, which is opened. */
export async function at(path: string, token: string): Promise<{ uri: vscode.Uri; range: vscode.Range }> {
  const uri = file(path);
  const { document } = await open(uri);
  const offset = document.getText().indexOf(token);
  ok(offset >= 0, `${path} holds ${token}`);
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + token.length));
  await open(uri, range.start.line, range.start.character);
  return { uri, range };
}

/** From no register: the one quick fix at a use of AI, which asks two questions and drafts a manifest. */
export async function createAt(path: string, token: string): Promise<void> {
  const begun = Date.now();
  const { uri, range } = await at(path, token);
  const fix = await offered(uri, range, /^Create an AIMS manifest from the AI in this workspace…$/);
  const created = apply(fix);
  await question(/name of your organization/);
  await answer('Example Institute');
  await question(/One product or team/);
  await answer('');
  await created;
  await save();
  await accounted('by the manifest that a quick fix drafts', 1, begun);
}

/** Where uses of AI are marked that no system answers for, after a check of the workspace; texts before other files. */
async function marked(): Promise<vscode.Uri[]> {
  await vscode.commands.executeCommand('aims.checkWorkspace');
  const found = vscode.languages
    .getDiagnostics()
    .filter(([, list]) => list.some((one) => one.source === 'AIMS' && ruleOf(one) === RULE))
    .map(([uri]) => uri);
  return found.sort((a, b) => Number(BINARY.test(a.path)) - Number(BINARY.test(b.path)));
}

/** Shows a file, or the cell of a notebook, with its first mark. */
async function show(uri: vscode.Uri): Promise<{ uri: vscode.Uri; range: vscode.Range }> {
  ok(!BINARY.test(uri.path), `${uri.path} is accounted for with the code that uses it`);
  let where = [uri];
  if (uri.path.endsWith('.ipynb')) {
    const notebook = await vscode.workspace.openNotebookDocument(uri.with({ fragment: '' }));
    await vscode.window.showNotebookDocument(notebook);
    where = notebook.getCells().map(({ document }) => document.uri);
  } else await open(uri);
  return until(
    () => {
      for (const one of where) {
        const found = diagnosticsNow(one).find((diagnostic) => ruleOf(diagnostic) === RULE);
        if (found) return { uri: one, range: found.range };
      }
      return undefined;
    },
    `the mark in ${uri.path}`,
    { events: [vscode.languages.onDidChangeDiagnostics] },
  );
}

/**
 * Goes from mark to mark until there is none, and applies a quick fix at each.
 * @param titles of the fix to take at files whose path matches; by default a new system is registered
 */
export async function settleAll(titles: readonly [path: RegExp, title: RegExp][] = []): Promise<void> {
  const begun = Date.now();
  let fixes = 0;
  for (let open = await marked(); open.length > 0; open = await marked()) {
    const first = open[0]!;
    const notebook = vscode.workspace.notebookDocuments.find((one) =>
      one.getCells().some(({ document }) => document.uri.toString() === first.toString()),
    );
    const { uri, range } = await show(notebook?.uri ?? first);
    const path = (notebook?.uri ?? first).path;
    const title = titles.find(([matches]) => matches.test(path))?.[1] ?? /^Register “/;
    await apply(await offered(uri, range, title));
    fixes++;
    await save();
    await diagnostics(uri, `no mark in ${path}`, (list) => !list.some((one) => ruleOf(one) === RULE));
    ok(fixes <= 20, 'it comes to an end');
  }
  await accounted('by quick fixes, one at a time', fixes, begun);
}

interface Scan {
  files: { path: string; systems: string[]; unregistered: boolean }[];
  summary: { filesUnregistered: number; complete: boolean };
}

/** Everything is accounted for: in the editor, for `aims scan`, and for `aims check`, which says the same. */
async function accounted(how: string, fixes: number, begun: number): Promise<void> {
  equal((await marked()).join('\n'), '', 'nothing is marked as unregistered');
  const said = `accounted for ${how}: ${fixes} ${fixes === 1 ? 'fix' : 'fixes'}, ${Date.now() - begun} ms`;
  ok(!(await manifestNow()).includes('riskClass:'), 'no risk class was invented');
  const root = folder();
  await sameAsCommand(root);
  const scan = JSON.parse(await aims(['scan', '--root', root.path, '--format', 'json'])) as Scan;
  ok(scan.summary.complete, 'the scan is complete');
  equal(scan.summary.filesUnregistered, 0);
  await vscode.commands.executeCommand('aims.usage.focus');
  const rows = await until(async () => {
    const list = (await texts(ROWS)).map((row) => row.replace(/\s+/g, ' ').trim());
    return list.some((row) => row.startsWith('All components')) && list;
  }, 'the view of AI in code');
  ok(
    !rows.some((row) => row.startsWith('Unregistered')),
    `the view has nothing unregistered: ${rows.join(', ')}`,
  );
  say(said);
}
