/**
 * Code as editors hold it, unsaved: a scan sees these texts in place of the files, and looks again at them alone for
 * as long as nothing else changed.
 */
import { fnv1a } from '../text/hash';
import { isContextFile } from '../usage';
import type { CodeScan } from '../usage/linked';
import { stopIfCancelled } from './cancel';
import type { FileEntry, Listing, ReadResult } from './host';
import {
  isScanned,
  type LocalHost,
  linkWrappers,
  scannedFile,
  stampOf,
  type UsageRefresh,
  type UsageStore,
} from './usage-store';

/** Texts that are not saved, by path, with a time below 0 that tells one text of a file from another. */
export type EditedTexts = ReadonlyMap<string, EditedText>;

export interface EditedText {
  bytes: Uint8Array;
  mtime: number;
}

/** A text of an editor, told apart by what it says: an undone edit is known again. */
export function editedText(text: string): EditedText {
  return { bytes: new TextEncoder().encode(text), mtime: -1 - (fnv1a(text) >>> 0) };
}

/** A listed file as it counts: with the state of its text in an editor, where it is not saved. */
export function entryWith(edited: EditedTexts, file: FileEntry): FileEntry {
  const text = edited.get(file.path);
  return text ? { path: file.path, size: text.bytes.length, mtime: text.mtime } : file;
}

/** A listing in which edited files stand as they count. */
export function listingWith(edited: EditedTexts, listing: Listing): Listing {
  if (edited.size === 0) return listing;
  return { ...listing, files: listing.files.map((file) => entryWith(edited, file)) };
}

/** A host that reads edited files from their editors. */
export function hostWith(edited: EditedTexts, host: LocalHost): LocalHost {
  return {
    pause: () => host.pause(),
    read: async (path, cap) => readEdited(edited, path, cap) ?? host.read(path, cap),
  };
}

function readEdited(edited: EditedTexts, path: string, cap: number): ReadResult | undefined {
  const text = edited.get(path);
  if (!text) return undefined;
  const size = text.bytes.length;
  return size > cap
    ? { ok: false, reason: 'too-large', detail: `it has ${size} bytes`, size }
    : { ok: true, bytes: text.bytes };
}

/**
 * Looks again at some files of a scan, all others being as they were. Answers the same scan where that changes nothing;
 * undefined where names of the workspace may change, or a file cannot be read: `refreshUsage` is then to be asked. Who
 * imports a module that becomes a client of a service, or is one no more, is looked for there, once it is saved.
 * @param files those of the last listing, as they count now
 * @throws Cancelled
 */
export async function rescanFiles(
  store: UsageStore,
  last: CodeScan,
  files: readonly FileEntry[],
  options: UsageRefresh,
): Promise<CodeScan | undefined> {
  const { context, entries } = store;
  const { reader, token, excluded = () => false } = options;
  const due = files.filter(({ path }) => isScanned(path, options.vendored) && !excluded(path));
  if (due.length === 0) return last;
  if (!context || due.some(({ path }) => isContextFile(path) || !entries.has(path))) return undefined;
  const before = new Map(due.map(({ path }) => [path, entries.get(path)]));
  const stamps = new Map(due.map((file) => [file.path, stampOf(file)]));
  // What is not looked at because of a cancellation must be looked at the next time.
  for (const { path } of due) entries.delete(path);
  await reader.scan(
    due,
    context,
    (path, outcome) => {
      if (!('lost' in outcome)) entries.set(path, { stamp: stamps.get(path) ?? '', outcome });
    },
    token,
  );
  stopIfCancelled(token);
  for (const [path, known] of before) {
    const now = entries.get(path);
    if (!now || now.outcome.skipped !== known?.outcome.skipped) return undefined;
  }
  await linkWrappers(store, due, context, options);
  const found = due.flatMap(({ path }) => scannedFile(entries.get(path)) ?? []);
  const paths = new Set(before.keys());
  const others = last.files.filter(({ path }) => !paths.has(path));
  if (found.length === 0 && others.length === last.files.length) return last;
  return { ...last, files: [...others, ...found].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}
