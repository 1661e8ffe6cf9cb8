import { lacks, onRecord } from '../register/record-finding';
import { stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { isOpen, severityOfRisk } from './risks';

export const rule: RecordRule = {
  slug: 'risk-without-owner',
  on: 'record',
  kinds: ['risk'],
  looks: 'links',
  title: 'A risk has no owner',
  why: 'The owner sees to the treatment and approves what is left of the risk; without one nobody does.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.2', 'iso-42001:6.1.3', 'iso-42001:5.3'],
  fixable: false,
  messages: {
    missing:
      'The risk "{name}" has no owner, so nobody sees to its treatment or answers for what is left. Record `owner` with the id of a person, role or body.',
  },
  check(record, register) {
    if (!isOpen(record) || !lacks(record, 'owner')) return [];
    const stake = stakeOf(register, record);
    return [onRecord(record, 'missing', ['owner'], {}, { systems: stake.systems, ...severityOfRisk(stake) })];
  },
};
