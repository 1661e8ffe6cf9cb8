import { addInterval, parseInterval } from '../../catalogue/dates';
import { textAt } from '../../register/fields';
import { findRecord } from '../../register/register';
import { dayAt, has, onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'case-overdue',
  on: 'record',
  kinds: ['case'],
  looks: 'links',
  title: 'A concern, appeal or question was not answered in time',
  why: 'People raise concerns again only where the last one was answered; an appeal without an answer is none.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.3.3', 'iso-42001:A.8.3', 'nist-ai-rmf:GOVERN-5.1'],
  fixable: false,
  messages: {
    overdue:
      'The case "{id}" was to be answered by {day} and is still open. Answer it, and record `outcome` and `closed`.',
  },
  check(record, register, { asOf }) {
    if (record.node === null || has(record, 'closed') || has(record, 'outcome')) return [];
    const written = dayAt(record, 'due');
    const received = dayAt(record, 'received');
    const channel = textAt(record.value, 'channel');
    const known = channel === undefined ? undefined : findRecord(register, 'channel', channel);
    const within = parseInterval((known && textAt(known.value, 'answerWithin')) ?? '');
    const day = written ?? (received && within ? addInterval(received, within) : undefined);
    if (day === undefined || day >= asOf) return [];
    const field = [written ? 'due' : 'received'];
    return [{ ...onRecord(record, 'overdue', field, { day }), place: placeOn(record, field, 'value') }];
  },
};
