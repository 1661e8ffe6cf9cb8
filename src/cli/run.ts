import { version } from '../../package.json';
import { parseCommandArgs, quoted } from './args';
import { isUsageError, usageError } from './errors';
import { COMMANDS, type CommandSpec, commandNamed } from './options';
import type { Terminal } from './output';

/**
 * Runs the command.
 * @param argv what stands behind its name
 * @returns the exit code
 */
export async function runAims(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await run(argv, terminal);
  } catch (error) {
    if (isUsageError(error)) {
      const more = error.command ? `Try "aims ${error.command} --help".\n` : '';
      await terminal.err(`aims: ${error.message}\n${more}`);
      return 2;
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await terminal.err(`aims: an error within aims ${version}; please report it.\n${text}\n`);
    return 3;
  }
}

/** Everything else is loaded when its command is called, from bundles of their own: `aims --version` must be quick. */
async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = argv;
  if (first === '--version' || first === '-V') {
    await terminal.out(`${version}\n`);
    return 0;
  }
  const command = first === undefined ? undefined : commandNamed(first === 'help' ? (rest[0] ?? '') : first);
  const wantsHelp =
    first === 'help' || beforeTerminator(argv).some((word) => word === '--help' || word === '-h');
  if (wantsHelp || first === undefined) {
    const { commandHelp, mainHelp } = await import('./help');
    const text = command ? commandHelp(command) : mainHelp();
    // Help that was not asked for is not a result.
    await (wantsHelp ? terminal.out(text) : terminal.err(text));
    return wantsHelp ? 0 : 2;
  }
  if (!command) throw unknownCommand(first, await import('../core/catalogue/nearest'));
  return runCommand(command, rest, terminal);
}

async function runCommand(
  command: CommandSpec,
  rest: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const args = parseCommandArgs(command, rest);
  if (command.name === 'scan') return (await import('./scan')).runScan(args, terminal);
  return (await import('./commands')).runCommand(command.name, args, terminal);
}

function beforeTerminator(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end < 0 ? argv : argv.slice(0, end);
}

function unknownCommand(word: string, { nearest }: typeof import('../core/catalogue/nearest')) {
  const names = COMMANDS.map((command) => command.name);
  const what = word.startsWith('-') ? 'option' : 'command';
  const meant = nearest(word.replace(/^-+/, ''), what === 'option' ? ['help', 'version'] : names);
  const hint = meant
    ? `Did you mean ${what === 'option' ? '--' : ''}${meant}?`
    : `It knows ${names.join(', ')}.`;
  return usageError(`There is no ${what} ${quoted(word)}. ${hint}`);
}
