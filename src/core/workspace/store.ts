import type { SourceDocument } from '../documents/document';
import { manifestName } from '../documents/manifest-name';
import { MAX_BYTES } from '../documents/parse-source';
import { isNominated } from '../documents/recognise';
import { entryOf, isMap, textOf } from '../documents/tree';
import { boundFiles } from '../evidence/bound';
import { approvedFiles } from '../register/approved';
import { globMatcher } from '../register/paths';
import { isBeneath } from '../register/read';
import { folderOf } from '../text/paths';
import { stopIfCancelled } from './cancel';
import type { CancellationToken, FileEntry, Host } from './host';
import { isWorthReading, type ReadOptions, readSource, readText, unread } from './read-source';
import { createSlices } from './slices';

/** What is known of one file: its document (null: not one of ours) and the state it was read from. */
interface Entry {
  stamp: string;
  document: SourceDocument | null;
}

/** The documents of a workspace, each read once for a state of its file. */
export interface Store {
  /** Texts of open editors; they win over the disk. */
  open: Map<string, string>;
  entries: Map<string, Entry>;
  /** Files that must be read again whatever their size and time say. */
  changed: Set<string>;
}

export function createStore(): Store {
  return { open: new Map(), entries: new Map(), changed: new Set() };
}

export interface Reading {
  host: Host;
  token: CancellationToken | undefined;
  onProgress: ((done: number, total: number) => void) | undefined;
}

/**
 * Brings the store up to date with a listing: reads and parses what is new or changed, drops what is gone. Files that
 * manifests `include` are read as parts of their register.
 * @throws Cancelled
 */
export async function refresh(store: Store, files: readonly FileEntry[], reading: Reading): Promise<void> {
  const listed = new Map(files.map((file) => [file.path, file]));
  for (const path of store.open.keys()) if (!listed.has(path)) listed.set(path, { path, size: 0, mtime: 0 });
  for (const path of store.entries.keys()) if (!listed.has(path)) store.entries.delete(path);
  const nominated = [...listed.values()].filter(({ path }) => isWorthReading(path));
  // Manifests first: they say which other files belong to a register.
  nominated.sort((a, b) => Number(!manifestName(a.path)) - Number(!manifestName(b.path)));
  const slices = createSlices(() => reading.host.pause(), reading.token);
  let done = 0;
  let included: (path: string) => boolean = () => false;
  let manifests = true;
  // What records named as evidence at the last reading waits until it is known what they name now.
  const bound = new Set(
    [...store.entries].flatMap(([path, { stamp }]) => (isBoundStamp(stamp) ? [path] : [])),
  );
  for (const file of nominated) {
    if (bound.has(file.path)) continue;
    if (manifests && !manifestName(file.path)) {
      manifests = false;
      included = includedBy(store);
      for (const other of listed.values())
        if (!isNominated(other.path) && included(other.path)) await load(store, other, true, reading);
    }
    stopIfCancelled(reading.token);
    await load(store, file, !manifestName(file.path) && included(file.path), reading);
    done++;
    if (done % 64 === 0) reading.onProgress?.(done, nominated.length);
    if (slices.isOver()) await slices.next();
  }
  await readBound(store, listed, bound, reading);
  reading.onProgress?.(nominated.length, nominated.length);
}

/**
 * Reads the files that records name as evidence or as what was approved, whatever they are called, and lets go of those no
 * longer named.
 */
async function readBound(
  store: Store,
  listed: ReadonlyMap<string, FileEntry>,
  before: ReadonlySet<string>,
  reading: Reading,
): Promise<void> {
  const named = boundFiles(documentsIn(store));
  const approved = approvedFiles(documentsIn(store));
  for (const file of listed.values()) {
    const { path } = file;
    const bound = named(path) ? 'evidence' : approved(path) ? 'approved' : undefined;
    if (bound) {
      stopIfCancelled(reading.token);
      if (before.has(path) || !store.entries.get(path)?.document)
        await load(store, file, false, reading, bound);
    } else if (before.has(path)) {
      if (isWorthReading(path)) await load(store, file, false, reading);
      else store.entries.delete(path);
    }
  }
}

/** What a record names a file as, where that is why it is read. */
type Bound = 'evidence' | 'approved';

function isBoundStamp(stamp: string): boolean {
  return stamp.endsWith('#evidence') || stamp.endsWith('#approved');
}

/** The matcher of all `include` lists: YAML files beneath their manifest, less those of registers further down. */
function includedBy(store: Store): (path: string) => boolean {
  const folders: string[] = [];
  const matchers: { folder: string; matches: (path: string) => boolean }[] = [];
  for (const [path, { document }] of store.entries) {
    if (document?.kind !== 'manifest') continue;
    const folder = folderOf(path);
    folders.push(folder);
    const include = isMap(document.tree) ? entryOf(document.tree, 'include')?.value : undefined;
    const globs = include?.type === 'list' ? include.items.flatMap((item) => textOf(item) ?? []) : [];
    if (globs.length > 0) matchers.push({ folder, matches: globMatcher(globs) });
  }
  if (matchers.length === 0) return () => false;
  return (path) => {
    if (!/\.ya?ml$/i.test(path)) return false;
    const nearest = folders
      .filter((folder) => isBeneath(path, folder))
      .sort((a, b) => b.length - a.length)[0];
    return matchers.some(
      ({ folder, matches }) =>
        folder === nearest && matches(folder === '' ? path : path.slice(folder.length + 1)),
    );
  };
}

async function load(
  store: Store,
  file: FileEntry,
  registerPart: boolean,
  reading: Reading,
  bound?: Bound,
): Promise<void> {
  const { path } = file;
  const text = store.open.get(path);
  const known = store.entries.get(path);
  const part = registerPart ? '#part' : bound ? `#${bound}` : '';
  // Sizes and times only tell that a file may have changed; what it says is judged by its text alone.
  const stamp = text === undefined ? `${file.size}:${file.mtime}${part}` : `open${part}`;
  if (known && !store.changed.has(path) && known.stamp === stamp) {
    if (text === undefined || known.document === null || known.document.text === text) return;
  }
  const options = {
    registerPart,
    bound: bound === 'evidence',
    approved: bound === 'approved',
    pause: reading.host.pause,
    ...(reading.token ? { token: reading.token } : {}),
    ...(known?.document ? { previous: known.document } : {}),
  };
  const document =
    text === undefined ? await fromDisk(path, reading.host, options) : await readText(path, text, options);
  stopIfCancelled(reading.token);
  store.changed.delete(path);
  store.entries.set(path, { stamp, document });
}

async function fromDisk(path: string, host: Host, options: ReadOptions): Promise<SourceDocument | null> {
  const read = await host.read(path, MAX_BYTES);
  if (read.ok) return readSource({ path, bytes: read.bytes }, options);
  // A file that vanished between listing and reading is simply gone; a folder is no file.
  if (read.reason === 'not-found' || read.reason === 'not-a-file') return null;
  const span = { start: 0, end: 0 };
  return unread(
    path,
    read.reason === 'too-large'
      ? { code: 'too-large', span, args: { size: read.size ?? 0, limit: MAX_BYTES }, losesContent: true }
      : { code: 'unreadable', span, args: { detail: read.detail }, losesContent: true },
    options,
  );
}

/** The recognised documents in order of their paths. */
export function documentsOf(store: Store): SourceDocument[] {
  return documentsIn(store).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function documentsIn(store: Store): SourceDocument[] {
  return [...store.entries.values()].flatMap(({ document }) => document ?? []);
}
