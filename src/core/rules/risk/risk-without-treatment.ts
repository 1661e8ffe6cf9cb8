import { lacks, onRecord, wordOf } from '../register/record-finding';
import { stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { isOpen, severityOfRisk } from './risks';

export const rule: RecordRule = {
  slug: 'risk-without-treatment',
  on: 'record',
  kinds: ['risk'],
  looks: 'links',
  title: 'A risk has no treatment, or nothing that carries it out',
  why: 'A risk that is only written down stays as large as it was.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.3', 'iso-42001:8.3', 'eu-ai-act:art-9', 'nist-ai-rmf:MANAGE-1.3'],
  fixable: false,
  messages: {
    treatment:
      'Nobody has decided what to do about the risk "{name}". Record `treatment`: reduce, avoid, share, accept, or pursue for an opportunity.',
    means:
      'The risk "{name}" is to be reduced, but nothing says by what. Record `treatmentPlan`, `controls` or `actions`.',
  },
  check(record, register) {
    if (!isOpen(record)) return [];
    const stake = stakeOf(register, record);
    const more = { systems: stake.systems, ...severityOfRisk(stake) };
    if (lacks(record, 'treatment')) return [onRecord(record, 'treatment', ['treatment'], {}, more)];
    const active = ['reduce', 'avoid', 'share'].includes(wordOf(record.value.treatment));
    if (active && lacks(record, 'treatmentPlan', 'controls', 'actions'))
      return [onRecord(record, 'means', ['treatment'], {}, more)];
    return [];
  },
};
