import type { Steps } from '../text/steps';
import { stopIfCancelled } from './cancel';
import type { CancellationToken, Host } from './host';

/** Milliseconds of work before the event loop is given back; with what one step may add, a slice stays near 10 ms. */
const SLICE = 6;

/** Long work in slices, so that a host is never held for long. */
export interface Slices {
  /** Whether it is time to give the event loop back; cheap enough to ask in a loop over everything. */
  isOver(): boolean;
  /**
   * Gives the event loop back and begins a new slice.
   * @throws Cancelled
   */
  next(): Promise<void>;
  /** Gives the event loop back where it is time to. */
  breathe(): Promise<void>;
}

export function createSlices(pause: Host['pause'], token?: CancellationToken): Slices {
  // The clock of the day costs a fraction of the exact one; one that was set back ends the slice.
  let since = Date.now();
  const isOver = () => {
    const passed = Date.now() - since;
    return passed >= SLICE || passed < 0;
  };
  const next = async () => {
    await pause();
    stopIfCancelled(token);
    since = Date.now();
  };
  return { isOver, next, breathe: async () => (isOver() ? next() : undefined) };
}

export async function inSlices<T>(steps: Steps<T>, slices: Slices): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (slices.isOver()) await slices.next();
  }
}
