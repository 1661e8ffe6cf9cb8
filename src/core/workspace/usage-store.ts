import { manifestName } from '../documents/manifest-name';
import { fnv1a } from '../text/hash';
import { folderOf } from '../text/paths';
import {
  addPath,
  type Contribution,
  contributionOf,
  emptyContext,
  isContextFile,
  isVendored,
  languageOf,
  rebuildOwn,
  type UsageContext,
} from '../usage';
import { type FileOutcome, linkSource, scanName, scanSource } from '../usage/file-scan';
import type { CodeScan, ScannedFile, SkippedFile } from '../usage/linked';
import { modelFile } from '../usage/model-files';
import type { OwnComponent } from '../usage/own-components';
import { scanCap } from '../usage/stream';
import { isWrapper } from '../usage/wrappers';
import { stopIfCancelled } from './cancel';
import type { CancellationToken, FileEntry, Listing, ReadResult } from './host';
import { createSlices, type Slices } from './slices';

/** What is kept of a file from scan to scan. */
interface Entry {
  /** Size and time of the file when it was read; they only tell that it may have changed. */
  stamp: string;
  outcome: FileOutcome;
  /** Which clients of the workspace's own it was looked at for, and what it imports of them. */
  links?: { asked: string; found?: ScannedFile };
}

/** The scanned files of a workspace, each looked at once for a state of it. */
export interface UsageStore {
  entries: Map<string, Entry>;
  manifests: Map<string, { stamp: string; told: Contribution }>;
  /** What the entries of candidates were judged with; the names themselves only after a scan of this session. */
  contextKey: string;
  context?: UsageContext;
  /** Whether a refresh changed anything that is stored. */
  changed: boolean;
}

export function createUsageStore(): UsageStore {
  return { entries: new Map(), manifests: new Map(), contextKey: '', changed: false };
}

/** Why a file could not be read. */
export interface LostFile {
  lost: string;
}

/** A file to look at: for AI or, with `wrappers`, for imports of these modules of the workspace. */
export interface ScanTask extends FileEntry {
  wrappers?: readonly string[];
}

/** Reads and scans files wherever that is best done: here, or in a worker. Results come in any order. */
export interface UsageReader {
  /** @param found called once for each path; `lost`: why the file could not be read */
  scan(
    files: readonly ScanTask[],
    context: UsageContext,
    found: (path: string, outcome: FileOutcome | LostFile) => void,
    token?: CancellationToken,
  ): Promise<void>;
  /** Gives the text of a file; undefined where it cannot be read. */
  read(path: string, cap: number): Promise<ReadResult>;
  pause(): Promise<void>;
}

export interface UsageRefresh {
  reader: UsageReader;
  /** What the manifests leave out. */
  excluded?: (path: string) => boolean;
  /** What they list as AI of the organization's own. */
  components?: readonly OwnComponent[];
  /** Whether vendored and generated files are looked at, too. */
  vendored?: boolean;
  token?: CancellationToken;
  onProgress?: (done: number, total: number) => void;
}

/** Longest work between two pauses, in milliseconds. */
const SLICE = 8;

export const stampOf = ({ size, mtime }: FileEntry): string => `${size}:${mtime}`;

/** Records of AI that name models without using them. */
const RECORDS = /(?:\.evidence\.(?:ya?ml|json)|\.cdx\.json|\.spdx3?\.json|(?:^|\/)(?:ai)?bom\.json)$/i;

/** Whether a file is looked at for AI, by its name. */
export function isScanned(path: string, vendored = false): boolean {
  if (!languageOf(path) && !modelFile(path)) return false;
  return !manifestName(path) && !RECORDS.test(path) && (vendored || !isVendored(path));
}

/**
 * Brings the store up to date with a listing: scans what is new or changed, and what other files' changes may have
 * changed; drops what is gone.
 * @throws Cancelled
 */
