import type { Listing } from '../core/workspace/host';
import { quoted } from './args';

const LIMIT = 10;
const MANIFEST = /(^|\/)(aims|[^/]+\.aims)\.ya?ml$/;

/** What could not be listed, as sentences. Links are told only where one stands in for a manifest. */
export function troubleLines(listing: Listing): string[] {
  const told = listing.skipped.filter(
    ({ path, reason }) => reason !== 'symbolic links are not followed' || MANIFEST.test(path),
  );
  const lines = told
    .slice(0, LIMIT)
    .map(({ path, reason }) => `${quoted(path === '' ? '.' : path)} was left out: ${reason}.`);
  if (told.length > LIMIT) lines.push(`${told.length - LIMIT} more files and folders were left out.`);
  return lines;
}

/**
 * Manifests and named files that could not be read: without them no result can be relied on. Other unreadable files
 * are findings.
 */
export function unreadableLines(failed: ReadonlyMap<string, string>, named: readonly string[]): string[] {
  return [...failed]
    .filter(([path]) => MANIFEST.test(path) || named.includes(path))
    .map(([path, reason]) => `${quoted(path)} cannot be read: ${reason}.`);
}
