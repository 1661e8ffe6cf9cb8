import type { Host } from '../core/workspace/host';

/**
 * A host in which some files have other bytes than on disk: the text on standard input, and fixes before they are
 * written. `files` may change between two reads.
 */
export function overlayHost(host: Host, files: ReadonlyMap<string, Uint8Array>): Host {
  return {
    ...host,
    async list(token) {
      const listing = await host.list(token);
      const listed = new Set(listing.files.map((file) => file.path));
      const entries = listing.files.map((file) => {
        const bytes = files.get(file.path);
        return bytes ? { ...file, size: bytes.length } : file;
      });
      for (const [path, bytes] of files)
        if (!listed.has(path)) entries.push({ path, size: bytes.length, mtime: 0 });
      entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
      return { ...listing, files: entries };
    },
    async read(path, cap) {
      const bytes = files.get(path);
      if (!bytes) return host.read(path, cap);
      if (bytes.length > cap)
        return { ok: false, reason: 'too-large', detail: `it has ${bytes.length} bytes`, size: bytes.length };
      return { ok: true, bytes };
    },
  };
}
