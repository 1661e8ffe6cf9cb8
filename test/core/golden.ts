import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Compares a text with the file that holds what is expected of it. `UPDATE_GOLDEN=1` writes the files anew: read the
 * difference before it is committed.
 */
export function equalsGolden(actual: string, file: string): void {
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
  }
  assert.equal(actual, readFileSync(file, 'utf8'), `${file} holds what is expected`);
}
