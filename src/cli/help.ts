import { COMMANDS, type CommandSpec } from './options';

const EXIT_CODES = `Exit codes: 0 fine; 1 findings at or above --fail-on; 2 wrong use, or a manifest or named
path that cannot be read; 3 an error within aims.`;

/** The text of `aims --help`. */
export function mainHelp(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const commands = COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return `aims: AI governance files, checked at the exact place, offline.

Usage: aims COMMAND [OPTIONS]

Commands:
${commands.join('\n')}

Options:
  --help     show this help; "aims COMMAND --help" tells more
  --version  show the version

${EXIT_CODES}
`;
}

/** The text of `aims COMMAND --help`. */
export function commandHelp(command: CommandSpec): string {
  const rows = command.options.flatMap((option) => {
    const name = `--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`;
    const choices = option.choices ? [`${option.choices.join(', ')}`] : [];
    return [[name, option.summary] as const, ...choices.map((text) => ['', text] as const)];
  });
  rows.push(['--help', 'show this help']);
  const width = Math.max(...rows.map(([name]) => name.length));
  const options = rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
  const notes = command.notes ? `\n\n${command.notes.join('\n')}` : '';
  const exit = command.name === 'check' ? `\n\n${EXIT_CODES}` : '';
  return `Usage: ${`aims ${command.name} [OPTIONS] ${command.operands}`.trimEnd()}

${command.summary}

Options:
${options.join('\n')}${notes}${exit}
`;
}
