import { addMonths } from '../../catalogue/dates';
import { systemOf } from '../../register/obligation';
import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { onSystem, weighed } from './obligation-finding';
import { dayOf, entriesAt, textIn } from './record-finding';

export const rule: ObligationRule = {
  slug: 'kpi-value-stale',
  on: 'obligation',
  title: 'A key figure of a system has no recent value',
  why: 'Monitoring shows nothing when its newest figure is older than the time in which the system can go wrong.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.6', 'iso-42001:9.1', 'eu-ai-act:art-72', 'nist-ai-rmf:MEASURE-2.4'],
  fixable: false,
  messages: {
    stale:
      'The newest value of "{kpi}" of {system} is of {day}, and {class} risk asks for one every {months} months. Measure it and add the value with its day to `values`.',
    none: '"{kpi}" of {system} has no value yet, so nothing shows that it is watched. Measure it and add the value with its day to `values`.',
  },
  check(obligation, register, { asOf }) {
    const { requirement } = obligation;
    const system = systemOf(obligation);
    const months = requirement.demand.valueMonths;
    if (requirement.id !== 'monitoring' || !system || requirement.demand.strength !== 'required') return [];
    if (months === undefined || obligation.state === 'not-applicable' || !system.complete) return [];
    return entriesAt(system, 'monitoring.kpis').flatMap(({ entry, route }) => {
      const kpi = textIn(entry, 'name');
      // The values may stand in the file.
      if (!kpi || textIn(entry, 'file')) return [];
      const values = Array.isArray(entry.values) ? (entry.values as Record<string, unknown>[]) : [];
      const days = values.flatMap((value) => dayOf(value?.on) ?? []);
      const day = days.sort().at(-1);
      if (day !== undefined && addMonths(day, months) >= asOf) return [];
      if (day === undefined && values.length > 0) return [];
      const at = [...route, 'values'].map((step) => step as string);
      const draft = onSystem(obligation, day ? 'stale' : 'none', at, {
        kpi,
        day: day ?? '',
        months: String(months),
      });
      return [{ ...draft, ...(day ? weighed(obligation, register) : { severity: 'information' as const }) }];
    });
  },
};
