import { lacks, onRecord, wordOf } from '../register/record-finding';
import { stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { isOpen, severityOfRisk } from './risks';

export const rule: RecordRule = {
  slug: 'risk-not-rated',
  on: 'record',
  kinds: ['risk'],
  looks: 'links',
  title: 'A risk is not rated, or not rated again after its treatment',
  why: 'Only a rating shows which risks come first, and only a second one shows whether the treatment was enough.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.2', 'iso-42001:6.1.3', 'nist-ai-rmf:MANAGE-1.4'],
  fixable: false,
  messages: {
    before:
      'The risk "{name}" is not rated, so it cannot be put in order with the others. Record `before` with `likelihood` and `impact` on the scales of the risk method.',
    expected:
      'Nobody has said what the treatment of the risk "{name}" is expected to leave of it, so nobody knows whether the treatment is enough. Record `after` with `likelihood` and `impact`.',
    after:
      'The risk "{name}" is treated, but nobody has rated what is left of it. Record `after` with `likelihood` and `impact`.',
  },
  check(record, register) {
    if (!isOpen(record)) return [];
    const stake = stakeOf(register, record);
    const more = { systems: stake.systems, ...severityOfRisk(stake) };
    const unrated = (rating: string) =>
      lacks(record, `${rating}.likelihood`) || lacks(record, `${rating}.impact`);
    if (unrated('before')) return [onRecord(record, 'before', ['before'], {}, more)];
    const { treatment, status } = record.value;
    const accepted = status === 'accepted' || (record.value.accepted ?? undefined) !== undefined;
    const treated = status === 'treated' || (accepted && treatment !== 'accept');
    if (treated && unrated('after')) return [onRecord(record, 'after', ['after'], {}, more)];
    const planned = ['reduce', 'avoid', 'share'].includes(wordOf(treatment));
    if (!planned || accepted || !unrated('after')) return [];
    return [onRecord(record, 'expected', ['after'], {}, { severity: 'information', ...more })];
  },
};
