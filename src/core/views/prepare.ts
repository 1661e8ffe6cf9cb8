import type { Steps } from '../text/steps';
import { dueSteps } from './due-items';
import { bySystem, type Source } from './source';

/** What a view rests on beyond the records themselves. */
export type Ground = 'systems' | 'controls' | 'due';

/** Works out in steps what views of these folders rest on, so that building them afterwards takes no time to speak of. */
export function* prepareSteps(sources: readonly Source[], grounds: readonly Ground[]): Steps<void> {
  for (const { checked } of sources)
    for (const register of checked?.model.registers ?? []) {
      const view = { register, ...checked! };
      if (grounds.includes('systems')) yield* bySystem(view);
      if (grounds.includes('controls')) yield* view.model.controlSteps(register);
      if (grounds.includes('due')) yield* dueSteps(view);
    }
}
