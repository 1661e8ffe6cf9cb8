/** Where a command writes; tests could give another. */
export interface Terminal {
  /** Results. Resolves when the text has been handed to the system, also when nobody reads it any more. */
  out(text: string): Promise<void>;
  /** Everything that is not the result. */
  err(text: string): Promise<void>;
  colour: boolean;
  width: number;
}

/**
 * The terminal of this process. A reader that goes away (`aims check | head`) ends the output, not the command: its
 * exit code stays the same.
 */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const colour = Boolean(stdout.isTTY) && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  return {
    out: writerTo(stdout),
    err: writerTo(stderr),
    colour,
    width: Math.max(40, Math.min(stdout.columns ?? 100, 160)),
  };
}

function writerTo(stream: NodeJS.WriteStream): (text: string) => Promise<void> {
  let gone = false;
  let failed: Error | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    gone = true;
    // EPIPE, and EOF as Windows says it: nobody reads any more.
    if (error.code !== 'EPIPE' && error.code !== 'EOF') failed = error;
  });
  return (text) =>
    new Promise((done, fail) => {
      if (gone || text === '') return done();
      stream.write(text, () => (failed ? fail(failed) : done()));
    });
}
