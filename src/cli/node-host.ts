/** The engine's view of a folder on disk. Nothing is followed, nothing is executed, and nothing outside the root is read. */
import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { resolve } from 'node:path';
import { type IgnoreRules, isIgnoredBy, parseIgnoreRules } from '../core/workspace/gitignore';
import type { CancellationToken, FileEntry, Host, Listing, ReadResult } from '../core/workspace/host';
import { fileErrorText } from './errors';
import { untrackedOf } from './git';
import { notAFile, readCapped, readFailure } from './read-capped';

export interface NodeHostOptions {
  /** Absolute path of the root folder. */
  root: string;
  /** False lists what `.gitignore` and the built-in list leave out. */
  useIgnore?: boolean;
  /** Paths that are listed although they are ignored: relative to the root, with `/`. */
  include?: readonly string[];
  /** Of which files size and time are wanted; the others are listed without, as 0. By default all. */
  measured?: (path: string) => boolean;
  /** Told of each file that is listed, while others are still looked for. */
  onFile?: (path: string) => void;
}

export interface NodeHost extends Host {
  /** The path as it is spelt on disk, relative to the root: the name there may not be in NFC. */
  diskPath(path: string): string;
  /** The absolute path of a listed file. */
  absolute(path: string): string;
}

/** Folders that hold no work of the project itself; `.git` is never listed, the others are with `--no-ignore`. */
const BUILT_IN_IGNORED = new Set(['node_modules']);
const IGNORE_FILE_CAP = 1 << 20;
const MAX_DEPTH = 200;

interface IgnoreFile {
  folder: string;
  rules: IgnoreRules;
}

