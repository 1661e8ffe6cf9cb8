/** Starts the worker that scans code, in either extension host. */
import * as vscode from 'vscode';
import type { FromWorker, WorkerPort } from '../../core/workspace/usage-worker';

export interface StartedWorker {
  port: WorkerPort;
  /** Whether it reads files of the disk itself; otherwise it must be sent their bytes. */
  reads: boolean;
}

/**
 * @param script the address of `dist/worker.js`
 * @throws when the host cannot start a worker
 */
export function startWorker(script: vscode.Uri): Promise<StartedWorker> {
  return typeof process === 'object' && process.versions?.node && script.scheme === 'file'
    ? inNode(script.fsPath)
    : inBrowser(script);
}

async function inNode(file: string): Promise<StartedWorker> {
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(file, { execArgv: [], name: 'AIMS Steward scan' });
  worker.unref();
  let closed = false;
  return {
    reads: true,
    port: {
      post: (message) => worker.postMessage(message),
      onMessage: (handle) => void worker.on('message', (message: FromWorker) => handle(message)),
      onFailure(handle) {
        worker.on('error', (error) => handle(error.message));
        worker.on('exit', () => {
          if (!closed) handle('it ended');
        });
      },
      close() {
        closed = true;
        void worker.terminate();
      },
    },
  };
}

/** The script is handed over as a blob: editors refuse to start workers from addresses of their own. */
async function inBrowser(script: vscode.Uri): Promise<StartedWorker> {
  const source = await vscode.workspace.fs.readFile(script);
  const address = URL.createObjectURL(new Blob([Uint8Array.from(source)], { type: 'text/javascript' }));
  const worker = new Worker(address);
  return {
    reads: false,
    port: {
      post(message) {
        const bytes = 'jobs' in message ? message.jobs.flatMap((job) => job.bytes?.buffer ?? []) : [];
        worker.postMessage(message, bytes);
      },
      onMessage(handle) {
        worker.onmessage = (event: MessageEvent<FromWorker>) => handle(event.data);
      },
      onFailure(handle) {
        worker.onerror = (event) => handle(event.message);
      },
      close() {
        worker.terminate();
        URL.revokeObjectURL(address);
      },
    },
  };
}
