/** The commands of this room, as data for the activation. */
import type * as vscode from 'vscode';
import type { Folders } from '../folders';
import { addressOf } from '../views/open-target';
import { checkWorkspace } from './check-workspace';
import { classifySystem } from './classify';
import { createManifest } from './create-manifest';
import { changeSeverity, chosenFinding, waiveFinding } from './findings';
import { registerCard } from './register-card';
import { systemArgument } from './systems';

export interface Command {
  id: string;
  title: string;
  run: (argument: unknown) => Promise<void>;
}

/** @param folders starts the work where it has not begun yet */
export function commands(folders: () => Folders, output: vscode.LogOutputChannel): Command[] {
  return [
    {
      id: 'aims.checkWorkspace',
      title: 'Check workspace',
      run: () => checkWorkspace(folders(), output),
    },
    {
      id: 'aims.createManifest',
      title: 'Create AIMS manifest',
      run: (at) => createManifest(folders(), addressOf(folders(), at)),
    },
    {
      id: 'aims.registerCard',
      title: "Register a model card's system",
      run: (at) => registerCard(folders(), addressOf(folders(), at)),
    },
    {
      id: 'aims.classifySystem',
      title: 'Classify this system',
      run: (of) => classifySystem(folders(), systemArgument(folders(), of)),
    },
    {
      id: 'aims.waiveFinding',
      title: 'Waive a finding',
      run: async (of) => {
        const one = await chosenFinding('Waive a finding', of);
        if (one !== 'cancelled') await waiveFinding(folders(), one);
      },
    },
    {
      id: 'aims.changeSeverity',
      title: 'Change the severity of a rule',
      run: async (of) => {
        const one = await chosenFinding('Change the severity of a rule', of);
        if (one !== 'cancelled') await changeSeverity(folders(), one);
      },
    },
  ];
}
