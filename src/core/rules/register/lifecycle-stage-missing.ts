import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { has, lacks, onRecord } from './record-finding';

export const rule: RecordRule = {
  slug: 'lifecycle-stage-missing',
  on: 'record',
  kinds: ['system'],
  looks: 'record',
  title: 'A system does not say in which life-cycle stage it is',
  why: 'What binds a system depends on its stage; without one the most is asked for, as of a system in operation.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:A.6.1.3', 'iso-42001:8.1'],
  fixable: false,
  messages: {
    missing:
      '{name} does not say in which stage it is, so it is asked for all that a system in operation must show. Record `lifecycleStage`: inception, development, validation, deployment, operation or retirement.',
  },
  check(record) {
    // Before the class is decided, the class is the question.
    if (!has(record, 'riskClass.class') || !lacks(record, 'lifecycleStage')) return [];
    return [onRecord(record, 'missing', ['lifecycleStage'], {}, { systems: [record.id] })];
  },
};
