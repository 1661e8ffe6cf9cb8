/** What can be done about any finding: waive it with a reason, or change how loud its rule is. */
import * as vscode from 'vscode';
import type { Finding } from '../../core/rules/finding';
import type { FindingArgument } from '../commands/findings';

/** Findings that a guided choice answers. */
const CLASSIFIED = new Set(['risk-class-missing', 'risk-class-incomplete']);

/** A guided choice in place of fields to fill in, where there is one. */
export function guidedActions(uri: vscode.Uri, { rule, systems }: Finding): vscode.CodeAction[] {
  const [system] = systems;
  if (!CLASSIFIED.has(rule) || system === undefined) return [];
  return [action('Classify this system…', 'aims.classifySystem', { uri, system })];
}

/** @param governed whether a manifest governs the file */
export function findingActions(uri: vscode.Uri, finding: Finding, governed: boolean): vscode.CodeAction[] {
  const { rule } = finding;
  const argument = argumentOf(uri, finding);
  const waive = action(`Waive ${rule} here with a reason…`, 'aims.waiveFinding', argument);
  if (!governed) return [waive];
  return [waive, action(`Change the severity of ${rule}…`, 'aims.changeSeverity', argument)];
}

/** The same for several findings of one place: the command asks which is meant. */
export function choiceActions(
  uri: vscode.Uri,
  findings: readonly Finding[],
  governed: boolean,
): vscode.CodeAction[] {
  const all = findings.map((finding) => argumentOf(uri, finding));
  const waive = action(`Waive one of ${all.length} findings here with a reason…`, 'aims.waiveFinding', all);
  if (!governed) return [waive];
  return [waive, action('Change the severity of one of their rules…', 'aims.changeSeverity', all)];
}

function argumentOf(uri: vscode.Uri, { rule, message, range }: Finding): FindingArgument {
  return { uri, rule, message, ...range.start };
}

function action(title: string, command: string, argument: unknown): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.command = { command, title, arguments: [argument] };
  return made;
}
