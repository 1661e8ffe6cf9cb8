import { lacks } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { ofCriticalSupplier } from './suppliers';

const clauses: readonly [field: string, title: string][] = [
  ['changeNotice', 'notice of changes'],
  ['incidentNotice', 'notice of incidents'],
  ['useOfOurData', 'the use of our data'],
  ['exit', 'the way out'],
];

export const rule: RecordRule = {
  slug: 'supplier-clauses-missing',
  on: 'record',
  kinds: ['supplier'],
  looks: 'links',
  title: 'The contract with a critical supplier lacks clauses for AI',
  why: 'A model that changes overnight or learns from the data you send is governed by the contract or by nobody.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.10.2', 'iso-42001:A.10.3', 'nist-ai-rmf:MANAGE-3.1'],
  fixable: false,
  messages: {
    missing:
      'No contract clauses are recorded for {name}, on which {system} depends. Record `clauses`: changeNotice, incidentNotice, useOfOurData, exit.',
    partial:
      'The contract with {name}, on which {system} depends, says nothing on {topics}. Agree on it, or record under `clauses` what holds.',
  },
  check(record, register, context) {
    const say = ofCriticalSupplier(record, register, context, { rule: rule.slug, field: 'clauses' });
    if (!say) return [];
    if (lacks(record, 'clauses')) return [say.missing()];
    return say.partial(
      clauses.filter(([field]) => lacks(record, `clauses.${field}`)).map(([, title]) => title),
    );
  },
};
