import type { Register } from '../../../src/core/register/register';
import type { LinkedFile, UsageScan } from '../../../src/core/usage/linked';
import { createEngine } from '../../../src/core/workspace/engine';
import type { Host } from '../../../src/core/workspace/host';
import type { CheckResult } from '../../../src/core/workspace/result';
import { scanWith } from '../../../src/core/workspace/scan';
import { createUsageStore, localReader, type UsageStore } from '../../../src/core/workspace/usage-store';

/** Files in memory as a host; what is put into `files` later is seen at the next listing. */
export function memoryHost(files: Map<string, string | Uint8Array>): Host & { reads: string[] } {
  const reads: string[] = [];
  const bytesOf = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    reads,
    list: () =>
      Promise.resolve({
        files: [...files]
          .map(([path, content]) => {
            const bytes = bytesOf(content);
            let sum = 0;
            for (const byte of bytes) sum = (sum * 31 + byte) % 1_000_003;
            return { path, size: bytes.length, mtime: sum };
          })
          .sort((a, b) => (a.path < b.path ? -1 : 1)),
        complete: true,
        skipped: [],
      }),
    read: (path, cap) => {
      reads.push(path);
      const content = files.get(path);
      if (content === undefined)
        return Promise.resolve({ ok: false, reason: 'not-found', detail: 'it is gone' });
      const bytes = bytesOf(content);
      if (bytes.length > cap)
        return Promise.resolve({ ok: false, reason: 'too-large', detail: `it has ${bytes.length} bytes` });
      return Promise.resolve({ ok: true, bytes });
    },
    pause: () => Promise.resolve(),
  };
}

export interface Scanned {
  result: CheckResult;
  usage: UsageScan;
  registers: readonly Register[];
  file(path: string): LinkedFile | undefined;
}

/** Checks a workspace in memory, with the scan of its code. */
export async function scanned(
  files: Record<string, string | Uint8Array> | Map<string, string | Uint8Array>,
  store: UsageStore = createUsageStore(),
  asOf = '2026-11-27',
): Promise<Scanned> {
  const host = memoryHost(files instanceof Map ? files : new Map(Object.entries(files)));
  const engine = createEngine(host);
  const result = await engine.check({
    asOf,
    scan: scanWith(store, { reader: localReader(host) }),
  });
  const usage = engine.model()?.usage;
  if (!usage) throw new Error('The check has no scan.');
  return {
    result,
    usage,
    registers: engine.model()?.registers ?? [],
    file: (path) => usage.files.find((one) => one.path === path),
  };
}
