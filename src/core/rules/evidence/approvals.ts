import { textAt, valuesAt } from '../../register/fields';
import type { RegisterRecord } from '../../register/register';

/** The latest day on which a record or a release of it was approved. */
export function approvedOn(record: RegisterRecord): string | undefined {
  const days = [textAt(record.value, 'approval.on'), ...valuesAt(record.value, 'releases.approval.on')];
  return days
    .filter((day): day is string => typeof day === 'string')
    .sort()
    .at(-1);
}
