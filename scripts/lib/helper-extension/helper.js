// Runs in the opened VS Code, in either extension host: carries out the requests that scripts/look.mjs lays down as
// files in a folder beside the workspace. Files are the one channel that both hosts have.
const vscode = require('vscode');

function plain(value) {
  try {
    return JSON.parse(JSON.stringify(value ?? null));
  } catch {
    return String(value);
  }
}

function fileUri(base, path) {
  return path.startsWith('/') ? base.with({ path }) : vscode.Uri.joinPath(base, path);
}

async function openFile(base, { path, line, character = 0, endLine, endCharacter, preview = false }) {
  const options = { preview };
  if (line !== undefined) {
    options.selection = new vscode.Range(line, character, endLine ?? line, endCharacter ?? character);
  }
  await vscode.window.showTextDocument(fileUri(base, path), options);
  if (options.selection) {
    vscode.window.activeTextEditor?.revealRange(
      options.selection,
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
  }
}

async function carryOut(base, request) {
  if (request.do === 'command') {
    // An argument {uri: path} stands for a file of the workspace.
    const args = request.args.map((value) =>
      value && typeof value === 'object' && typeof value.uri === 'string' ? fileUri(base, value.uri) : value,
    );
    return plain(await vscode.commands.executeCommand(request.id, ...args));
  }
  if (request.do === 'open') return openFile(base, request);
  if (request.do === 'setting') {
    return vscode.workspace
      .getConfiguration()
      .update(request.key, request.value, vscode.ConfigurationTarget.Global);
  }
  if (request.do === 'diagnostics') {
    return vscode.languages.getDiagnostics().flatMap(([uri, list]) =>
      list.map((diagnostic) => ({
        path: vscode.workspace.asRelativePath(uri),
        source: diagnostic.source,
        code: plain(diagnostic.code?.value ?? diagnostic.code),
        severity: ['error', 'warning', 'information', 'hint'][diagnostic.severity],
        message: diagnostic.message,
        range: plain(diagnostic.range),
      })),
    );
  }
  throw new Error(`unknown request ${request.do}`);
}

exports.activate = (context) => {
  const base = vscode.workspace.workspaceFolders?.[0]?.uri;
  const requests = vscode.workspace.workspaceFile ?? base;
  if (!base || !requests) return;
  const folder = vscode.Uri.joinPath(requests, '..', '.requests');
  let stopped = false;
  context.subscriptions.push({ dispose: () => (stopped = true) });
  const done = new Set();
  const look = async () => {
    const entries = await vscode.workspace.fs.readDirectory(folder).then(
      (list) => list,
      () => [],
    );
    for (const [name] of entries) {
      if (!name.endsWith('.ask.json') || done.has(name)) continue;
      done.add(name);
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
      const answer = async (value) => {
        const target = vscode.Uri.joinPath(folder, name.replace('.ask.', '.answer.'));
        await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(JSON.stringify(value)));
      };
      // Not awaited: a command that shows a dialog ends only after the next steps have answered it.
      carryOut(base, JSON.parse(new TextDecoder().decode(bytes))).then(
        (result) => answer({ result: result ?? null }),
        (error) => answer({ error: String(error?.message ?? error) }),
      );
    }
    if (!stopped) setTimeout(look, 50);
  };
  look();
};
