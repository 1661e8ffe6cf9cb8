/** What can be done about any finding: waive it with a reason, or change how loud its rule is. */
import * as vscode from 'vscode';
import type { Finding } from '../../core/rules/finding';
import type { FindingArgument } from '../commands/findings';

/** Findings that a guided choice answers. */
const CLASSIFIED = new Set(['risk-class-missing', 'risk-class-incomplete']);

/** @param governed whether a manifest governs the file */
export function findingActions(uri: vscode.Uri, finding: Finding, governed: boolean): vscode.CodeAction[] {
  const { rule, message, range } = finding;
  const argument: FindingArgument = { uri, rule, message, ...range.start };
  const action = (title: string, command: string, of: unknown): vscode.CodeAction => {
    const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    made.command = { command, title, arguments: [of] };
    return made;
  };
  const actions: vscode.CodeAction[] = [];
  const [system] = finding.systems;
  if (CLASSIFIED.has(rule) && system !== undefined)
    actions.push(action('Classify this system…', 'aims.classifySystem', { uri, system }));
  actions.push(action('Waive this finding with a reason…', 'aims.waiveFinding', argument));
  if (governed) actions.push(action(`Change the severity of ${rule}…`, 'aims.changeSeverity', argument));
  return actions;
}
