import * as vscode from 'vscode';
import type { Finding } from '../../core/rules/finding';
import { counted } from '../../core/text/phrases';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import { checkAll } from './check-all';

/** *AIMS: Check workspace*: checks everything, shows the findings of closed files as well, and offers Problems. */
export async function checkWorkspace(folders: Folders, output: vscode.LogOutputChannel): Promise<void> {
  for (const folder of folders.all()) folder.showsAll = true;
  const checks = await checkAll('Checking the workspace', folders);
  if (!checks) return;
  const findings: Finding[] = [];
  let documents = 0;
  for (const { result } of checks) {
    findings.push(...result.findings.filter((finding) => !finding.waived));
    documents += result.files.length;
    for (const advice of result.summary.advice) output.info(advice);
  }
  const { countsPhrase } = await lazy.summary();
  const checked = `${counted(documents, 'document')} checked`;
  if (findings.length === 0) {
    void vscode.window.showInformationMessage(`No findings; ${checked}.`);
    return;
  }
  const files = counted(new Set(findings.map((finding) => finding.path)).size, 'file');
  const show = 'Show in Problems';
  void vscode.window
    .showInformationMessage(`${countsPhrase(findings)} in ${files}; ${checked}.`, show)
    .then((answer) => {
      if (answer === show) void vscode.commands.executeCommand('workbench.actions.view.problems');
    });
}
