import type { Host, Listing } from '../core/workspace/host';
import { quoted } from './args';

const LIMIT = 10;
const MANIFEST = /(^|\/)(aims|[^/]+\.aims)\.ya?ml$/;

export interface WatchedHost {
  host: Host;
  /** What could not be listed, as lines for stderr. */
  skippedLines(): string[];
  /**
   * Manifests and named files that could not be read: without them no result can be relied on. Other unreadable
   * files are findings.
   */
  unreadableLines(named: readonly string[]): string[];
}

/** A host that remembers what could not be listed or read while the engine used it. */
export function watchHost(inner: Host): WatchedHost {
  const failed = new Map<string, string>();
  let listing: Listing | undefined;

  const host: Host = {
    ...inner,
    async list(token) {
      listing = await inner.list(token);
      return listing;
    },
    async read(path, cap) {
      const result = await inner.read(path, cap);
      if (result.ok) failed.delete(path);
      else failed.set(path, result.detail);
      return result;
    },
  };

  function skippedLines(): string[] {
    // Links are common and left out on purpose; only one that stands in for a manifest deserves a word.
    const told = (listing?.skipped ?? []).filter(
      ({ path, reason }) => reason !== 'symbolic links are not followed' || MANIFEST.test(path),
    );
    const lines = told
      .slice(0, LIMIT)
      .map(({ path, reason }) => `${quoted(path === '' ? '.' : path)} was left out: ${reason}.`);
    if (told.length > LIMIT) lines.push(`${told.length - LIMIT} more files and folders were left out.`);
    return lines;
  }

  function unreadableLines(named: readonly string[]): string[] {
    return [...failed]
      .filter(([path]) => MANIFEST.test(path) || named.includes(path))
      .map(([path, reason]) => `${quoted(path)} cannot be read: ${reason}.`);
  }

  return { host, skippedLines, unreadableLines };
}
