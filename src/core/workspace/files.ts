import { globMatcher } from '../register/paths';
import { isBeneath } from '../register/read';
import type { Listing } from './host';

/** The listed files as checks ask for them. */
export interface FileIndex {
  /** From the root, NFC, in order. */
  paths: readonly string[];
  has(path: string): boolean;
  /** The files beneath a folder that match a glob of a manifest in it. */
  match(folder: string, glob: string): string[];
}

/** Indexes a listing; an answer about a glob is worked out once. */
export function indexFiles(listing: Listing): FileIndex {
  const paths = [...new Set(listing.files.map(({ path }) => path.normalize('NFC')))];
  const known = new Set(paths);
  const sorted = paths.every((path, i) => i === 0 || path > paths[i - 1]!) ? paths : [...paths].sort();
  const answers = new Map<string, string[]>();
  return {
    paths: sorted,
    has: (path) => known.has(path),
    match(folder, glob) {
      const name = `${folder}\0${glob}`;
      let found = answers.get(name);
      if (!found) {
        const matches = globMatcher([glob]);
        const from = folder === '' ? 0 : folder.length + 1;
        // Whatever matches begins with what stands before the first wildcard.
        const start = folder === '' ? literalStart(glob) : `${folder}/${literalStart(glob)}`;
        found = startingWith(sorted, start).filter(
          (path) => isBeneath(path, folder) && matches(path.slice(from)),
        );
        answers.set(name, found);
      }
      return [...found];
    },
  };
}

/** The folders of a glob before its first special sign, as far as they are plain names; '' where there are none. */
function literalStart(glob: string): string {
  const plain = /^(?:\.?\/)?((?:[^*?[\]!\\/#]+\/)*)/.exec(glob.normalize('NFC'))?.[1] ?? '';
  return plain.split('/').some((step) => step.trim() !== step || step === '.' || step === '..') ? '' : plain;
}

/** The part of a sorted list that begins with a text. */
function startingWith(sorted: readonly string[], start: string): readonly string[] {
  if (start === '') return sorted;
  const from = firstFrom(sorted, start);
  return sorted.slice(from, firstFrom(sorted, `${start}\uffff`, from));
}

function firstFrom(sorted: readonly string[], text: string, low = 0): number {
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
