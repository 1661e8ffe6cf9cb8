/** Quick fixes and *fix all*, from the findings of the last check: nothing is judged again here. */
import * as vscode from 'vscode';
import type { Finding, Severity } from '../../core/rules/finding';
import { fileOf } from '../cells';
import { errorText, toRange } from '../convert';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import { cardActions } from './card-actions';
import { fixAllEdit, workspaceEditOf } from './edits';
import { choiceActions, findingActions, guidedActions } from './finding-actions';
import { registerReadOnly, withoutReadOnly } from './read-only';
import { registerShowFixes } from './show-fixes';
import { usageActions } from './usage-actions';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('aims');
/** The gravest first: on the key of a bare system a dozen findings may stand. */
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
/** More findings than this at one place share one way to waive them, and one to change their severity. */
const FEW = 2;
/** Code holds findings as well as cards and registers do, and so do the cells of notebooks. */
const FILES: vscode.DocumentSelector = [{ pattern: '**' }];

export function registerQuickFixes(folders: Folders, output: vscode.LogOutputChannel): vscode.Disposable {
  const provider = vscode.languages.registerCodeActionsProvider(
    FILES,
    {
      async provideCodeActions(document, range, context, token) {
        const { uri, cell } = fileOf(document);
        const place = folders.of(uri);
        if (!place) return [];
        const findings = (place.folder.result?.findings ?? []).filter(
          (finding) => finding.path === place.path && finding.cell === cell && !finding.waived,
        );
        try {
          const actions: vscode.CodeAction[] = [];
          // Asked for by name only: it would be worked out at each move of the cursor otherwise.
          if (context.only?.intersects(FIX_ALL)) {
            const edit = await fixAllEdit(findings, place.folder, place.path);
            if (edit) {
              const action = new vscode.CodeAction('Fix all AIMS findings that are safe to fix', FIX_ALL);
              action.edit = edit;
              actions.push(action);
            }
          }
          if (context.only && !context.only.intersects(vscode.CodeActionKind.QuickFix))
            return withoutReadOnly(actions, place.folder);
          const others: vscode.CodeAction[] = [];
          const governed = await isGoverned(place.folder, place.path);
          const here = findings
            .filter((finding) => toRange(finding.range).intersection(range))
            .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
          for (const finding of here) {
            if (token.isCancellationRequested) return actions;
            const guided = guidedActions(uri, finding);
            const own: vscode.CodeAction[] = [];
            for (const fix of finding.fixes) {
              const edit = await workspaceEditOf(fix, place.folder);
              if (!edit) continue;
              const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
              action.edit = edit;
              action.isPreferred = fix.safe;
              own.push(action);
            }
            const beside = here.length > FEW ? [] : findingActions(uri, finding, governed);
            for (const action of [...guided, ...own, ...beside])
              action.diagnostics = context.diagnostics.filter((one) => isOf(one, finding));
            // What asks and explains comes before what opens an empty field.
            actions.unshift(...guided);
            actions.push(...own);
            others.push(...beside);
          }
          if (here.length > FEW) others.push(...choiceActions(uri, here, governed));
          if (cell === undefined) actions.push(...(await cardActions(place.folder, place.path, range)));
          if (!governed) actions.push(...(await usageActions(place.folder, place.path, cell, range)));
          actions.push(...others);
          return withoutReadOnly(actions, place.folder);
        } catch (error) {
          output.error(`The fixes for ${place.path} could not be worked out: ${errorText(error)}`, error);
          return [];
        }
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
  );
  return vscode.Disposable.from(provider, registerReadOnly(), registerShowFixes());
}

async function isGoverned(folder: Folder, path: string): Promise<boolean> {
  const { governing } = await lazy.authoring();
  return governing(folder.model()?.registers ?? [], path) !== undefined;
}

function isOf(diagnostic: vscode.Diagnostic, finding: Finding): boolean {
  const { code } = diagnostic;
  return (
    diagnostic.source === 'AIMS' &&
    typeof code === 'object' &&
    code.value === finding.rule &&
    diagnostic.range.isEqual(toRange(finding.range))
  );
}
