import { textAt } from '../../register/fields';
import { has, lacks } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { ofCriticalSupplier } from './suppliers';

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
    const say = ofCriticalSupplier(record, register, context, { rule: rule.slug, field: 'documentation' });
    if (!say) return [];
    if (lacks(record, 'documentation')) return [say.missing()];
    if (!record.complete || has(record, 'documentation.files')) return [];
    return say.partial(
      topics
        .filter(([field]) =>
          ['refused', 'none', undefined].includes(textAt(record.value, `documentation.${field}`)),
        )
        .map(([, title]) => title),
    );
  },
};
