// What was started or made for this run is ended or removed when the run ends, however it ends.

/** @type {Set<() => void>} */
const closers = new Set();
let installed = false;

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

function closeAll() {
  for (const close of [...closers].reverse()) {
    closers.delete(close);
    try {
      close();
    } catch {
      // The others must still be closed.
    }
  }
}

/**
 * Registers a synchronous closer for the end of the process (exit, Ctrl+C, SIGTERM, SIGHUP).
 * @param {() => void} close
 * @returns {() => void} closes now and forgets it
 */
export function atEnd(close) {
  if (!installed) {
    installed = true;
    process.on('exit', closeAll);
    for (const [signal, code] of Object.entries(signals)) process.on(signal, () => process.exit(code));
  }
  closers.add(close);
  return () => {
    if (closers.delete(close)) close();
  };
}

/**
 * Ends a child started with `detached: true`, and everything that it started.
 * @param {import('node:child_process').ChildProcess} child
 */
export function endGroup(child) {
  if (!child.pid) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
