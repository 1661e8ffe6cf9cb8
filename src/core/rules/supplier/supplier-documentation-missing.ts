import { textAt } from '../../register/fields';
import { listed } from '../../text/phrases';
import { has, lacks, onRecord } from '../register/record-finding';
import { isUndecided, severityFor, stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { isCritical } from './suppliers';

const topics: readonly [field: string, title: string][] = [
  ['trainingData', 'training data'],
  ['testing', 'testing'],
  ['limitations', 'limitations'],
  ['support', 'support'],
];

export const rule: RecordRule = {
  slug: 'supplier-documentation-missing',
  on: 'record',
  kinds: ['supplier'],
  looks: 'links',
  title: 'A critical supplier has not documented what it supplies',
  why: 'Only the supplier knows what was trained on what, how it was tested and where it fails; without it your own assessment rests on nothing.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.10.3', 'iso-42001:A.6.2.7', 'nist-ai-rmf:GOVERN-6.1'],
  fixable: false,
  messages: {
    missing:
      'Nothing says which documentation was received from {name}, on which {system} depends. Record `documentation` for trainingData, testing, limitations and support: received, partial, requested, refused or none.',
    partial:
      '{name}, on which {system} depends, has given no documentation on {topics}. Ask for it, or have the gap accepted as a risk and record that.',
  },
  check(record, register, context) {
    const stake = stakeOf(register, record);
    if (isUndecided(stake, context, rule.slug)) return [];
    if (!isCritical(record, stake) || stake.systems.length === 0) return [];
    const more = { systems: stake.systems, ...severityFor(stake) };
    const system = listed(stake.systems.slice(0, 3));
    if (lacks(record, 'documentation'))
      return [onRecord(record, 'missing', ['documentation'], { system }, more)];
    if (!record.complete || has(record, 'documentation.files')) return [];
    const open = topics.filter(([field]) =>
      ['refused', 'none', undefined].includes(textAt(record.value, `documentation.${field}`)),
    );
    if (open.length === 0) return [];
    return [
      onRecord(
        record,
        'partial',
        ['documentation'],
        { system, topics: listed(open.map(([, title]) => title)) },
        { ...more, severity: more.severity ?? 'information' },
      ),
    ];
  },
};
