import { onRecord, wordOf } from '../register/record-finding';
import { isUndecided, severityFor, stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { datasetLacks, isForLearning } from './datasets';

export const rule: RecordRule = {
  slug: 'dataset-without-quality-checks',
  on: 'record',
  kinds: ['dataset'],
  looks: 'links',
  title: 'The quality of a dataset was not checked',
  why: 'A model repeats the gaps and errors of its data; only a check finds them before the model does.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.7.4', 'iso-42001:A.7.2', 'eu-ai-act:art-10'],
  fixable: false,
  messages: {
    missing:
      'No check of the quality of the dataset "{name}" is recorded, so nobody knows which of its gaps and errors a model repeats. Record `qualityChecks` with check, result, outcome and day.',
    failed:
      'The quality check "{check}" of the dataset "{name}" failed. Mend the data, or say in `knownBiases` and `restrictions` what follows from it, and check again.',
  },
  check(record, register, context) {
    if (!isForLearning(record)) return [];
    const stake = stakeOf(register, record);
    const more = { systems: stake.systems, ...severityFor(stake) };
    if (datasetLacks(record, 'qualityChecks', 'evidence'))
      return isUndecided(stake, context, rule.slug)
        ? []
        : [onRecord(record, 'missing', ['qualityChecks'], {}, more)];
    const checks = record.value.qualityChecks;
    if (!Array.isArray(checks)) return [];
    return checks.flatMap((item: unknown, index) => {
      if (typeof item !== 'object' || item === null) return [];
      const { outcome, check, on } = item as Record<string, unknown>;
      if (outcome !== 'failed') return [];
      // The same check that passed later on stands for both.
      const mended = checks.some((other: unknown) => {
        const later = other as Record<string, unknown> | null;
        return later?.check === check && later?.outcome === 'passed' && wordOf(later?.on) >= wordOf(on);
      });
      if (mended) return [];
      return [
        onRecord(record, 'failed', ['qualityChecks', index, 'outcome'], { check: wordOf(check) }, more),
      ];
    });
  },
};
