/**
 * The sub-commands that need the whole engine, and the engine itself: bundled apart, so that `aims --version` and a scan
 * without a register load none of it. Each is loaded when it is called.
 */
import type { ParsedArgs } from './args';
import type { CommandName } from './options';
import type { Terminal } from './output';

/** Runs a sub-command other than the scan: gives the exit code. */
export async function runCommand(
  name: Exclude<CommandName, 'scan'>,
  args: ParsedArgs,
  terminal: Terminal,
): Promise<number> {
  switch (name) {
    case 'check':
      return (await import('./check')).runCheck(args, terminal);
    case 'init':
      return (await import('./init')).runInit(args, terminal);
    case 'report':
      return (await import('./report')).runReport(args, terminal);
    case 'export':
      return (await import('./export')).runExport(args, terminal);
    case 'fix':
      return (await import('./fix')).runFix(args, terminal);
    case 'explain':
      return (await import('./explain')).runExplain(args, terminal);
  }
}

export const engine = () => import('../core/workspace/engine');
export const cycloneDx = () => import('../core/reports/cyclonedx');
