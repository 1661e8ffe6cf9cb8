import { entriesAt, onRecord, textIn, wordOf } from '../register/record-finding';
import { severityFor, stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

/** Figures that are read rather than bounded. */
const free = ['usage', 'cost', 'energy'];

export const rule: RecordRule = {
  slug: 'kpi-without-bounds',
  on: 'record',
  kinds: ['system'],
  looks: 'record',
  title: 'A key figure has no bound',
  why: 'Without a bound no value is ever too low or too high, and the escalation has nothing to begin with.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.6', 'iso-42001:9.1'],
  fixable: false,
  messages: {
    missing:
      '"{kpi}" of {name} has neither `min` nor `max`, so nothing says when it is no longer good enough. Add the bound from which somebody has to act.',
  },
  check(record, register) {
    if (!record.complete || record.value.lifecycleStage === 'retirement') return [];
    return entriesAt(record, 'monitoring.kpis').flatMap(({ entry, route }) => {
      const kpi = textIn(entry, 'name');
      if (!kpi || free.includes(wordOf(entry.kind))) return [];
      if (entry.min !== undefined || entry.max !== undefined) return [];
      return [
        onRecord(
          record,
          'missing',
          [...route, 'name'],
          { kpi },
          { systems: [record.id], ...severityFor(stakeOf(register, record)) },
        ),
      ];
    });
  },
};
