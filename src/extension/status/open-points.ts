/** The list of open points to choose from: a choice opens its place. */
import * as vscode from 'vscode';
import type { OpenPoint } from '../../core/views';
import type { Folders } from '../folders';
import { iconOf } from '../views/icons';
import { openTarget } from '../views/open-target';

interface PointItem extends vscode.QuickPickItem {
  point?: OpenPoint;
}

/** Shows the points beneath the systems that they are about. */
export async function pickOpenPoint(
  folders: Folders,
  { folder, points, title }: { folder: string; points: readonly OpenPoint[]; title: string },
): Promise<void> {
  const systems = [...new Set(points.map(({ system }) => system))];
  const items: PointItem[] = systems.flatMap((system) => [
    { label: system, kind: vscode.QuickPickItemKind.Separator },
    ...points.filter((point) => point.system === system).map(itemOf),
  ]);
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'Open points; a choice opens its place',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.point) await openTarget(folders, folder, picked.point.target, { focus: true });
}

function itemOf(point: OpenPoint): PointItem {
  const { label, description, detail, icon } = point;
  return { label, description, detail, iconPath: iconOf(icon), point };
}
