import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../src/core/workspace/engine';
import type { Host } from '../../src/core/workspace/host';

/** A host over texts in memory. */
export function hostOf(files: Record<string, string>, complete = true): Host {
  const encoder = new TextEncoder();
  return {
    list: () =>
      Promise.resolve({
        files: Object.entries(files).map(([path, text]) => ({ path, size: text.length, mtime: 1 })),
        complete,
        skipped: [],
      }),
    read: (path) =>
      Promise.resolve(
        Object.hasOwn(files, path)
          ? { ok: true, bytes: encoder.encode(files[path]) }
          : { ok: false, reason: 'not-found', detail: 'gone' },
      ),
    pause: () => Promise.resolve(),
  };
}

/** The texts of a folder of fixtures by their paths. */
export function filesOf(folder: string, below = ''): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = below === '' ? name : `${below}/${name}`;
    if (statSync(join(folder, path)).isDirectory()) Object.assign(files, filesOf(folder, path));
    else files[path] = readFileSync(join(folder, path), 'utf8');
  }
  return files;
}

/** An engine that has checked these files. */
export async function checked(files: Record<string, string>, asOf: string): Promise<Engine> {
  const engine = createEngine(hostOf(files));
  await engine.check({ asOf });
  return engine;
}
