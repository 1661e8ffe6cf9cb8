import { version } from '../../../package.json';
import type { Contribution } from '../usage';
import type { FileOutcome } from '../usage/file-scan';
import type { ScannedFile } from '../usage/linked';
import { createUsageStore, type UsageStore } from './usage-store';

/** Grows when what is stored changes its shape. */
const SHAPE = 1;

/** A file without anything to tell is most of all, so it is short: path, stamp, whether it is a candidate. */
type StoredEntry = [
  path: string,
  stamp: string,
  candidate: 0 | 1,
  more?: { file?: ScannedFile; skipped?: string; asked?: string; found?: ScannedFile },
];

interface Stored {
  shape: number;
  /** Another version of the product may find other things. */
  version: string;
  contextKey: string;
  vendored: boolean;
  entries: StoredEntry[];
  manifests: [path: string, stamp: string, told: Contribution][];
}

/** What a store knows as a text, so that a later run scans only what changed. */
export function writeUsageCache(store: UsageStore, vendored = false): string {
  const entries = [...store.entries].map(([path, { stamp, outcome, links }]): StoredEntry => {
    const { candidate, file, skipped } = outcome;
    const more = {
      ...(file ? { file } : {}),
      ...(skipped === undefined ? {} : { skipped }),
      ...(links ? { asked: links.asked, ...(links.found ? { found: links.found } : {}) } : {}),
    };
    const head = [path, stamp, candidate ? 1 : 0] as const;
    return Object.keys(more).length > 0 ? [...head, more] : [...head];
  });
  const stored: Stored = {
    shape: SHAPE,
    version,
    contextKey: store.contextKey,
    vendored,
    entries,
    manifests: [...store.manifests].map(([path, { stamp, told }]) => [path, stamp, told]),
  };
  return JSON.stringify(stored);
}

/** What most files are kept as: shared, since there are many thousands of them. */
const PLAIN: FileOutcome = Object.freeze({ candidate: false });
const CANDIDATE: FileOutcome = Object.freeze({ candidate: true });

/** The store of such a text; an empty one where it is of another version, was made for other files, or is damaged. */
export function readUsageCache(text: string, vendored = false): UsageStore {
  const store = createUsageStore();
  try {
    const stored = JSON.parse(text) as Stored;
    if (stored.shape !== SHAPE || stored.version !== version || stored.vendored !== vendored) return store;
    for (const [path, stamp, candidate, more] of stored.entries) {
      if (!more) {
        store.entries.set(path, { stamp, outcome: candidate === 1 ? CANDIDATE : PLAIN });
        continue;
      }
      const outcome: FileOutcome = {
        candidate: candidate === 1,
        ...(more.file ? { file: more.file } : {}),
        ...(more.skipped === undefined ? {} : { skipped: more.skipped }),
      };
      store.entries.set(path, {
        stamp,
        outcome,
        ...(more.asked === undefined
          ? {}
          : { links: { asked: more.asked, ...(more.found ? { found: more.found } : {}) } }),
      });
    }
    for (const [path, stamp, told] of stored.manifests) store.manifests.set(path, { stamp, told });
    store.contextKey = stored.contextKey;
    return store;
  } catch {
    return createUsageStore();
  }
}
