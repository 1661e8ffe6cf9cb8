import type { UsageContext } from '../usage';
import { type FileOutcome, scanName } from '../usage/file-scan';
import { modelFile } from '../usage/model-files';
import { Cancelled, stopIfCancelled } from './cancel';
import type { CancellationToken, FileEntry, ReadResult } from './host';
import { type LostFile, outcomeOf, type ScanTask, scanRead, type UsageReader } from './usage-store';

/** A file for a worker: with its bytes, or with the address by which the worker reads it. */
export interface ScanJob {
  path: string;
  bytes?: Uint8Array;
  /** Absolute path on disk; only where the worker can read. */
  file?: string;
  cap?: number;
  /** Modules whose imports are looked for, in place of AI. */
  wrappers?: readonly string[];
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
      answers: message.jobs.map((job) => [
        job.path,
        context ? answerOf(job, context, read) : { lost: 'the worker was not told what the workspace holds' },
      ]),
    };
  };
}

function answerOf(
  { path, bytes, file, cap = 0, wrappers, failed }: ScanJob,
  context: UsageContext,
  read: ((file: string, cap: number) => ReadResult) | undefined,
): FileOutcome | LostFile {
  if (failed) return outcomeOf(failed);
  if (modelFile(path)) return scanName(path);
  const result: ReadResult | undefined = bytes
    ? { ok: true, bytes }
    : file !== undefined && read
      ? read(file, cap)
      : undefined;
  if (!result) return { lost: 'the worker was sent no content' };
  return scanRead({ path, ...(wrappers ? { wrappers } : {}) }, result, context);
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
  /** Starts the workers; called when there is enough to do for the first time. */
  open(): readonly WorkerPort[];
  /** Fewer files than these are scanned in this thread. */
  least: number;
  /** What a worker is sent of files, in their order: addresses, or bytes. */
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
  const alive = new Set<WorkerPort>();
  let opened = false;
  /** Numbers are never used twice, so that late answers are known. */
  let next = 0;
  const handlers = new Map<WorkerPort, (message: FromWorker) => void>();
  const losses = new Map<WorkerPort, () => void>();
  const open = (): void => {
    opened = true;
    for (const port of options.open()) {
      alive.add(port);
      port.onMessage((message) => handlers.get(port)?.(message));
      port.onFailure((reason) => {
        if (!alive.delete(port)) return;
        options.failed?.(reason);
        losses.get(port)?.();
      });
    }
  };
  return {
    read: local.read,
    pause: local.pause,
    async scan(files, context, found, token) {
      if (files.length < options.least) return local.scan(files, context, found, token);
      if (!opened) open();
      const portions: ScanTask[][] = [];
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
    portions: ScanTask[][],
    context: UsageContext,
    found: Parameters<UsageReader['scan']>[2],
    token: CancellationToken | undefined,
  ): Promise<void> {
    return new Promise((done, stop) => {
      const open = new Map<number, ScanTask[]>();
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
          for (const [i, { wrappers }] of some.entries()) {
            const job = jobs[i];
            if (job && wrappers) job.wrappers = wrappers;
          }
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
