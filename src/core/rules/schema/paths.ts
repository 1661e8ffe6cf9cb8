/** Where a path of a manifest leads. */
export type PathJudgement =
  | { state: 'ok'; path: string }
  /** A web address, judged by nobody here. */
  | { state: 'address' }
  | { state: 'absolute' }
  /** It climbs above the root of the workspace. */
  | { state: 'outside' };

/**
 * Resolves a path of a manifest in `folder` to one from the root (NFC, `/`, no `.` and `..`).
 */
export function resolvePath(folder: string, written: string): PathJudgement {
  if (/^(?:[a-z][a-z0-9+.-]+:\/\/|mailto:)/i.test(written)) return { state: 'address' };
  if (/^(?:[/\\~]|[a-z]:[\\/])/i.test(written)) return { state: 'absolute' };
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of written.normalize('NFC').split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return { state: 'outside' };
  }
  return { state: 'ok', path: steps.join('/') };
}

/** A path from the root as a manifest in `folder` writes it. */
export function relativePath(folder: string, path: string): string {
  return folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
