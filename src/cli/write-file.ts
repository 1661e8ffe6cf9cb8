import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/**
 * Replaces a file's content in one step: a reader sees the old bytes or the new ones. Keeps the mode, and the owner
 * where the system allows it. A device or pipe (`/dev/stdout`) is written as it is.
 * @throws the system's error; the old file is then untouched
 */
export function writeAtomically(file: string, bytes: Uint8Array): void {
  const before = lstatSync(file, { throwIfNoEntry: false });
  if (before && !before.isFile()) {
    writeAll(file, 'w', undefined, bytes);
    return;
  }
  const temporary = join(
    dirname(file),
    `.${basename(file).slice(0, 100)}.${crypto.randomUUID().slice(0, 13)}.tmp`,
  );
  try {
    writeAll(temporary, 'wx', before, bytes);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeAll(file: string, flags: string, like: Stats | undefined, bytes: Uint8Array): void {
  const handle = openSync(file, flags, like ? like.mode & 0o777 : 0o666);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    if (flags === 'wx') fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (!like) return;
  // The mask of the process may have taken bits away.
  chmodSync(file, like.mode & 0o7777);
  const now = statSync(file);
  if (now.uid === like.uid && now.gid === like.gid) return;
  try {
    chownSync(file, like.uid, like.gid);
  } catch {
    // Only the owner's system may do that; the content matters more.
  }
}

/**
 * The real file for a path that is to be changed in place or created, or the reason why it must not be. The folders of
 * a new file may be missing.
 * @param root absolute path of the root
 * @param path relative to the root, with `/`, as on disk
 */
export function writableTarget(root: string, path: string): { file: string } | { reason: string } {
  const file = join(root, path);
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) return { reason: 'it is a symbolic link' };
  if (stats && !stats.isFile()) return { reason: 'it is not a regular file' };
  const top = realpathSync(root);
  // A new file may lie in folders that do not exist yet; what counts is where the nearest one that does really is.
  let existing = dirname(file);
  while (existing !== dirname(existing) && !lstatSync(existing, { throwIfNoEntry: false }))
    existing = dirname(existing);
  const folder = realpathSync(existing);
  const below = relative(top, folder);
  if (below === '..' || below.startsWith(`..${sep}`) || join(top, relative(root, existing)) !== folder)
    return { reason: 'it lies outside the root or behind a symbolic link' };
  return { file };
}
