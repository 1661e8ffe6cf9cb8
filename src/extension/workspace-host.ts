/**
 * The engine's view of a workspace folder through the editor's file systems, whatever their scheme. No link is
 * followed, and nothing outside the folder is read.
 */
import * as vscode from 'vscode';
import type { IgnoreRules } from '../core/workspace/gitignore';
import type { CancellationToken, FileEntry, Host, Listing, ReadResult } from '../core/workspace/host';
import { errorText } from './convert';
import { lazy } from './lazy';
import { pause } from './pause';

/** A host that remembers its listing until it is told of a change. */
export interface WorkspaceHost extends Host {
  /** The content of a file changed: its size and time are asked for anew at the next listing. */
  touched(path: string): void;
  /** Files came or went: the next listing walks the folder again. */
  relist(): void;
  /** The files of the last listing, without listing anew. */
  listed(): readonly FileEntry[];
  /** The address of a path as it is called on disk. */
  uriOf(path: string): vscode.Uri;
}

interface IgnoreFile {
  folder: string;
  rules: IgnoreRules;
}

const NEVER_LISTED = new Set(['.git', 'node_modules']);
const IGNORE_FILE_CAP = 1 << 20;
const MAX_DEPTH = 200;
/** How many files are asked for their size at a time. */
const STATS_AT_A_TIME = 32;

const isLink = (type: vscode.FileType) => (type & vscode.FileType.SymbolicLink) !== 0;
const joined = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);

