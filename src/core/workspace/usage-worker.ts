import type { UsageContext } from '../usage';
import { type FileOutcome, scanName, scanSource } from '../usage/file-scan';
import type { CancellationToken, FileEntry, ReadResult } from './host';
import { Cancelled, stopIfCancelled } from './store';
import { type LostFile, outcomeOf, type UsageReader } from './usage-store';

/** A file for a worker: with its bytes, or with the address by which the worker reads it. */
export interface ScanJob {
  path: string;
  bytes?: Uint8Array;
  /** Absolute path on disk; only where the worker can read. */
  file?: string;
  cap?: number;
  /** Why the host could not read it. */
  failed?: Extract<ReadResult, { ok: false }>;
}

export type ToWorker = { context: UsageContext } | { id: number; jobs: ScanJob[] };
export interface FromWorker {
  id: number;
  answers: [path: string, answer: FileOutcome | LostFile][];
}

/** The worker's side: scans what it is sent. `read` only where the worker can read files. */
export function createServer(
  read?: (file: string, cap: number) => ReadResult,
): (message: ToWorker) => FromWorker | undefined {
  let context: UsageContext | undefined;
  return (message) => {
    if ('context' in message) {
      context = message.context;
      return undefined;
    }
    return {
      id: message.id,
      answers: message.jobs.map((job) => {
        if (!context) return [job.path, { lost: 'the worker was not told what the workspace holds' }];
        if (job.bytes) return [job.path, scanSource(job.path, job.bytes, context)];
        if (job.failed) return [job.path, outcomeOf(job.failed)];
        if (job.file === undefined || !read) return [job.path, scanName(job.path)];
        const result = read(job.file, job.cap ?? 0);
        return [job.path, result.ok ? scanSource(job.path, result.bytes, context) : outcomeOf(result)];
      }),
    };
  };
}

/** A worker as a host hands it over. */
export interface WorkerPort {
  post(message: ToWorker): void;
  onMessage(handle: (message: FromWorker) => void): void;
  /** Told once when the worker cannot go on. */
  onFailure(handle: (reason: string) => void): void;
  close(): void;
}

export interface WorkerOptions {
  ports: readonly WorkerPort[];
  /** What a worker is sent of files: addresses, or bytes. */
  jobs(files: readonly FileEntry[]): Promise<ScanJob[]>;
  /** Reads and scans in this thread: what workers leave, and everything when none can work. */
  local: UsageReader;
  /** Whether this thread takes part beside the workers. */
  shares: boolean;
  failed?(reason: string): void;
}

/** How many files go to a worker at a time, and how many such portions wait there. */
const PORTION = 48;
const WAITING = 3;

/**
 * A reader that lets workers scan. A worker that fails gives back what it had; where none is left, this thread goes
 * on alone.
 */
export function workerReader(options: WorkerOptions): UsageReader {
  const { local } = options;
  const alive = new Set(options.ports);
  /** Numbers are never used twice, so that late answers are known. */
  let next = 0;
  const handlers = new Map<WorkerPort, (message: FromWorker) => void>();
  const losses = new Map<WorkerPort, () => void>();
  for (const port of options.ports) {
    port.onMessage((message) => handlers.get(port)?.(message));
    port.onFailure((reason) => {
      if (!alive.delete(port)) return;
      options.failed?.(reason);
      losses.get(port)?.();
    });
  }
  return {
    read: local.read,
    pause: local.pause,
    async scan(files, context, found, token) {
      const portions: FileEntry[][] = [];
      for (let i = 0; i < files.length; i += PORTION) portions.push(files.slice(i, i + PORTION));
      portions.reverse();
      const work = [...alive].map((port) => serve(port, portions, context, found, token));
      if (options.shares || alive.size === 0) work.push(alone());
      await Promise.all(work);
      stopIfCancelled(token);
      // What a failed worker gave back after the others had ended.
      await alone();

      async function alone(): Promise<void> {
        for (let some = portions.pop(); some; some = portions.pop()) {
          await local.scan(some, context, found, token);
          await local.pause();
        }
      }
    },
  };

  function serve(
    port: WorkerPort,
    portions: FileEntry[][],
    context: UsageContext,
    found: Parameters<UsageReader['scan']>[2],
    token: CancellationToken | undefined,
  ): Promise<void> {
    return new Promise((done, stop) => {
      const open = new Map<number, FileEntry[]>();
      let sending = 0;
      const end = (error?: unknown): void => {
        handlers.delete(port);
        losses.delete(port);
        if (error) stop(error);
        else done();
      };
      const more = async (): Promise<void> => {
        while (open.size + sending < WAITING) {
          const some = token?.isCancellationRequested ? undefined : portions.pop();
          if (!some) break;
          sending++;
          const jobs = await options.jobs(some);
          sending--;
          if (!alive.has(port)) {
            portions.push(some);
            return;
          }
          const id = next++;
          open.set(id, some);
          port.post({ id, jobs });
        }
        if (open.size + sending === 0) end(token?.isCancellationRequested ? new Cancelled() : undefined);
      };
      handlers.set(port, ({ id, answers }) => {
        // An answer to an earlier scan that was cancelled.
        if (!open.delete(id)) return;
        for (const [path, answer] of answers) found(path, answer);
        more().catch(end);
      });
      losses.set(port, () => {
        portions.push(...open.values());
        end();
      });
      port.post({ context });
      more().catch(end);
    });
  }
}
