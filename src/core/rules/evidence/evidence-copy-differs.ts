import { boundResults } from '../../evidence/binding';
import { type Claim, measuredAs } from '../../evidence/claims';
import { textAt } from '../../register/fields';
import type { FindingDraft } from '../finding';
import { placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { draftOf } from './claim-finding';

export const rule: RecordRule = {
  on: 'record',
  kinds: ['system', 'model', 'dataset'],
  looks: 'links',
  slug: 'evidence-copy-differs',
  title: 'Number copied from a result file that differs from it',
  why: 'Two numbers for one result leave open which one was judged.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:7.5.3'],
  fixable: true,
  messages: {
    differs:
      '{metric} is given as {claimed}, but {file} says {measured}. The file counts; take its value, or leave the copy out.',
    measured: '{metric} was measured as {value}',
  },
  check(record, _register, context) {
    return context.bindings.in(record).flatMap((binding): FindingDraft[] => {
      const { item, index } = binding;
      const file = context.evidence.get(binding.path);
      const metric = textAt(item, 'metric');
      if (!file || metric === undefined || typeof item.value !== 'number') return [];
      const results = boundResults(binding, file).filter(({ value }) => value !== undefined);
      const [result] = results;
      // With several values, nothing tells of which the number is a copy.
      if (result?.value === undefined || new Set(results.map(({ value }) => value)).size !== 1) return [];
      const { value } = item;
      const claim: Claim = {
        metric,
        written: String(value),
        value,
        percent: false,
        span: { start: 0, end: 0 },
      };
      const shown = measuredAs(claim, result.value);
      if (shown === undefined) return [];
      const place = placeOn(record, ['evidence', index, 'value'], 'value');
      const subject = { kind: record.kind, id: record.id };
      return [draftOf(claim, { result, path: binding.path }, shown, place, subject, context)];
    });
  },
};
