import { parseArgs } from 'node:util';
import { nearest } from '../core/catalogue/nearest';
import { usageError } from './errors';
import type { CommandSpec, OptionSpec } from './options';

export interface ParsedArgs {
  operands: string[];
  /** Values of the options given; of an option given twice the last one counts. */
  values: ReadonlyMap<string, string>;
  /** Switches given. */
  switches: ReadonlySet<string>;
}

/**
 * Reads the words behind a sub-command. Every wrong use is thrown as a usage error that names the word and, where there
 * is one, the nearest right one.
 */
export function parseCommandArgs(command: CommandSpec, argv: readonly string[]): ParsedArgs {
  const byName = new Map(command.options.map((option) => [option.name, option]));
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      command.options.map(({ name, value }) => [
        name,
        { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: true },
      ]),
    ),
  });
  const fail = (message: string) => usageError(message, command.name);
  const operands: string[] = [];
  const values = new Map<string, string>();
  const switches = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = byName.get(token.name);
    if (!option) throw fail(unknownOption(token.rawName, command));
    if (option.value === undefined) {
      if (token.value !== undefined) throw fail(`--${option.name} takes no value.`);
      switches.add(option.name);
      continue;
    }
    // `--root --format json` is a forgotten value, not a folder called --format; `--root=--x` says otherwise.
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))
      throw fail(missingValue(option));
    if (token.value === '') throw fail(missingValue(option));
    if (option.choices && !option.choices.includes(token.value)) throw fail(wrongChoice(option, token.value));
    values.set(option.name, token.value);
  }
  if (operands.length < command.minOperands)
    throw fail(`"aims ${command.name}" needs ${command.operands.toLowerCase().replace('|', ' or ')}.`);
  if (operands.length > command.maxOperands) {
    const takes = ['no words', 'one word'][command.maxOperands] ?? `${command.maxOperands} words`;
    const extra = quoted(operands[command.maxOperands] ?? '');
    throw fail(`"aims ${command.name}" takes ${takes}, and ${extra} is one too many.`);
  }
  return { operands, values, switches };
}

function unknownOption(written: string, command: CommandSpec): string {
  const name = written.replace(/^-+/, '');
  const meant = nearest(
    name,
    command.options.map((option) => option.name),
  );
  const known = command.options.map((option) => `--${option.name}`).join(', ');
  const hint = meant
    ? ` Did you mean --${meant}?`
    : known === ''
      ? ' It has no options.'
      : ` It knows ${known}.`;
  return `"aims ${command.name}" has no option ${quoted(written)}.${hint}`;
}

function missingValue(option: OptionSpec): string {
  const wanted = option.choices ? `one of ${option.choices.join(', ')}` : `a value (${option.value})`;
  return `--${option.name} needs ${wanted}.`;
}

function wrongChoice(option: OptionSpec, value: string): string {
  const choices = option.choices ?? [];
  const meant = nearest(value, choices);
  const hint = meant ? ` Did you mean ${meant}?` : '';
  return `--${option.name} cannot be ${quoted(value)}: it is one of ${choices.join(', ')}.${hint}`;
}

/** A word of the command line as messages show it: control characters made visible. */
export function quoted(text: string): string {
  return `"${text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}"`;
}
