import { textAt } from './fields';
import type { RegisterRecord } from './register';

/** Words of `status` that say that nothing is asked for any more. */
const ENDED: readonly unknown[] = [
  'closed',
  'done',
  'dropped',
  'expired',
  'missed',
  'reached',
  'rejected',
  'retired',
  'superseded',
  'withdrawn',
];

/** Days that say so by being there. */
const ENDED_ON: readonly string[] = ['closed', 'withdrawn'];

/** Whether a record is over, so that its dates ask for nothing: closed, superseded, a system that was retired. */
export function hasEnded({ kind, value }: Pick<RegisterRecord, 'kind' | 'value'>): boolean {
  if (ENDED.includes(value.status)) return true;
  if (kind === 'system')
    return value.lifecycleStage === 'retirement' && textAt(value, 'retirement.on') !== undefined;
  return ENDED_ON.some((field) => textAt(value, field) !== undefined);
}
