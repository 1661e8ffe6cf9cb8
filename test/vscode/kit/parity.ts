// Compares what the editor shows with what the command tells of the same files, to the character.
import * as vscode from 'vscode';
import { equal } from './check';
import { aims } from './page';
import { diagnosticsNow, ruleOf, until } from './wait';

/** What of `check --format json` is compared. */
interface Told {
  files: { path: string }[];
  findings: {
    rule: string;
    severity: string;
    message: string;
    path: string;
    range: { start: vscode.Position; end: vscode.Position };
    cell?: number;
    related: { path: string; range: { start: vscode.Position; end: vscode.Position }; message: string }[];
    fixes: { title: string; safe: boolean }[];
    waived?: unknown;
  }[];
}

const SEVERITIES = ['error', 'warning', 'information', 'hint'];

type Spot = Pick<vscode.Range, 'start' | 'end'>;
const spot = ({ start, end }: Spot): string =>
  `${start.line}:${start.character}-${end.line}:${end.character}`;

/** Today as the editor counts it. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The findings that the command tells of a folder, without those that the editor does not show as problems. */
async function told(root: vscode.Uri): Promise<Told['findings']> {
  const args = ['check', '--root', root.path, '--format', 'json', '--fail-on', 'never', '--as-of', today()];
  const result = JSON.parse(await aims(args)) as Told;
  // Folders of the workspace within this one are judged by themselves.
  const inner = (vscode.workspace.workspaceFolders ?? [])
    .map(({ uri }) => uri.path)
    .filter((path) => path.startsWith(`${root.path}/`));
  return result.findings.filter(
    ({ waived, cell, path }) =>
      !waived && cell === undefined && !inner.some((one) => `${root.path}/${path}`.startsWith(`${one}/`)),
  );
}

function lineOf(finding: Told['findings'][number]): string {
  const related = finding.related.map(({ path, range, message }) => `${path} ${spot(range)} ${message}`);
  return [
    finding.path,
    spot(finding.range),
    finding.rule,
    finding.severity,
    finding.message,
    ...related,
  ].join('\n  ');
}

function shownLine(root: vscode.Uri, path: string, diagnostic: vscode.Diagnostic): string {
  const related = (diagnostic.relatedInformation ?? []).map(
    ({ location, message }) =>
      `${location.uri.path.slice(root.path.length + 1)} ${spot(location.range)} ${message}`,
  );
  const severity = SEVERITIES[diagnostic.severity] ?? '';
  return [path, spot(diagnostic.range), ruleOf(diagnostic), severity, diagnostic.message, ...related].join(
    '\n  ',
  );
}

/** All that the editor shows of a folder. */
function shown(root: vscode.Uri, paths: Iterable<string>): string[] {
  const lines: string[] = [];
  for (const path of paths)
    for (const diagnostic of diagnosticsNow(vscode.Uri.joinPath(root, path)))
      lines.push(shownLine(root, path, diagnostic));
  return lines.sort();
}

function pathsShown(root: vscode.Uri): Set<string> {
  const beneath = vscode.languages
    .getDiagnostics()
    .filter(
      ([uri, list]) =>
        list.some(({ source }) => source === 'AIMS') &&
        vscode.workspace.getWorkspaceFolder(uri)?.uri.path === root.path,
    );
  return new Set(beneath.map(([uri]) => uri.path.slice(root.path.length + 1)));
}

/**
 * Checks the workspace, and fails where the editor shows something else of a folder than `aims check` tells; gives what
 * both say.
 */
export async function sameAsCommand(root: vscode.Uri): Promise<Told['findings']> {
  await vscode.commands.executeCommand('aims.checkWorkspace');
  const findings = await told(root);
  const wanted = findings.map(lineOf).sort();
  // A check that began while a file was saved is followed by another.
  await until(
    () => JSON.stringify(shown(root, pathsShown(root))) === JSON.stringify(wanted),
    'the same findings',
    { events: [vscode.languages.onDidChangeDiagnostics] },
  ).catch(() => {});
  equal(shown(root, pathsShown(root)).join('\n'), wanted.join('\n'), 'The findings differ');
  return findings;
}
