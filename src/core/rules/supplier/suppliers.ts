import type { Register, RegisterRecord } from '../../register/register';
import { listed } from '../../text/phrases';
import type { FindingDraft } from '../finding';
import { onRecord } from '../register/record-finding';
import { isUndecided, type Stake, severityFor, stakeOf } from '../register/relations';
import type { CheckContext } from '../rule';

/** Said to be critical, or behind a system of high risk and not said to be of low criticality. */
export function isCritical(record: RegisterRecord, { tier }: Stake): boolean {
  const { criticality } = record.value;
  return criticality === 'high' || (tier === 'high' && criticality !== 'low');
}

/** What a rule says of a critical supplier on one of its fields. */
export interface SayOfSupplier {
  /** Nothing is recorded there: the message `missing`. */
  missing(): FindingDraft;
  /** Some of it is open, by title: the message `partial`, which weighs less; nothing where no title is given. */
  partial(titles: readonly string[]): FindingDraft[];
}

/** How a rule speaks of a supplier that systems depend on; undefined where they do not, or nobody knows how much. */
export function ofCriticalSupplier(
  record: RegisterRecord,
  register: Register,
  context: CheckContext,
  { rule, field }: { rule: string; field: string },
): SayOfSupplier | undefined {
  const stake = stakeOf(register, record);
  if (isUndecided(stake, context, rule)) return undefined;
  if (!isCritical(record, stake) || stake.systems.length === 0) return undefined;
  const more = { systems: stake.systems, ...severityFor(stake) };
  const system = listed(stake.systems.slice(0, 3));
  return {
    missing: () => onRecord(record, 'missing', [field], { system }, more),
    partial: (titles) =>
      titles.length === 0
        ? []
        : [
            onRecord(
              record,
              'partial',
              [field],
              { system, topics: listed(titles) },
              { ...more, severity: more.severity ?? 'information' },
            ),
          ],
  };
}
