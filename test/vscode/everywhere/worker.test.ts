// A worker can be started from within the web-worker host: heavy work may move there (it receives bytes, it cannot
// call vscode). How is told in docs/development.md.
import * as vscode from 'vscode';
import { equal } from '../kit/check';
import { context, extension } from '../kit/context';
import { describe, it } from '../kit/runner';

/** Starts a worker from its source text and answers with its first message to `question`. */
function askWorker(source: string, question: unknown, transfer: Transferable[] = []): Promise<unknown> {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(address);
  const answer = new Promise<unknown>((done, failed) => {
    worker.onmessage = (event: MessageEvent) => done(event.data);
    worker.onerror = (event: ErrorEvent) => failed(new Error(event.message));
    setTimeout(() => failed(new Error('The worker did not answer.')), 10_000);
    worker.postMessage(question, transfer);
  });
  return answer.finally(() => {
    worker.terminate();
    URL.revokeObjectURL(address);
  });
}

describe(
  'nested worker in the web-worker host',
  () => {
    it('starts from a blob address and computes', async () => {
      const source = 'onmessage = (event) => postMessage(event.data.reduce((sum, byte) => sum + byte, 0));';
      equal(await askWorker(source, new Uint8Array([1, 2, 39])), 42);
    });

    it('receives the bytes of a file without a copy', async () => {
      const manifest = vscode.Uri.joinPath(extension().extensionUri, 'package.json');
      const bytes = Uint8Array.from(await vscode.workspace.fs.readFile(manifest)).buffer;
      const source =
        'onmessage = (event) => postMessage(JSON.parse(new TextDecoder().decode(event.data)).name);';
      equal(await askWorker(source, bytes, [bytes]), 'aims-steward');
      equal(bytes.byteLength, 0);
    });
  },
  () => context().host === 'web',
);
