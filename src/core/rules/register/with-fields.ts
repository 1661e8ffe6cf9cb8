import type { Obligation } from '../../register/obligation';
import type { Fix } from '../finding';
import { blankFix } from '../fixing/skeleton';
import type { ObligationRule } from '../rule';

/**
 * The rule with a fix that opens the fields which its obligation lacks, for a person to fill in. It comes after the
 * fixes that the rule offers itself.
 */
export function withFields(rule: ObligationRule): ObligationRule {
  return {
    ...rule,
    fixable: true,
    check: (obligation, register, context) =>
      rule.check(obligation, register, context).map((draft) => {
        const { place } = draft;
        const fields =
          place.at === 'route' && obligation.subject.type === 'system'
            ? fieldsFix(obligation, place.route[obligation.subject.record.route.length])
            : [];
        return { ...draft, fixes: [...(draft.fixes ?? []), ...fields] };
      }),
  };
}

function fieldsFix({ requirement, grounds, subject }: Obligation, top: string | number | undefined): Fix[] {
  if (subject.type !== 'system') return [];
  const paths = grounds.flatMap(({ state, need }) => {
    const path = state === 'missing' && need?.need === 'field' ? need.fields[0] : undefined;
    // Each field of the entry itself is a finding of its own.
    const other = requirement.id === 'ownership' && path?.split('.')[0] !== top;
    return path === undefined || other ? [] : [path];
  });
  return blankFix(subject.record, paths);
}
