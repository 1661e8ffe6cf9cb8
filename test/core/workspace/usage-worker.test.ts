import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createUsageStore, localReader, refreshUsage } from '../../../src/core/workspace/usage-store';
import {
  createServer,
  type FromWorker,
  type WorkerPort,
  workerReader,
} from '../../../src/core/workspace/usage-worker';
import { memoryHost } from '../usage/workspace';

/** A worker in this thread; after `dies` messages it fails. */
function fakePort(dies = Number.POSITIVE_INFINITY): WorkerPort & { served: number } {
  const serve = createServer();
  let handle: (message: FromWorker) => void = () => {};
  let fail: (reason: string) => void = () => {};
  const port = {
    served: 0,
    post(message: Parameters<WorkerPort['post']>[0]) {
      setImmediate(() => {
        if (port.served >= dies) {
          fail('it broke');
          return;
        }
        const answer = serve(message);
        if (answer) {
          port.served++;
          handle(answer);
        }
      });
    },
    onMessage: (then: typeof handle) => {
      handle = then;
    },
    onFailure: (then: typeof fail) => {
      fail = then;
    },
    close: () => {},
  };
  return port;
}

function workspace() {
  const files = new Map<string, string | Uint8Array>();
  for (let i = 0; i < 400; i++) files.set(`src/f${i}.py`, i % 10 === 0 ? 'import torch\n' : 'x = 1\n');
  files.set('src/client.py', 'import openai\n');
  files.set('src/page.py', 'from client import x\n');
  return memoryHost(files);
}

function readerOf(
  host: ReturnType<typeof memoryHost>,
  ports: WorkerPort[],
  shares: boolean,
  failed?: () => void,
) {
  return workerReader({
    open: () => ports,
    least: 0,
    local: localReader(host),
    shares,
    jobs: (files) =>
      Promise.all(
        files.map(async ({ path }) => {
          const read = await host.read(path, 1 << 20);
          return read.ok ? { path, bytes: read.bytes } : { path, failed: read };
        }),
      ),
    ...(failed ? { failed } : {}),
  });
}

describe('a scan in workers', () => {
  it('finds what a scan in this thread finds', async () => {
    const host = workspace();
    const alone = await refreshUsage(createUsageStore(), await host.list(), { reader: localReader(host) });
    const ports = [fakePort(), fakePort()];
    for (const shares of [false, true])
      assert.deepEqual(
        await refreshUsage(createUsageStore(), await host.list(), { reader: readerOf(host, ports, shares) }),
        alone,
      );
    assert.ok(ports.every(({ served }) => served > 0));
    assert.ok(alone.files.some(({ wrappers }) => wrappers?.length === 1));
  });

  it('goes on in this thread when a worker fails, and misses nothing', async () => {
    const host = workspace();
    const alone = await refreshUsage(createUsageStore(), await host.list(), { reader: localReader(host) });
    for (const dies of [0, 2]) {
      let told = 0;
      const reader = readerOf(host, [fakePort(dies)], false, () => told++);
      assert.deepEqual(await refreshUsage(createUsageStore(), await host.list(), { reader }), alone);
      assert.equal(told, 1);
    }
  });

  it('ends when it is cancelled', async () => {
    const host = workspace();
    const token = { isCancellationRequested: false };
    const reader = readerOf(host, [fakePort()], false);
    const running = refreshUsage(createUsageStore(), await host.list(), {
      reader,
      token,
      onProgress: () => {
        token.isCancellationRequested = true;
      },
    });
    await assert.rejects(running, { name: 'Cancelled' });
  });
});
