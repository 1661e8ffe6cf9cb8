import type { Host } from './host';

/** Which of the files that records name as evidence git does not keep. */
export interface GitState {
  /** There, but ignored, and so on one machine only. */
  ignored: ReadonlySet<string>;
  /** There, but not tracked; empty where the host cannot tell. */
  untracked: ReadonlySet<string>;
}

export const nothingKnown: GitState = { ignored: new Set(), untracked: new Set() };

/** Asks the host about files by their paths; `listed` tells those that the listing holds. */
export async function gitStateOf(
  paths: readonly string[],
  listed: (path: string) => boolean,
  host: Pick<Host, 'isIgnored' | 'read' | 'untracked'>,
): Promise<GitState> {
  const ignored = new Set<string>();
  for (const path of paths) {
    if (listed(path) || (await host.isIgnored?.(path)) !== true) continue;
    // A pattern also ignores what does not exist; reading nothing of it tells.
    const read = await host.read(path, 0);
    if (read.ok || read.reason === 'too-large') ignored.add(path);
  }
  const here = paths.filter(listed);
  const untracked = here.length > 0 ? await host.untracked?.(here) : undefined;
  return { ignored, untracked: untracked ?? new Set() };
}
