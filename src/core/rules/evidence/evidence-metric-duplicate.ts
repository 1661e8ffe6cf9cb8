import { placeOf } from '../../evidence/place';
import type { TestResult } from '../../evidence/result';
import type { FindingDraft } from '../finding';
import type { EvidenceRule } from '../rule';

export const rule: EvidenceRule = {
  on: 'evidence',
  slug: 'evidence-metric-duplicate',
  title: 'One measure with two values in a result file',
  why: 'Nobody can say which of the two holds, so a claim can be backed by the better one.',
  severity: { noManifest: 'off', unlinked: 'information', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4'],
  fixable: false,
  messages: {
    differs:
      '{metric} is {value} here and {other} elsewhere in this file, for the same data and model. Keep the one that holds, or say in what they differ (dataset, slice, date).',
    related: '{metric} is {other} here',
  },
  check(file, _context, document) {
    const first = new Map<string, TestResult>();
    const found: FindingDraft[] = [];
    for (const result of file.results) {
      if (result.value === undefined || result.metric === undefined) continue;
      const key = keyOf(result);
      const known = first.get(key);
      if (!known) first.set(key, result);
      else if (known.value !== result.value)
        found.push({
          message: 'differs',
          args: { metric: result.metric, value: result.value, other: known.value ?? '' },
          subject: { path: file.path },
          place: placeOf(document, result.places.value ?? result.span),
          related: [{ place: placeOf(document, known.places.value ?? known.span), message: 'related' }],
        });
    }
    return found;
  },
};

/** All that tells two measurements apart. Runs at different times may well give different values. */
function keyOf(result: TestResult): string {
  const { metric, metricId, task, attribute, dataset, model, modelVersion, release, date, unit, criterion } =
    result;
  const names = result.groups.map(({ name }) => name);
  return JSON.stringify([
    metricId ?? metric,
    task,
    attribute,
    dataset,
    model,
    modelVersion,
    release,
    date,
    unit,
    criterion,
    names,
  ]);
}
