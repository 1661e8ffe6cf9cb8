import { metricOf } from '../../catalogue/metrics';
import { limitsIn, sameMetric } from '../../evidence/binding';
import { testFacts } from '../../evidence/effective';
import { placeOf } from '../../evidence/place';
import type { TestResult } from '../../evidence/result';
import { boundText, thresholdOutcome } from '../../evidence/threshold';
import { idsAt, textAt } from '../../register/fields';
import { fromRoot } from '../../register/paths';
import { tierOfSystem } from '../../register/profile';
import { findRecord, type Register, type RegisterRecord } from '../../register/register';
import { testedBy } from '../../register/releases';
import { answers, latestResult, testResults } from '../../register/tests';
import type { FindingDraft } from '../finding';
import { entriesAt, onRecord, placeOn } from '../register/record-finding';
import type { CheckContext, RecordRule } from '../rule';
import { always } from '../schema/parts';

/** Kinds whose failures the obligations of a high-risk system tell already. */
const TOLD = ['bias', 'robustness', 'security'];

export const rule: RecordRule = {
  on: 'record',
  kinds: ['system'],
  looks: 'links',
  slug: 'evidence-criterion-not-met',
  title: 'Latest result misses an acceptance criterion or the bound of a key figure',
  why: 'The limit was set before the test to say what is good enough, and the measured value is not.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:A.6.2.6', 'iso-42001:9.1', 'eu-ai-act:art-15'],
  fixable: false,
  messages: {
    criterion:
      '{name} does not meet "{criterion}": {metric} is {value}, the limit is {limit}. Treat the cause and test again, or have the deviation decided.',
    kpi: '"{criterion}" of {name} is {value} in {file}, the bound is {limit}. Do what `monitoring.escalation` says, and record the incident or the decision.',
    measured: 'The measured value',
  },
  check(record, register, context) {
    if (record.value.lifecycleStage === 'retirement') return [];
    return [...criteria(record, register, context), ...keyFigures(record, register, context)];
  },
};

function criteria(record: RegisterRecord, register: Register, context: CheckContext): FindingDraft[] {
  const facts = testFacts(register, context.bindings, context.evidence);
  const models = idsAt(record.value, 'models').flatMap((id) => findRecord(register, 'model', id) ?? []);
  const results = [record, ...models].flatMap((of) =>
    testResults(of, facts)
      .filter(({ result }) => isCurrent(register, of, result))
      .map((each) => ({ ...each, of })),
  );
  const high = tierOfSystem(register, record) === 'high';
  return entriesAt(record, 'acceptanceCriteria').flatMap(({ entry, route }): FindingDraft[] => {
    if (high && TOLD.includes(textAt(entry, 'kind') ?? '')) return [];
    const latest = latestResult(results.filter(({ result }) => answers(result, entry)));
    const value = latest?.result.value;
    const metric = textAt(latest?.result, 'metric') ?? textAt(entry, 'metric');
    if (!latest || typeof value !== 'number' || metric === undefined) return [];
    const metricId = metricOf(metric)?.id;
    const limit = limitsIn(entry, metricId);
    if (
      thresholdOutcome({
        value,
        ...(limit ? { threshold: limit } : {}),
        ...(metricId ? { metricId } : {}),
      }) !== 'failed'
    )
      return [];
    const { source, file } = latest.result as { source?: TestResult; file?: string };
    const document = source && file !== undefined ? context.document(file) : undefined;
    const measured =
      document && source
        ? placeOf(document, source.places.value ?? source.span)
        : placeOn(latest.of, ['evidence', latest.index, 'value'], 'value');
    return [
      {
        ...onRecord(
          record,
          'criterion',
          route,
          { criterion: textAt(entry, 'name') ?? metric, metric, value, limit: boundText(limit) },
          { systems: [record.id] },
        ),
        place: placeOn(record, [...route, 'threshold'], 'value'),
        related: [{ place: measured, message: 'measured' }],
      },
    ];
  });
}

/** A result for the version that stands here; of another version nothing follows for this one. */
function isCurrent(
  register: Register,
  of: RegisterRecord,
  result: Readonly<Record<string, unknown>>,
): boolean {
  if (result.outcome === 'not-run' || result.outcome === 'error') return false;
  const tested = textAt(result, 'modelVersion');
  const model = testedBy(register, of, textAt(result, 'model'));
  const version = model && textAt(model.value, 'version');
  return tested === undefined || version === undefined || tested === version;
}

/** Key figures whose values stand in a file: its latest result of that name. */
function keyFigures(record: RegisterRecord, register: Register, context: CheckContext): FindingDraft[] {
  return entriesAt(record, 'monitoring.kpis').flatMap(({ entry, route }): FindingDraft[] => {
    const name = textAt(entry, 'name');
    const written = textAt(entry, 'file');
    const path = written === undefined ? undefined : fromRoot(register.folder, written);
    const file = path === undefined ? undefined : context.evidence.get(path);
    if (!file || name === undefined || path === undefined) return [];
    const latest = file.results
      .filter(
        ({ metric, value, outcome }) =>
          value !== undefined && outcome !== 'not-run' && metric !== undefined && sameMetric(metric, name),
      )
      .reduce<TestResult | undefined>(
        (best, each) => (best && (best.date ?? '') > (each.date ?? '') ? best : each),
        undefined,
      );
    const limit = limitsIn(entry, undefined);
    if (latest?.value === undefined || !limit) return [];
    if (thresholdOutcome({ value: latest.value, threshold: limit }) !== 'failed') return [];
    const document = context.document(path);
    return [
      {
        ...onRecord(
          record,
          'kpi',
          [...route, 'file'],
          { criterion: name, value: latest.value, file: path, limit: boundText(limit) },
          { systems: [record.id] },
        ),
        place: placeOn(record, [...route, 'file'], 'value'),
        ...(document
          ? {
              related: [
                { place: placeOf(document, latest.places.value ?? latest.span), message: 'measured' },
              ],
            }
          : {}),
      },
    ];
  });
}
