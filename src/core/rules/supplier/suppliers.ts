import type { RegisterRecord } from '../../register/register';
import type { Stake } from '../register/relations';

/** Said to be critical, or behind a system of high risk and not said to be of low criticality. */
export function isCritical(record: RegisterRecord, { tier }: Stake): boolean {
  const { criticality } = record.value;
  return criticality === 'high' || (tier === 'high' && criticality !== 'low');
}