export async function refreshUsage(
  store: UsageStore,
  listing: Listing,
  options: UsageRefresh,
): Promise<CodeScan> {
  const { reader, token, excluded = () => false } = options;
  const slices = createSlices(reader.pause, token);
  const wanted: FileEntry[] = [];
  for (const file of listing.files) {
    const { path } = file;
    if ((store.entries.has(path) || isScanned(path, options.vendored)) && !excluded(path)) wanted.push(file);
    if (slices.isOver()) await slices.next();
  }
  const context = await contextOf(store, listing.files, options, slices);
  const key = `${await keyOf(context, slices)}${keyOfComponents(context.components)}`;
  const sameContext = key === store.contextKey;
  const sameNames = knowsComponents(store, context.components);
  const due: FileEntry[] = [];
  const stamps = new Map<string, string>();
  for (const file of wanted) {
    const { path } = file;
    const stamp = stampOf(file);
    const known = store.entries.get(path);
    if (known?.stamp !== stamp || (known.outcome.candidate && !sameContext) || !sameNames) {
      due.push(file);
      stamps.set(path, stamp);
      // What is not looked at again because of a cancellation must be looked at the next time.
      store.entries.delete(path);
    }
    if (slices.isOver()) await slices.next();
  }
  if (due.length > 0 || key !== store.contextKey) store.changed = true;
  if (store.entries.size > wanted.length - due.length) await dropOthers(store, wanted, slices);
  store.contextKey = key;
  store.context = context;
  const lost = new Map<string, string>();
  let done = wanted.length - due.length;
  await reader.scan(
    due,
    context,
    (path, answer) => {
      if ('lost' in answer) lost.set(path, answer.lost);
      else store.entries.set(path, { stamp: stamps.get(path) ?? '', outcome: answer });
      options.onProgress?.(++done, wanted.length);
    },
    token,
  );
  stopIfCancelled(token);
  await linkWrappers(store, wanted, context, options);
  return scanOf(store, wanted, listing, lost, slices);
}

/** Forgets the files that are wanted no more. */
async function dropOthers(store: UsageStore, wanted: readonly FileEntry[], slices: Slices): Promise<void> {
  const kept = new Set(wanted.map(({ path }) => path));
  for (const path of store.entries.keys()) {
    if (!kept.has(path)) store.entries.delete(path);
    if (slices.isOver()) await slices.next();
  }
  store.changed = true;
}

/**
 * How many files a refresh would look at, those left aside that only other files' changes may concern.
 * @param most where counting ends: what is more makes no difference
 * @throws Cancelled
 */
export async function dueFiles(
  store: UsageStore,
  listing: Listing,
  { reader, token, excluded = () => false, components = [] }: UsageRefresh,
  most: number,
): Promise<number> {
  const slices = createSlices(reader.pause, token);
  const sameNames = knowsComponents(store, components);
  let due = 0;
  for (const file of listing.files) {
    const { path } = file;
    const known = sameNames && store.entries.get(path)?.stamp === stampOf(file);
    if (!known && isScanned(path) && !excluded(path)) due++;
    if (due >= most) break;
    if (slices.isOver()) await slices.next();
  }
  return due;
}

/** Names of the workspace's own, from the paths and from the manifests; only changed manifests are read. */
async function contextOf(
  store: UsageStore,
  files: readonly FileEntry[],
  { reader, token, components = [] }: UsageRefresh,
  slices: Slices,
): Promise<UsageContext> {
  const context = { ...emptyContext(), components };
  const seen = new Set<string>();
  for (const file of files) {
    if (slices.isOver()) await slices.next();
    // What is installed gives no names to the workspace, also where it is looked at.
    if (isVendored(file.path)) continue;
    addPath(context, file.path);
    // Of a file that was looked at before it is known whether it tells of names.
    const before = store.manifests.has(file.path) || store.entries.has(file.path);
    if (before ? !store.manifests.has(file.path) : !isContextFile(file.path)) continue;
    seen.add(file.path);
    const stamp = stampOf(file);
    let known = store.manifests.get(file.path);
    if (known?.stamp !== stamp) {
      stopIfCancelled(token);
      const read = await reader.read(file.path, scanCap(file.path));
      store.changed = true;
      known = { stamp, told: contributionOf(file.path, read.ok ? read.bytes : undefined) };
      store.manifests.set(file.path, known);
    }
    const { told } = known;
    if (told.own.length > 0 || told.declares.length > 0) context.manifests.set(file.path, told);
  }
  for (const path of store.manifests.keys())
    if (!seen.has(path)) {
      store.manifests.delete(path);
      store.changed = true;
    }
  rebuildOwn(context);
  return context;
}

