import type { CancellationToken } from './host';

/** Signals that a check was cancelled; nothing of it is kept but documents that were read. */
export class Cancelled extends Error {
  constructor() {
    super('The check was cancelled.');
    this.name = 'Cancelled';
  }
}

export function stopIfCancelled(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested) throw new Cancelled();
}
