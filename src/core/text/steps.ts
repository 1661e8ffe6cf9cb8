/**
 * Long work that stands still at each `yield`: it can be done in slices, so that whoever else needs the thread has its
 * turn, or at once.
 */
export type Steps<T> = Generator<undefined, T>;

export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** How much of a long list is done between two stands: little enough to be short, enough to be worth the asking. */
export const HANDFUL = 100;
