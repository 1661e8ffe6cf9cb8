/**
 * The worker that scans files for AI, for the extension in both hosts and for the command. In Node it reads files
 * itself; elsewhere it is sent their bytes. It is one classic script, and it never talks to the editor.
 */
import { createServer, type FromWorker, type ToWorker } from '../core/workspace/usage-worker';

interface Scope {
  onmessage: ((event: { data: ToWorker }) => void) | null;
  postMessage(message: FromWorker): void;
}

function inBrowser(scope: Scope): void {
  const serve = createServer();
  scope.onmessage = ({ data }) => {
    const answer = serve(data);
    if (answer) scope.postMessage(answer);
  };
}

async function inNode(): Promise<void> {
  const { parentPort } = await import('node:worker_threads');
  const { readShared } = await import('../cli/read-capped');
  const serve = createServer(readShared);
  parentPort?.on('message', (message: ToWorker) => {
    const answer = serve(message);
    if (answer) parentPort.postMessage(answer);
  });
}

if (typeof process === 'object' && process.versions?.node) void inNode();
else inBrowser(globalThis as unknown as Scope);
