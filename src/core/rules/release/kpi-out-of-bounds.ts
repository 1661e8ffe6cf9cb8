import { dayOf, entriesAt, onRecord, placeOn, textIn } from '../register/record-finding';
import { severityFor, stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'kpi-out-of-bounds',
  on: 'record',
  kinds: ['system'],
  looks: 'record',
  title: 'The newest value of a key figure lies outside its bounds',
  why: 'The bound was set to say when the system is no longer good enough; crossing it asks for an answer.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.6', 'iso-42001:9.1', 'eu-ai-act:art-72', 'nist-ai-rmf:MANAGE-4.1'],
  fixable: false,
  messages: {
    low: '"{kpi}" of {name} is {value} on {day}, below its bound of {bound}. Do what `monitoring.escalation` says, and record the incident or the decision.',
    high: '"{kpi}" of {name} is {value} on {day}, above its bound of {bound}. Do what `monitoring.escalation` says, and record the incident or the decision.',
  },
  check(record, register) {
    if (record.value.lifecycleStage === 'retirement') return [];
    return entriesAt(record, 'monitoring.kpis').flatMap(({ entry, route }) => {
      const values = Array.isArray(entry.values) ? (entry.values as unknown[]) : [];
      let latest: { value: number; on: string; index: number } | undefined;
      values.forEach((item, index) => {
        if (typeof item !== 'object' || item === null) return;
        const { value } = item as Record<string, unknown>;
        const on = dayOf((item as Record<string, unknown>).on);
        if (typeof value === 'number' && on !== undefined && (!latest || on >= latest.on))
          latest = { value, on, index };
      });
      if (!latest) return [];
      const { min, max } = entry;
      const low = typeof min === 'number' && latest.value < min;
      const high = typeof max === 'number' && latest.value > max;
      if (!low && !high) return [];
      const field = [...route, 'values', latest.index, 'value'];
      return [
        {
          ...onRecord(
            record,
            low ? 'low' : 'high',
            field,
            {
              kpi: textIn(entry, 'name') ?? '',
              value: latest.value,
              day: latest.on,
              bound: low ? (min as number) : (max as number),
            },
            { systems: [record.id], ...severityFor(stakeOf(register, record)) },
          ),
          place: placeOn(record, field, 'value'),
          related: [
            { place: placeOn(record, [...route, low ? 'min' : 'max'], 'value'), message: 'The bound' },
          ],
        },
      ];
    });
  },
};
