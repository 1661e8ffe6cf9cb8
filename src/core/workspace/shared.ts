import type { ObligationFacts } from '../register/obligations';
import type { Register } from '../register/register';
import { sameData } from '../text/same-data';
import { type Cell, isGood, type Memo, newCell, remember, type See, touch } from './cells';

/** An answer that many results rest on; while it is what it was, they are good, whatever it rests on itself. */
export interface Shared {
  memo: Memo<unknown>;
  cell: Cell;
  /** Works it out in the state of the check that goes on. */
  answer: Answer<unknown>;
}

export type Answer<T> = (register: Register, facts: ObligationFacts) => T;

/** Puts an answer to the state of a check. @param see told of what it rests on */
export type Put = <T>(answer: Answer<T>, see: See) => T;

/** How results get at what they share with others; an answer that is not known yet is worked out. */
export function sharedAnswers(
  known: Map<string, Shared>,
  check: number,
  put: Put,
  see: See,
): NonNullable<ObligationFacts['shared']> {
  return <T>(name: string, answer: Answer<T>): T => {
    let shared = known.get(name);
    if (!shared) {
      shared = { memo: remember(undefined, check, (inner) => put(answer, inner)), cell: newCell(), answer };
      known.set(name, shared);
    }
    see(shared.cell);
    return shared.memo.value as T;
  };
}

/** Works out anew what is no longer good, before anybody asks: only where the answer is another one, they are to know. */
export function renewShared(known: ReadonlyMap<string, Shared>, check: number, put: Put): void {
  for (const shared of known.values()) {
    const { memo, answer, cell } = shared;
    if (isGood(memo)) continue;
    shared.memo = remember(undefined, check, (see) => put(answer, see));
    if (!sameData(memo.value, shared.memo.value)) touch(cell, check);
  }
}
