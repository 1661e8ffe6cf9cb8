/** The status item: which systems the file at hand belongs to, and what is open for them. */
import * as vscode from 'vscode';
import type { FileStatus } from '../../core/views';
import { errorText } from '../convert';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import { sourceOf } from '../views/sources';
import { pickOpenPoint } from './open-points';

export interface StatusItem extends vscode.Disposable {
  /** Lists the open points of the file at hand. */
  showPoints(): Promise<void>;
}

const ICONS: Record<FileStatus['state'], string> = {
  loading: '$(loading~spin)',
  failed: '$(error)',
  known: '$(shield)',
};

export function createStatusItem(folders: Folders, output: vscode.LogOutputChannel): StatusItem {
  const item = vscode.window.createStatusBarItem('aims.file', vscode.StatusBarAlignment.Right, 90);
  item.name = 'AIMS: the file at hand';
  item.command = 'aims.showOpenPoints';
  /** Grows with each draw, so that one that was overtaken is not shown. */
  let drawn = 0;

  async function statusNow(): Promise<{ status: FileStatus; folder: string } | undefined> {
    const uri = addressAtHand();
    const place = uri && folders.of(uri);
    if (!place) return undefined;
    const { checkedAt, usage } = place.folder;
    const { fileStatus } = await lazy.views();
    const status = fileStatus(sourceOf(place.folder), place.path, {
      scanning: usage.state.state === 'scanning',
      ...(checkedAt === undefined ? {} : { checkedAt: new Date(checkedAt).toLocaleTimeString() }),
    });
    return status && { status, folder: place.folder.root.toString() };
  }

  async function draw(): Promise<void> {
    const turn = ++drawn;
    const enabled = vscode.workspace.getConfiguration('aims').get<boolean>('statusItem.enable', true);
    const now = enabled ? await statusNow() : undefined;
    if (turn !== drawn) return;
    if (!now) return item.hide();
    const { status } = now;
    item.text = `${ICONS[status.state]} ${escapeIcons(status.text)}`;
    item.tooltip = new vscode.MarkdownString(status.tooltip);
    item.accessibilityInformation = { label: status.accessible };
    item.show();
  }

  const redraw = () => {
    draw().catch((error) => output.error(`The status item could not be drawn: ${errorText(error)}`, error));
  };
  redraw();
  const listeners = [
    folders.onDidCheck(redraw),
    folders.onDidRemove(redraw),
    vscode.window.onDidChangeActiveTextEditor(redraw),
    vscode.window.onDidChangeActiveNotebookEditor(redraw),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('aims.statusItem')) redraw();
    }),
  ];

  return {
    async showPoints() {
      const now = await statusNow();
      if (!now) {
        void vscode.window.showInformationMessage(
          'The file at hand belongs to no AI system of a register, so nothing is open for it.',
        );
        return;
      }
      const { text, state } = now.status;
      const points = now.status.points();
      if (points.length > 0) await pickOpenPoint(folders, { folder: now.folder, points, title: text });
      else if (state === 'failed') output.show();
      else await vscode.commands.executeCommand('aims.register.focus');
    },
    dispose: () => vscode.Disposable.from(item, ...listeners).dispose(),
  };
}

function addressAtHand(): vscode.Uri | undefined {
  return vscode.window.activeNotebookEditor?.notebook.uri ?? vscode.window.activeTextEditor?.document.uri;
}

/** A name of the workspace must not draw icons. */
function escapeIcons(text: string): string {
  return text.replaceAll('$(', '$ (');
}
