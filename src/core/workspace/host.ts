/**
 * What the engine asks of its host (an editor, a terminal, a test): files, and nothing else. Paths are relative
 * to the root, with `/`, Unicode NFC; the root itself is ''.
 */
export interface FileEntry {
  path: string;
  /** Bytes, from the listing, without reading the file. */
  size: number;
  /** Milliseconds since the epoch; serves caches only, never a verdict. */
  mtime: number;
}

export type ReadResult =
  | { ok: true; bytes: Uint8Array }
  | {
      ok: false;
      reason: 'not-found' | 'not-a-file' | 'unreadable' | 'too-large';
      detail: string;
      size?: number;
    };

export interface Listing {
  files: FileEntry[];
  /** False when a folder could not be read or the listing was cut: absence is then unknown. */
  complete: boolean;
  /** Folders and files that could not be listed, and links that were not followed, with the reason. */
  skipped: { path: string; reason: string }[];
}

export interface Host {
  /** All files beneath the root that are neither ignored nor behind a symbolic link. */
  list(token?: CancellationToken): Promise<Listing>;
  /** Stats first: a file over `cap` bytes answers `too-large` without being read. */
  read(path: string, cap: number): Promise<ReadResult>;
  /** Whether git ignores the path; undefined when the host cannot tell. */
  isIgnored?(path: string): Promise<boolean | undefined>;
  /** Those of some listed paths that git does not track; undefined outside a repository and without git. */
  untracked?(paths: readonly string[]): Promise<ReadonlySet<string> | undefined>;
  /** Gives the event loop back between slices of work. */
  pause(): Promise<void>;
}

/** Shaped like the editor's own, so that it can be handed through. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}
