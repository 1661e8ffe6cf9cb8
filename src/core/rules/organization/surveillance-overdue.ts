import { idsAt } from '../../register/fields';
import { recordsOf } from '../../register/register';
import { dayAt, dayOf, onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

/** Audits by which a certification body keeps a certificate up. */
const keepingUp: readonly unknown[] = ['surveillance', 'recertification'];

export const rule: RecordRule = {
  slug: 'surveillance-overdue',
  on: 'record',
  kinds: ['certification'],
  looks: 'links',
  title: 'A surveillance audit is past its day, and none is recorded',
  why: 'A certificate is kept by surveillance audits; one that is missed suspends it.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:9.2.2', 'iso-42001:10.1'],
  fixable: false,
  messages: {
    missing:
      'The surveillance audit of {name} was to be held on {day}, and no audit is recorded that stands for it. Record it under `audits` with `type: surveillance` and its findings, or correct the day.',
  },
  check(record, register, { asOf }) {
    const { surveillance, status } = record.value;
    if (!Array.isArray(surveillance) || (status !== 'held' && status !== 'suspended')) return [];
    if (!register.complete) return [];
    const days = surveillance.flatMap((written: unknown, index) => {
      const day = dayOf(written);
      return day !== undefined && day < asOf ? [{ day, index }] : [];
    });
    if (days.length === 0) return [];
    const alone = recordsOf(register, 'certification').length === 1;
    const held = recordsOf(register, 'audit').filter(({ value }) => {
      const [named] = idsAt(value, 'certification');
      return keepingUp.includes(value.type) && (named === record.id || (named === undefined && alone));
    });
    const issued = dayAt(record, 'issued') ?? '';
    const audits = held.filter((audit) => (dayAt(audit, 'on') ?? asOf) >= issued).length;
    // Audits come a little earlier or later than planned: it is their number that tells which of them are missing.
    return days.slice(audits).map(({ day, index }) => ({
      ...onRecord(record, 'missing', ['surveillance', index], { day }),
      place: placeOn(record, ['surveillance', index], 'value'),
    }));
  },
};
