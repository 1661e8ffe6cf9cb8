/** Gives the event loop back without the 4 ms that browsers add to nested timers. */
export function pause(): Promise<void> {
  return new Promise((done) => {
    if (typeof setImmediate === 'function') {
      setImmediate(() => done());
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });
}