/** Two contexts with the same key judge every file alike. */
async function keyOf(context: UsageContext, slices: Slices): Promise<string> {
  let hash = fnv1a('');
  let length = 0;
  const add = (text: string): void => {
    length += text.length;
    hash = fnv1a('\uffff', fnv1a(text, hash));
  };
  for (const set of [
    context.pythonModules,
    context.pythonPackages,
    context.jvmFolders,
    context.dotnetProjects,
  ]) {
    for (const one of set) {
      add(one);
      if (slices.isOver()) await slices.next();
    }
    add('\0');
  }
  for (const [path, told] of context.manifests) {
    add(path);
    add(JSON.stringify(told));
    if (slices.isOver()) await slices.next();
  }
  return `${(hash >>> 0).toString(16)}:${length}`;
}

/** Follows the key of a context where own components are looked for: with others every file is to be looked at again. */
function keyOfComponents(components: readonly OwnComponent[]): string {
  return components.length === 0 ? '' : ` ${keyOfPaths([JSON.stringify(components)])}`;
}

function knowsComponents({ contextKey }: UsageStore, components: readonly OwnComponent[]): boolean {
  const space = contextKey.indexOf(' ');
  return (space < 0 ? '' : contextKey.slice(space)) === keyOfComponents(components);
}

/** Stands for a list of paths: its length and a hash. */
function keyOfPaths(paths: readonly string[]): string {
  let hash = fnv1a('');
  for (const path of paths) hash = fnv1a('\n', fnv1a(path, hash));
  return `${paths.length}:${(hash >>> 0).toString(16)}`;
}

const LINKING = /^(?:python|javascript|typescript)$/;

/** Folders that hold a project: relative imports do not leave them. */
function projectOf(path: string, projects: ReadonlySet<string>): string {
  let folder = folderOf(path);
  while (folder !== '' && !projects.has(folder)) folder = folderOf(folder);
  return folder;
}

/**
 * Finds the files that import a module of the workspace which itself calls an AI service. Only files of a project
 * with such a module are looked at, and only once for the same modules.
 */
export async function linkWrappers(
  store: UsageStore,
  wanted: readonly FileEntry[],
  context: UsageContext,
  { reader, token }: UsageRefresh,
): Promise<void> {
  const slices = createSlices(reader.pause, token);
  const projects = new Set([...context.manifests.keys()].map(folderOf));
  const byProject = new Map<string, string[]>();
  for (const [path, { outcome }] of store.entries) {
    if (slices.isOver()) await slices.next();
    if (!outcome.file || !isWrapper(outcome.file)) continue;
    const project = projectOf(path, projects);
    const list = byProject.get(project);
    if (list) list.push(path);
    else byProject.set(project, [path]);
  }
  if (byProject.size === 0) {
    for (const entry of store.entries.values())
      if (entry.links) {
        delete entry.links;
        store.changed = true;
      }
    return;
  }
  // One list and one name for all files of a project: there may be thousands of both.
  const sought = new Map(
    [...byProject].map(([project, paths]) => [project, { paths: paths.sort(), asked: keyOfPaths(paths) }]),
  );
  const tasks: ScanTask[] = [];
  const askedOf = new Map<string, string>();
  for (const file of wanted) {
    if (slices.isOver()) await slices.next();
    const { path } = file;
    const entry = store.entries.get(path);
    if (!entry || !LINKING.test(languageOf(path)?.name ?? '')) continue;
    const clients = sought.get(projectOf(path, projects));
    if (entry.links?.asked === clients?.asked) continue;
    if (entry.links) store.changed = true;
    delete entry.links;
    if (!clients) continue;
    tasks.push({ ...file, wrappers: clients.paths });
    askedOf.set(path, clients.asked);
  }
  await reader.scan(
    tasks,
    context,
    (path, answer) => {
      const entry = store.entries.get(path);
      if (!entry || 'lost' in answer) return;
      const { file } = entry.outcome;
      const importer = answer.file;
      entry.links = { asked: askedOf.get(path) ?? '' };
      store.changed = true;
      if (importer)
        entry.links.found = file && importer.wrappers ? { ...file, wrappers: importer.wrappers } : importer;
    },
    token,
  );
  stopIfCancelled(token);
}

