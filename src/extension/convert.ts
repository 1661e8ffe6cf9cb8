import * as vscode from 'vscode';
import type { Severity } from '../core/rules/finding';
import type { Range } from '../core/text/positions';

/** Where the page of a rule is read. */
const RULE_PAGES = 'https://github.com/aims-steward/aims-steward/blob/main/docs/rules/';

/** Both sides count lines and UTF-16 units from 0. */
export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
  }
}

/** The page of a rule, by its slug. */
export function rulePage(slug: string): vscode.Uri {
  return vscode.Uri.parse(`${RULE_PAGES}${slug}.md`);
}

/** Today in the user's time zone, as `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The message of whatever was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
