import * as vscode from 'vscode';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import { chooseFolder, isWritable } from './apply';
import { ask, type Choice, choose, type Step, taken, write } from './steps';

const TITLE = 'Create AIMS manifest';
const LEVELS: readonly Choice<'system' | 'organization'>[] = [
  {
    label: 'One product or team',
    detail: 'Its systems, models and data, without the policy and audits of the organization.',
    value: 'system',
  },
  {
    label: 'The organization itself',
    detail: 'Also its policy, objectives, audits and management reviews.',
    value: 'organization',
  },
];
const NAMES = ['aims.yaml', 'aims.yml'];

/** *AIMS: Create AIMS manifest*: drafts one from the cards and the AI in code that are known, and opens it. Never overwrites. */
export async function createManifest(folders: Folders, asked?: vscode.Uri): Promise<void> {
  const of = asked ? (folders.of(asked)?.folder ?? folders.all().find(isAt(asked))) : undefined;
  const folder = of ?? (await chooseFolder(folders.all(), TITLE));
  if (!folder || !(await isWritable(folder))) return;
  if (await openExisting(folder)) return;
  const answers = { organization: '', level: 'system' as 'system' | 'organization' };
  const steps: Step[] = [
    {
      ask: async (at) =>
        taken(
          await write(at, {
            prompt: 'The name of your organization. Leave it blank to fill it in later.',
            value: answers.organization,
            placeholder: 'Example Bank',
          }),
          (name) => {
            answers.organization = name;
          },
        ),
    },
    {
      ask: async (at) =>
        taken(
          await choose(at, {
            placeholder: 'What is this register of?',
            items: LEVELS,
            active: (value) => value === answers.level,
          }),
          (level) => {
            answers.level = level;
          },
        ),
    },
  ];
  if (!(await ask(TITLE, steps))) return;
  const text = await draftText(folder, answers);
  if (text === undefined || (await openExisting(folder))) return;
  await createAndOpen(folder, text);
}

const isAt =
  (uri: vscode.Uri) =>
  (folder: Folder): boolean =>
    folder.root.toString() === uri.toString();

async function openExisting(folder: Folder): Promise<boolean> {
  for (const name of NAMES) {
    const uri = vscode.Uri.joinPath(folder.root, name);
    const there = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    // The editor of a deleted file stays open; only what is not saved in it counts.
    const unsaved = vscode.workspace.textDocuments.some(
      (one) => one.isDirty && one.uri.toString() === uri.toString(),
    );
    if (!there && !unsaved) continue;
    await vscode.window.showTextDocument(uri, { preview: false });
    void vscode.window.showInformationMessage(
      `${folder.name} has a manifest already: ${name}. It is left as it is.`,
    );
    return true;
  }
  return false;
}

async function draftText(
  folder: Folder,
  answers: { organization: string; level: 'system' | 'organization' },
): Promise<string | undefined> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `AIMS: ${TITLE}`, cancellable: true },
    async (progress, token) => {
      progress.report({ message: 'Reading the cards' });
      folder.relist();
      const { result, cards } = await folder.check(token);
      if (token.isCancellationRequested) return undefined;
      if (!result) {
        void vscode.window.showErrorMessage(
          `${folder.name} could not be read. The output channel “AIMS Steward” says why.`,
        );
        return undefined;
      }
      const { draftFromWorkspace, manifestText } = await lazy.authoring();
      const sources = cards.flatMap(({ path, kind }) => {
        const document = folder.document(path);
        return document ? [{ kind, document }] : [];
      });
      const { organization, level } = answers;
      return manifestText({
        ...draftFromWorkspace({ cards: sources, files: folder.model()?.usage?.files ?? [] }, ''),
        level,
        ...(organization === '' ? {} : { organization }),
      });
    },
  );
}

async function createAndOpen(folder: Folder, text: string): Promise<void> {
  const uri = vscode.Uri.joinPath(folder.root, 'aims.yaml');
  const edit = new vscode.WorkspaceEdit();
  // Without `overwrite` a file that came into being meanwhile stays.
  edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      `aims.yaml could not be written in ${folder.name}. The folder may be read-only.`,
    );
    return;
  }
  await vscode.window.showTextDocument(uri, { preview: false });
}
