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
 * npm runs a script through a shell that does not pass SIGTERM on: when npm is ended, the script would stay behind with
 * all its children. So a script that npm runs ends when its parent does.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(signals.SIGTERM);
  }, 500).unref();
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
    endWithNpm();
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