/** What an entry tells of its file, with what the file imports of the workspace's own clients. */
export function scannedFile(entry: Entry | undefined): ScannedFile | undefined {
  return entry?.links?.found ?? entry?.outcome.file;
}

async function scanOf(
  store: UsageStore,
  wanted: readonly FileEntry[],
  listing: Listing,
  lost: ReadonlyMap<string, string>,
  slices: Slices,
): Promise<CodeScan> {
  const files: ScannedFile[] = [];
  const skipped: SkippedFile[] = listing.skipped.map(({ path, reason }) => ({ path, reason }));
  let seen = 0;
  for (const { path } of wanted) {
    const entry = store.entries.get(path);
    const reason = lost.get(path);
    if (reason !== undefined) skipped.push({ path, reason, lost: true });
    else if (entry?.outcome.skipped !== undefined) skipped.push({ path, reason: entry.outcome.skipped });
    else seen++;
    const file = scannedFile(entry);
    if (file) files.push(file);
    if (slices.isOver()) await slices.next();
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files, complete: listing.complete && lost.size === 0, skipped, seen };
}

/** What a scan in this thread asks of its host. */
export interface LocalHost {
  read(path: string, cap: number): Promise<ReadResult>;
  /** The same at once, where the host can: waiting for each of many files takes its time. */
  readNow?(path: string, cap: number): ReadResult;
  pause(): Promise<void>;
}

/** Reads and scans in this thread, pausing between slices of work. */
export function localReader(host: LocalHost): UsageReader {
  return {
    read: host.read,
    pause: host.pause,
    async scan(files, context, found, token) {
      let since = performance.now();
      for (const file of files) {
        const { path } = file;
        if (modelFile(path)) found(path, scanName(path));
        else {
          const cap = scanCap(path);
          const read = host.readNow ? host.readNow(path, cap) : await host.read(path, cap);
          found(path, scanRead(file, read, context));
        }
        if (performance.now() - since < SLICE) continue;
        await host.pause();
        stopIfCancelled(token);
        since = performance.now();
      }
    },
  };
}

/** Scans a file as it was read. */
export function scanRead(
  { path, wrappers }: Pick<ScanTask, 'path' | 'wrappers'>,
  result: ReadResult,
  context: UsageContext,
): FileOutcome | LostFile {
  if (!result.ok) return outcomeOf(result);
  return wrappers
    ? linkSource(path, result.bytes, context, wrappers)
    : scanSource(path, result.bytes, context);
}

/** What is told of a file that was not read. One that is gone meanwhile uses nothing. */
export function outcomeOf(result: Extract<ReadResult, { ok: false }>): FileOutcome | LostFile {
  if (result.reason === 'too-large')
    return { candidate: false, skipped: `${result.detail}, more than is read` };
  if (result.reason === 'unreadable') return { lost: result.detail };
  return { candidate: false };
}
