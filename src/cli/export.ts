import { name, version } from '../../package.json';
import { nearest } from '../core/catalogue/nearest';
import type { Register } from '../core/register/register';
import { snapshotOf } from '../core/register/snapshot';
import { type ParsedArgs, quoted } from './args';
import { openEngine } from './engine';
import { usageError } from './errors';
import { createNodeHost } from './node-host';
import { EXPORTS } from './options';
import type { Terminal } from './output';
import { writeOutputFile } from './output-file';
import { openRoot } from './paths';
import { watchHost } from './watch-host';

/** `aims export`: gives the exit code. A register that could not be read as a whole is not exported. */
export async function runExport({ operands, values }: ParsedArgs, terminal: Terminal): Promise<number> {
  const format = operands[0] ?? '';
  if (!(EXPORTS as readonly string[]).includes(format)) {
    const meant = nearest(format, EXPORTS);
    const hint = meant ? ` Did you mean ${meant}?` : ` There is: ${EXPORTS.join(', ')}.`;
    throw usageError(`There is no export ${quoted(format)}.${hint}`, 'export');
  }
  const watched = watchHost(createNodeHost({ root: openRoot(values.get('root')) }));
  const engine = await openEngine(watched.host, { code: false });
  // A snapshot holds what is written, whatever day it is.
  await engine.check('2000-01-01');
  const register = chosen(engine.registers(), values.get('register'));
  const unreadable = watched.unreadableLines([]);
  await terminal.err(unreadable.map((line) => `aims: ${line}\n`).join(''));
  if (!register.complete || register.extension.state === 'broken' || register.extension.state === 'unknown') {
    const what = register.complete ? 'what it extends' : 'it';
    await terminal.err(
      `aims: ${register.path} is not exported, because ${what} could not be read as a whole; "aims check" says why.\n`,
    );
    return 2;
  }
  const text = snapshotOf(register, { name, version });
  const output = values.get('output');
  if (output === undefined) await terminal.out(text);
  else writeOutputFile(output, text);
  return 0;
}

/** The register that is named, by its manifest or its folder; else the only one, or the one at the root. */
function chosen(registers: readonly Register[], written: string | undefined): Register {
  const paths = registers.map(({ path }) => path);
  if (written !== undefined) {
    const plain = written.replace(/\\/g, '/').replace(/^\.\//, '').replace(/\/+$/, '').normalize('NFC');
    const found = registers.find(
      ({ path, folder }) => path === plain || folder === (plain === '.' ? '' : plain),
    );
    if (found) return found;
    const meant = nearest(plain, paths);
    throw usageError(
      `There is no register ${quoted(written)}.${meant ? ` Did you mean ${meant}?` : ''}`,
      'export',
    );
  }
  const found = registers.length === 1 ? registers[0] : registers.find(({ folder }) => folder === '');
  if (found) return found;
  throw usageError(
    paths.length === 0
      ? 'There is no AIMS manifest here. Name the folder of one with --root.'
      : `There are several registers; name one with --register: ${paths.join(', ')}.`,
    'export',
  );
}
