import * as vscode from 'vscode';
import type { CardChoice } from '../../core/authoring/register-card';

import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import { applyFix, checkAnew, isWritable, showAt } from './apply';

const TITLE = 'Register a model card’s system';

/**
 * *AIMS: Register a model card's system*: adds records for a card (the one given, the one at hand, or one that is
 * chosen) to the manifest that governs it.
 */
export async function registerCard(folders: Folders, asked?: vscode.Uri): Promise<void> {
  const uri = asked ?? vscode.window.activeTextEditor?.document.uri;
  const place = uri && folders.of(uri);
  if (place) {
    await checkAnew(place.folder);
    if (place.folder.model()?.cards.has(place.path)) {
      await registerOne(place.folder, place.path);
      return;
    }
  }
  const picked = await pickCard(folders);
  if (picked) await registerOne(picked.folder, picked.path);
}

async function pickCard(folders: Folders): Promise<{ folder: Folder; path: string } | undefined> {
  const several = folders.all().length > 1;
  const items: (vscode.QuickPickItem & { folder: Folder; path: string })[] = [];
  for (const folder of folders.all()) {
    await checkAnew(folder);
    for (const [path, card] of folder.model()?.cards ?? []) {
      if (card.records.length > 0) continue;
      const label = several ? `${folder.name}/${path}` : path;
      items.push({
        label,
        description: card.facts.kind === 'model-card' ? 'model card' : 'dataset card',
        folder,
        path,
      });
    }
  }
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      folders.all().length === 0
        ? 'AIMS Steward works on folders. Open a folder or a workspace first.'
        : 'There is no model card or dataset card that the register does not name yet.',
    );
    return undefined;
  }
  return vscode.window.showQuickPick(items, { title: TITLE, placeHolder: 'Which card?' });
}

async function registerOne(folder: Folder, path: string): Promise<void> {
  const card = folder.model()?.cards.get(path);
  if (!card) return;
  const { cardChoices } = await lazy.authoring();
  const found = cardChoices(card);
  switch (found.state) {
    case 'no-manifest': {
      const create = 'Create AIMS manifest';
      const answer = await vscode.window.showInformationMessage(
        `No manifest governs ${path} yet. A new one is drafted from the cards that are there, this one included.`,
        create,
      );
      if (answer === create) await vscode.commands.executeCommand('aims.createManifest', folder.root);
      return;
    }
    case 'unreadable':
      await vscode.window.showTextDocument(folder.uriOf(found.manifest), { preview: false });
      void vscode.window.showWarningMessage(
        `The register of ${found.manifest} cannot be read as a whole, so nothing is added to it. Mend what Problems shows first.`,
      );
      return;
    case 'registered': {
      const [record] = found.records;
      if (record) await showAt(folder, record);
      void vscode.window.showInformationMessage(`${path} is registered already.`);
      return;
    }
    case 'open': {
      if (!(await isWritable(folder, card.register?.path))) return;
      const choice = await pickChoice(found.choices);
      if (choice) await register(folder, choice);
    }
  }
}

async function pickChoice(choices: readonly CardChoice[]): Promise<CardChoice | undefined> {
  if (choices.length < 2) return choices[0];
  const items = choices.map((choice) => ({ label: choice.fix.title, choice }));
  return (await vscode.window.showQuickPick(items, { title: TITLE, placeHolder: 'How?' }))?.choice;
}

async function register(folder: Folder, { fix, at }: CardChoice): Promise<void> {
  if (!(await applyFix(fix, folder))) return;
  await showAt(folder, at);
}
