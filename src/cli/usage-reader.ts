/** The scan of code on all processors: workers read and scan beside this thread where there is enough to do. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { scanCap } from '../core/usage';
import type { Host } from '../core/workspace/host';
import { localReader, type UsageReader } from '../core/workspace/usage-store';
import { type FromWorker, type WorkerPort, workerReader } from '../core/workspace/usage-worker';
import { readShared } from './read-capped';

/** Fewer files than these are scanned before a worker has started. */
export const WORTHWHILE = 1500;
const MAX_WORKERS = 3;

export interface ThreadedReader {
  reader: UsageReader;
  /** Starts the workers, where it is known before the scan that there is enough for them to do. */
  start(): void;
  /** Ends the workers; they keep the command from ending until then. */
  close(): void;
}

/**
 * @param host what this thread pauses by
 * @param absolute the path on disk of a listed file
 */
export function threadedReader(host: Host, absolute: (path: string) => string): ThreadedReader {
  const local = localReader({
    pause: host.pause,
    read: (path, cap) => Promise.resolve(readShared(absolute(path), cap)),
    readNow: (path, cap) => readShared(absolute(path), cap),
  });
  const script = join(__dirname, 'worker.js');
  const spare = Math.min(MAX_WORKERS, availableParallelism() - 1);
  if (spare < 1 || !existsSync(script)) return { reader: local, start: () => {}, close: () => {} };
  const ports: WorkerPort[] = [];
  const start = (): void => {
    while (ports.length < spare) ports.push(portOf(new Worker(script)));
  };
  const reader = workerReader({
    open() {
      start();
      return ports;
    },
    least: WORTHWHILE,
    local,
    shares: true,
    jobs: (some) =>
      Promise.resolve(some.map(({ path }) => ({ path, file: absolute(path), cap: scanCap(path) }))),
  });
  return {
    reader,
    start,
    close() {
      for (const port of ports) port.close();
    },
  };
}

function portOf(worker: Worker): WorkerPort {
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (handle) => worker.on('message', (message: FromWorker) => handle(message)),
    onFailure(handle) {
      worker.on('error', (error) => handle(error.message));
      worker.on('exit', () => handle('it ended'));
    },
    close: () => void worker.terminate(),
  };
}
