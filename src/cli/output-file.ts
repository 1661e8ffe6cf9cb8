import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { quoted } from './args';
import { fileErrorText, usageError } from './errors';
import { writeAtomically } from './write-file';

/** Writes a result to the file of `--output` (or another option), whole or not at all. */
export function writeOutputFile(file: string, text: string, option = '--output'): void {
  const target = resolve(file);
  try {
    if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory())
      throw usageError(`${option} ${quoted(file)} cannot be written: it is a folder.`);
    // A link to the file is the user's own choice here, unlike one met in a workspace.
    const real = existing(target) ?? resolve(realpathSync(dirname(target)), basename(target));
    writeAtomically(real, new TextEncoder().encode(text));
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'usage' in error) throw error;
    throw usageError(`${option} ${quoted(file)} cannot be written: ${fileErrorText(error)}.`);
  }
}

function existing(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}
