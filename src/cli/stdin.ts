import { readSync } from 'node:fs';
import { fileErrorText, usageError } from './errors';

/** More than any document that is read; what is beyond it is a mistake or an attack. */
const CAP = 1 << 26;

/** All bytes on standard input. */
export function readStandardInput(): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const chunk = new Uint8Array(65536);
    const count = readSome(chunk);
    if (count === 0) break;
    length += count;
    if (length > CAP) throw usageError('Standard input holds more than 64 MiB.');
    chunks.push(chunk.subarray(0, count));
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function readSome(chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(0, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      // A terminal or pipe that is not blocking and has nothing yet.
      if (code !== 'EAGAIN') throw usageError(`Standard input cannot be read: ${fileErrorText(error)}.`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