/** A host for one workspace folder; paths are relative to it, with `/`, in NFC. */
export function createWorkspaceHost(root: vscode.Uri): WorkspaceHost {
  const fs = vscode.workspace.fs;
  /** Names on disk that are not in NFC, by the path they are listed under. */
  const onDisk = new Map<string, string>();
  /** Folders seen to be real ones, so that a read needs not look at each ancestor again. */
  let realFolders = new Set<string>(['']);
  let known: Listing | undefined;
  let last: readonly FileEntry[] = [];
  const stale = new Set<string>();
  /** Grows with each change, so that a walk that was overtaken is not kept. */
  let generation = 0;

  function uriOf(path: string): vscode.Uri {
    return path === '' ? root : vscode.Uri.joinPath(root, onDisk.get(path) ?? path);
  }

  async function list(token?: CancellationToken): Promise<Listing> {
    if (!known) {
      const begun = generation;
      stale.clear();
      const listing = await walk(token);
      if (!listing.complete && token?.isCancellationRequested) return listing;
      if (begun === generation) known = listing;
      last = listing.files;
      return listing;
    }
    if (stale.size > 0) {
      const [begun, before] = [generation, known];
      const paths = new Set(stale);
      stale.clear();
      const files: FileEntry[] = [];
      for (const file of before.files) {
        const entry = paths.has(file.path) ? await entryOf(file.path) : file;
        if (typeof entry !== 'string') files.push(entry);
      }
      // Files came or went meanwhile: what was just renewed is out of date.
      if (begun !== generation) return list(token);
      known = { ...before, files };
      last = files;
    }
    return known;
  }

  async function walk(token?: CancellationToken): Promise<Listing> {
    const { parseIgnoreRules, isIgnoredBy } = await lazy.ignore();
    const listing: Listing = { files: [], complete: true, skipped: [] };
    const paths: string[] = [];
    const folders = new Set<string>(['']);
    await walkFolder('', [], 0);
    for (let i = 0; i < paths.length && !token?.isCancellationRequested; i += STATS_AT_A_TIME) {
      const some = paths.slice(i, i + STATS_AT_A_TIME);
      const entries = await Promise.all(some.map(entryOf));
      entries.forEach((entry, index) => {
        if (typeof entry !== 'string') listing.files.push(entry);
        else {
          listing.complete = false;
          listing.skipped.push({ path: some[index] ?? '', reason: entry });
        }
      });
    }
    if (token?.isCancellationRequested) listing.complete = false;
    realFolders = folders;
    listing.files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    return listing;

    async function walkFolder(folder: string, outer: readonly IgnoreFile[], depth: number): Promise<void> {
      if (token?.isCancellationRequested) {
        listing.complete = false;
        return;
      }
      if (depth > MAX_DEPTH) return skip(folder, 'the folder is nested too deep');
      let entries: [string, vscode.FileType][];
      try {
        entries = await fs.readDirectory(uriOf(folder));
      } catch (error) {
        return skip(folder, errorText(error));
      }
      entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      const ignores = await withIgnoreFile(folder, outer, entries);
      const seen = new Set<string>();
      for (const [diskName, type] of entries) {
        const name = diskName.normalize('NFC');
        const path = joined(folder, name);
        if (seen.has(name)) {
          listing.skipped.push({
            path,
            reason: 'another file has the same name in a different Unicode form',
          });
          continue;
        }
        seen.add(name);
        const isFolder = (type & vscode.FileType.Directory) !== 0;
        if (NEVER_LISTED.has(name) && (isFolder || name === '.git')) continue;
        if (isIgnoredBy(ignores, path, isFolder && !isLink(type))) continue;
        if (name !== diskName || onDisk.has(folder))
          onDisk.set(path, joined(onDisk.get(folder) ?? folder, diskName));
        if (isLink(type)) listing.skipped.push({ path, reason: 'symbolic links are not followed' });
        else if (isFolder) {
          folders.add(path);
          await walkFolder(path, ignores, depth + 1);
        } else if (type & vscode.FileType.File) paths.push(path);
      }
    }

    function skip(path: string, reason: string): void {
      listing.complete = false;
      listing.skipped.push({ path, reason });
    }

    /** Adds a folder's `.gitignore`; at the root also `.git/info/exclude`, which yields to it. */
    async function withIgnoreFile(
      folder: string,
      outer: readonly IgnoreFile[],
      entries: readonly [string, vscode.FileType][],
    ): Promise<readonly IgnoreFile[]> {
      const out = [...outer];
      const has = (name: string, type: vscode.FileType) => entries.some(([n, t]) => n === name && t === type);
      const names: string[] = [];
      if (folder === '' && has('.git', vscode.FileType.Directory)) names.push('.git/info/exclude');
      if (has('.gitignore', vscode.FileType.File)) names.push(joined(folder, '.gitignore'));
      for (const name of names) {
        const result = await readCapped(name, IGNORE_FILE_CAP);
        if (result.ok) out.push({ folder, rules: parseIgnoreRules(new TextDecoder().decode(result.bytes)) });
      }
      return out;
    }
  }

  /** A listed file with its size, or the reason why it cannot be had. */
  async function entryOf(path: string): Promise<FileEntry | string> {
    try {
      const stat = await fs.stat(uriOf(path));
      return { path, size: stat.size, mtime: stat.mtime };
    } catch (error) {
      return errorText(error);
    }
  }

  /** False for paths that leave the folder or pass through a link. */
  async function reachable(path: string): Promise<boolean> {
    const parts = path.split('/');
    if (path.includes('\0') || parts.some((part) => part === '' || part === '.' || part === '..'))
      return false;
    for (let i = 1; i < parts.length; i++) {
      const folder = parts.slice(0, i).join('/');
      if (realFolders.has(folder)) continue;
      const { type } = await fs.stat(uriOf(folder));
      if (isLink(type) || !(type & vscode.FileType.Directory)) return false;
      realFolders.add(folder);
    }
    return true;
  }

  async function read(path: string, cap: number): Promise<ReadResult> {
    try {
      if (!(await reachable(path))) return notAFile('it is not a file within the folder');
    } catch (error) {
      return readFailure(error);
    }
    return readCapped(path, cap);
  }

  async function readCapped(path: string, cap: number): Promise<ReadResult> {
    try {
      const uri = uriOf(path);
      const stat = await fs.stat(uri);
      if (isLink(stat.type)) return notAFile('it is a symbolic link');
      if (stat.type & vscode.FileType.Directory) return notAFile('it is a folder');
      if (stat.size > cap) return tooLarge(stat.size);
      const bytes = await fs.readFile(uri);
      // It may have grown between the two.
      return bytes.length > cap ? tooLarge(bytes.length) : { ok: true, bytes };
    } catch (error) {
      return readFailure(error);
    }
  }

  async function isIgnored(path: string): Promise<boolean | undefined> {
    const { files, complete } = await list();
    if (files.some((file) => file.path === path)) return false;
    if (!complete) return undefined;
    // Not listed, yet there: left out by an ignore file, unless it is a link.
    return fs.stat(uriOf(path)).then(
      ({ type }) => (isLink(type) ? undefined : true),
      () => undefined,
    );
  }

  return {
    list,
    read,
    isIgnored,
    pause,
    uriOf,
    touched: (path) => {
      stale.add(path);
      if (path.endsWith('.gitignore')) relist();
    },
    relist,
    listed: () => last,
  };

  function relist(): void {
    generation++;
    known = undefined;
  }
}

/** The path of an address beneath a folder; undefined when it lies elsewhere. */
export function pathBeneath(root: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== root.scheme || uri.authority !== root.authority) return undefined;
  const base = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return uri.path.startsWith(base) ? uri.path.slice(base.length).normalize('NFC') : undefined;
}

/** Whether a path lies in a folder that is never listed. */
export function neverListed(path: string): boolean {
  return path.split('/').some((part) => NEVER_LISTED.has(part));
}

function notAFile(detail: string): ReadResult {
  return { ok: false, reason: 'not-a-file', detail };
}

function tooLarge(size: number): ReadResult {
  return { ok: false, reason: 'too-large', detail: `it has ${size} bytes`, size };
}

function readFailure(error: unknown): ReadResult {
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  const detail = errorText(error);
  if (code === 'FileNotFound') return { ok: false, reason: 'not-found', detail };
  if (code === 'FileIsADirectory' || code === 'FileNotADirectory') return notAFile('it is a folder');
  return { ok: false, reason: 'unreadable', detail };
}
