import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import type { ReadResult } from '../core/workspace/host';
import { fileErrorText } from './errors';

const probe = new Uint8Array(65536);

export function notAFile(detail: string): ReadResult {
  return { ok: false, reason: 'not-a-file', detail };
}

export function readFailure(error: unknown): ReadResult {
  const code = (error as NodeJS.ErrnoException).code;
  const detail = fileErrorText(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { ok: false, reason: 'not-found', detail };
  if (code === 'EISDIR') return notAFile(detail);
  if (code === 'ELOOP') return notAFile('it is a symbolic link');
  // A named pipe that somebody writes to.
  if (code === 'EAGAIN') return notAFile('it is not a regular file');
  return { ok: false, reason: 'unreadable', detail };
}

let room = new Uint8Array(1 << 20);

/**
 * The same into one buffer for all files, which saves most of the time of reading many: the bytes hold until the next
 * call.
 */
export function readShared(file: string, cap: number): ReadResult {
  let handle: number;
  try {
    if (constants.O_NOFOLLOW === undefined && lstatSync(file).isSymbolicLink())
      return notAFile('it is a symbolic link');
    handle = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return readFailure(error);
  }
  try {
    let length = 0;
    for (;;) {
      if (length === room.length) {
        // Long enough to ask before more is read.
        const { size } = fstatSync(handle);
        if (size > cap) return tooLarge(size);
        const larger = new Uint8Array(room.length * 4);
        larger.set(room);
        room = larger;
      }
      // One byte more than the cap tells that there is more.
      const more = readSync(handle, room, length, Math.min(room.length, cap + 1) - length, null);
      length += more;
      if (length > cap) return tooLarge(Math.max(length, fstatSync(handle).size));
      if (more === 0) break;
    }
    // Nothing to read is what a named pipe gives, too.
    if (length === 0 && !fstatSync(handle).isFile()) return notAFile('it is not a regular file');
    return { ok: true, bytes: room.subarray(0, length) };
  } catch (error) {
    return readFailure(error);
  } finally {
    closeSync(handle);
  }
}

function tooLarge(size: number): ReadResult {
  return { ok: false, reason: 'too-large', detail: `it has ${size} bytes`, size };
}

/**
 * Reads a regular file of at most `cap` bytes. Neither a link nor a named pipe is opened in earnest, and a file that
 * grows while it is read stays under the cap.
 */
export function readCapped(file: string, cap: number): ReadResult {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  let handle: number;
  try {
    if (constants.O_NOFOLLOW === undefined && lstatSync(file).isSymbolicLink())
      return notAFile('it is a symbolic link');
    handle = openSync(file, flags);
  } catch (error) {
    return readFailure(error);
  }
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) return notAFile(stats.isDirectory() ? 'it is a folder' : 'it is not a regular file');
    if (stats.size > cap) return tooLarge(stats.size);
    let bytes = new Uint8Array(stats.size);
    let length = 0;
    for (;;) {
      if (length === bytes.length) {
        // One byte more than announced tells whether the file has grown (or, as under /proc, told no size).
        const more = readSync(handle, probe, 0, Math.min(probe.length, cap - length + 1), null);
        if (more === 0) break;
        if (length + more > cap) return tooLarge(length + more);
        const grown = new Uint8Array(length + more);
        grown.set(bytes);
        grown.set(probe.subarray(0, more), length);
        bytes = grown;
        length = grown.length;
      } else {
        const more = readSync(handle, bytes, length, bytes.length - length, null);
        if (more === 0) break;
        length += more;
      }
    }
    return { ok: true, bytes: length === bytes.length ? bytes : bytes.subarray(0, length) };
  } catch (error) {
    return readFailure(error);
  } finally {
    closeSync(handle);
  }
}
