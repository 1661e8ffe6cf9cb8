import * as vscode from 'vscode';
import type { IconName } from '../../core/views';

/** Pictures of the editor's own set, in the colours of its theme. A shape of its own for each state: colour is not needed. */
const ICONS: Readonly<Record<IconName, readonly [icon: string, color?: string]>> = {
  evidenced: ['pass', 'testing.iconPassed'],
  stated: ['verified', 'testing.iconPassed'],
  partial: ['color-mode', 'list.warningForeground'],
  failed: ['error', 'list.errorForeground'],
  stale: ['history', 'list.warningForeground'],
  missing: ['circle-slash', 'list.errorForeground'],
  unknown: ['question', 'descriptionForeground'],
  'not-applicable': ['dash', 'descriptionForeground'],
  advice: ['lightbulb', 'descriptionForeground'],
  loading: ['loading~spin'],
  error: ['error', 'list.errorForeground'],
  information: ['info'],
  register: ['book'],
  group: ['shield'],
  list: ['list-unordered'],
  system: ['circuit-board'],
  model: ['symbol-namespace'],
  dataset: ['database'],
  card: ['note'],
  test: ['beaker'],
  file: ['file'],
  code: ['code'],
  component: ['extensions'],
  person: ['person'],
  organization: ['organization'],
  record: ['symbol-field'],
  control: ['checklist'],
  calendar: ['calendar'],
};

export function iconOf(name: IconName): vscode.ThemeIcon {
  const [icon, color] = ICONS[name];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}
