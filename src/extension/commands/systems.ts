/** Which system a command is about: the one it is called on, the one at the cursor, or one that is chosen. */
import * as vscode from 'vscode';
import type { Register, RegisterRecord } from '../../core/register/register';
import type { Element } from '../../core/views';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import { addressOf } from '../views/open-target';
import { checkAnew } from './apply';

/** How views and quick fixes name a system. */
export interface SystemArgument {
  /** The address of the file that holds its record, or of a card of it. */
  uri: vscode.Uri;
  system: string;
}

/** The system that a command is called on: by a quick fix, or by the node of a tree that stands for its record. */
export function systemArgument(folders: Folders, argument: unknown): SystemArgument | undefined {
  const { uri, system, node } = (argument ?? {}) as Partial<SystemArgument & Element>;
  if (uri instanceof vscode.Uri && typeof system === 'string') return { uri, system };
  const address = addressOf(folders, argument);
  const record = node?.record;
  return address && record?.kind === 'system' ? { uri: address, system: record.id } : undefined;
}

export interface FoundSystem {
  folder: Folder;
  register: Register;
  system: RegisterRecord;
}

export async function chooseSystem(
  folders: Folders,
  title: string,
  asked?: SystemArgument,
): Promise<FoundSystem | undefined> {
  const all = await systemsOf(folders);
  if (asked) {
    const place = folders.of(asked.uri);
    const { governing } = await lazy.authoring();
    const register = place && governing(place.folder.model()?.registers ?? [], place.path);
    const named = all.find((one) => one.register === register && one.system.id === asked.system);
    if (named) return named;
    void vscode.window.showWarningMessage(`There is no system ${asked.system} in the register.`);
    return undefined;
  }
  const near = await atCursor(folders, all);
  if (near.length === 1) return near[0];
  const offered = near.length > 0 ? near : all;
  if (offered.length === 0) {
    const create = 'Create AIMS manifest';
    const answer = await vscode.window.showInformationMessage(
      'No AI system is registered yet. Register one first.',
      ...(folders.all().some((folder) => folder.model()?.registers.length) ? [] : [create]),
    );
    if (answer === create) await vscode.commands.executeCommand('aims.createManifest');
    return undefined;
  }
  const several = folders.all().length > 1;
  const items = offered
    .map((found) => {
      const { folder, system } = found;
      const { name, riskClass } = system.value as { name?: unknown; riskClass?: { class?: unknown } };
      const undecided = riskClass?.class === undefined;
      return {
        label: typeof name === 'string' ? name : system.id,
        description: undecided ? 'no class yet' : String(riskClass?.class),
        detail: several ? `${folder.name}: ${system.path}` : system.path,
        undecided,
        found,
      };
    })
    .sort((a, b) => Number(b.undecided) - Number(a.undecided));
  return (await vscode.window.showQuickPick(items, { title, placeHolder: 'Which system?' }))?.found;
}

async function systemsOf(folders: Folders): Promise<FoundSystem[]> {
  const found: FoundSystem[] = [];
  for (const folder of folders.all()) {
    await checkAnew(folder);
    for (const register of folder.model()?.registers ?? [])
      for (const system of register.index.get('system')?.values() ?? [])
        if (system.node) found.push({ folder, register, system });
  }
  return found;
}

/** The systems at the cursor: of the record it stands in, or of the card that is open. */
async function atCursor(folders: Folders, all: readonly FoundSystem[]): Promise<FoundSystem[]> {
  const editor = vscode.window.activeTextEditor;
  const place = editor && folders.of(editor.document.uri);
  const model = place?.folder.model();
  if (!editor || !place || !model) return [];
  const { systemsAt } = await lazy.authoring();
  const offset = editor.document.offsetAt(editor.selection.active);
  const ids = systemsAt(model, place.path, offset);
  return all.filter(
    ({ folder, register, system }) =>
      folder === place.folder && ids.some((one) => one.register === register && one.id === system.id),
  );
}
