import { createEngine } from '../../../../src/core/workspace/engine';
import type { Host } from '../../../../src/core/workspace/host';
import type { CheckResult } from '../../../../src/core/workspace/result';

const encoder = new TextEncoder();

/** A workspace of files in memory. */
export function memoryHost(files: ReadonlyMap<string, string>, complete = true): Host {
  return {
    list: () =>
      Promise.resolve({
        files: [...files].map(([path, text]) => ({ path, size: encoder.encode(text).length, mtime: 1 })),
        complete,
        skipped: [],
      }),
    read: (path) => {
      const text = files.get(path);
      return Promise.resolve(
        text === undefined
          ? { ok: false, reason: 'not-found', detail: 'gone' }
          : { ok: true, bytes: encoder.encode(text) },
      );
    },
    pause: () => Promise.resolve(),
  };
}

/** All that is found in files in memory. */
export async function checkFiles(
  files: ReadonlyMap<string, string>,
  asOf: string,
  complete = true,
): Promise<CheckResult> {
  return createEngine(memoryHost(files, complete)).check({ asOf });
}