/** A host for one folder. Its paths are relative to it, with `/`, in NFC; names on disk in another form are found again. */
export function createNodeHost(options: NodeHostOptions): NodeHost {
  const root = resolve(options.root);
  const useIgnore = options.useIgnore ?? true;
  const include = options.include ?? [];
  const measured = options.measured ?? (() => true);
  /** Names on disk that are not in NFC, by the path they are listed under. */
  const onDisk = new Map<string, string>();
  /** Folders seen to be real ones, so that a read needs not look at each ancestor again. */
  const realFolders = new Set<string>(['']);

  function absolute(path: string): string {
    return path === '' ? root : `${root}/${onDisk.get(path) ?? path}`;
  }

  function list(token?: CancellationToken): Promise<Listing> {
    const listing: Listing = { files: [], complete: true, skipped: [] };
    /** What is listed, where it may be named besides. */
    const listed = include.length > 0 ? new Set<string>() : undefined;
    listFolder('', [], 0);
    for (const path of include) if (!listed?.has(path)) listNamed(path);
    listing.files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    return Promise.resolve(listing);

    function listFolder(folder: string, outer: readonly IgnoreFile[], depth: number): void {
      if (token?.isCancellationRequested || depth > MAX_DEPTH) {
        listing.complete = false;
        if (depth > MAX_DEPTH)
          listing.skipped.push({ path: folder, reason: 'the folder is nested too deep' });
        return;
      }
      let entries: ReturnType<typeof readFolder>;
      try {
        entries = readFolder(absolute(folder));
      } catch (error) {
        listing.complete = false;
        listing.skipped.push({ path: folder, reason: fileErrorText(error) });
        return;
      }
      listed?.add(folder);
      // Only where one is not in NFC can two names be the same.
      const seen = entries.every(({ name }) => isAscii(name)) ? undefined : new Set<string>();
      const ignores = useIgnore ? withIgnoreFiles(folder, outer, entries) : [];
      for (const entry of entries) {
        const name = seen ? entry.name.normalize('NFC') : entry.name;
        const path = folder === '' ? name : `${folder}/${name}`;
        if (seen?.has(path)) {
          listing.skipped.push({
            path,
            reason: 'another file has the same name in a different Unicode form',
          });
          continue;
        }
        if (listed?.has(path)) continue;
        if (name !== entry.name || onDisk.has(folder))
          onDisk.set(path, folder === '' ? entry.name : `${onDisk.get(folder) ?? folder}/${entry.name}`);
        if (entry.isSymbolicLink()) {
          if (!leftOut(path, name, false, ignores))
            listing.skipped.push({ path, reason: 'symbolic links are not followed' });
        } else if (entry.isDirectory()) {
          if (name === '.git' || leftOut(path, name, true, ignores)) continue;
          realFolders.add(path);
          seen?.add(path);
          listFolder(path, ignores, depth + 1);
        } else if (entry.isFile() && !leftOut(path, name, false, ignores)) {
          seen?.add(path);
          addFile(path);
        }
      }
    }

    function addFile(path: string): void {
      listed?.add(path);
      options.onFile?.(path);
      if (!measured(path) && !path.includes('\uFFFD')) {
        listing.files.push({ path, size: 0, mtime: 0 });
        return;
      }
      try {
        const stats = lstatSync(absolute(path));
        if (stats.isFile()) listing.files.push(entryOf(path, stats));
      } catch (error) {
        // A name that is not valid UTF-8 reads as U+FFFD and is then not found under that name.
        const reason = path.includes('\uFFFD') ? 'its name is not valid UTF-8' : fileErrorText(error);
        listing.complete = false;
        listing.skipped.push({ path, reason });
      }
    }

    /** A path the user named: what ignores it above does not count, the ignore files within it do. */
    function listNamed(path: string): void {
      const stats = statOrUndefined(path);
      if (stats?.isFile()) addFile(path);
      else if (stats?.isDirectory()) {
        realFolders.add(path);
        listFolder(path, [], 0);
      }
    }
  }

  function leftOut(path: string, name: string, isFolder: boolean, ignores: readonly IgnoreFile[]): boolean {
    if (!useIgnore) return false;
    if (isFolder && BUILT_IN_IGNORED.has(name)) return true;
    return isIgnoredBy(ignores, path, isFolder);
  }

  /** Adds a folder's `.gitignore`; at the root of a repository also its `.git/info/exclude`, which yields to it. */
  function withIgnoreFiles(
    folder: string,
    outer: readonly IgnoreFile[],
    entries: readonly { name: string; isFile(): boolean; isDirectory(): boolean }[],
  ): readonly IgnoreFile[] {
    const out = [...outer];
    for (const entry of entries)
      if (folder === '' && entry.name === '.git' && entry.isDirectory()) addRules('.git/info/exclude');
    for (const entry of entries)
      if (entry.name === '.gitignore' && entry.isFile())
        addRules(folder === '' ? '.gitignore' : `${folder}/.gitignore`);
    return out.length === outer.length ? outer : out;

    function addRules(path: string): void {
      const result = readCapped(absolute(path), IGNORE_FILE_CAP);
      if (result.ok) out.push({ folder, rules: parseIgnoreRules(new TextDecoder().decode(result.bytes)) });
    }
  }

  function statOrUndefined(path: string): Stats | undefined {
    try {
      return reachable(path) ? lstatSync(absolute(path)) : undefined;
    } catch {
      return undefined;
    }
  }

  /** False for paths that leave the root or pass through a symbolic link. */
  function reachable(path: string): boolean {
    const parts = path.split('/');
    if (path.includes('\0') || parts.some((part) => part === '' || part === '.' || part === '..'))
      return false;
    for (let i = 1; i < parts.length; i++) {
      const folder = parts.slice(0, i).join('/');
      if (realFolders.has(folder)) continue;
      if (!lstatSync(absolute(folder)).isDirectory()) return false;
      realFolders.add(folder);
    }
    return true;
  }

  function read(path: string, cap: number): Promise<ReadResult> {
    try {
      if (!reachable(path)) return Promise.resolve(notAFile('it is not a file within the root'));
    } catch (error) {
      return Promise.resolve(readFailure(error));
    }
    return Promise.resolve(readCapped(absolute(path), cap));
  }

  function isIgnored(path: string): Promise<boolean | undefined> {
    const parts = path.split('/');
    let ignores: readonly IgnoreFile[] = [];
    try {
      for (let i = 0; i < parts.length; i++) {
        const folder = parts.slice(0, i).join('/');
        ignores = withIgnoreFiles(folder, ignores, readFolder(absolute(folder)));
        const isFolder = i < parts.length - 1;
        if (isIgnoredBy(ignores, parts.slice(0, i + 1).join('/'), isFolder)) return Promise.resolve(true);
      }
      return Promise.resolve(false);
    } catch {
      return Promise.resolve(undefined);
    }
  }

  return {
    list,
    read,
    isIgnored,
    untracked: (paths) => untrackedOf(root, paths),
    diskPath: (path) => onDisk.get(path) ?? path,
    absolute,
    pause: () => new Promise((done) => setImmediate(done)),
  };
}

function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}

/** The entries of a folder in the order of their names, so that every machine lists alike. */
function readFolder(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
  );
}

function entryOf(path: string, stats: Stats): FileEntry {
  return { path, size: stats.size, mtime: stats.mtimeMs };
}
