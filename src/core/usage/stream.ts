import { decode } from '../documents/decode';
import type { CancellationToken } from '../workspace/host';
import type { UsageContext } from './context';
import { mayHoldAi } from './filter';
import { languageOf } from './languages';
import { ownNamesFor } from './own-components';
import { scanFile } from './scan';
import type { FileUsage } from './types';

/** A file of the workspace as the host read it. */
export interface ScanInput {
  path: string;
  bytes: Uint8Array;
}

export interface ScanOptions {
  token?: CancellationToken;
  /** Gives the event loop back; awaited whenever `slice` milliseconds of work have passed. */
  pause?: () => Promise<void>;
  /** Longest work between two pauses, in milliseconds. A single file is not cut. */
  slice?: number;
  /** Told after every file: how many have been seen. */
  progress?: (seen: number) => void;
}

const KILO = 1024;

/** How many bytes of a file are read for the scan at most: notebooks carry pictures, other large texts are data. */
export function scanCap(path: string): number {
  return languageOf(path)?.format === 'notebook' ? 24 * KILO * KILO : 2 * KILO * KILO;
}

/** Scans files as they come; yields those with uses, in the order given. Ends early when cancelled. */
export async function* scanFiles(
  files: AsyncIterable<ScanInput> | Iterable<ScanInput>,
  context: UsageContext,
  options: ScanOptions = {},
): AsyncGenerator<FileUsage> {
  const slice = options.slice ?? 8;
  let since = performance.now();
  let seen = 0;
  for await (const { path, bytes } of files) {
    if (options.token?.isCancellationRequested) return;
    const usage = scanBytes(path, bytes, context);
    options.progress?.(++seen);
    if (usage) yield usage;
    if (options.pause && performance.now() - since > slice) {
      await options.pause();
      since = performance.now();
    }
  }
}

/** The filter, the decoding and the scan of one file as read. */
export function scanBytes(path: string, bytes: Uint8Array, context: UsageContext): FileUsage | null {
  if (!mayHoldAi(path, bytes, ownNamesFor(context.components, path))) return null;
  return scanFile(path, decode(bytes).text, context);
}
