import { words } from '../../catalogue/metrics';
import { boundResults, sameMetric } from '../../evidence/binding';
import { type Claim, claimsIn, measuredAs } from '../../evidence/claims';
import { placeOf } from '../../evidence/place';
import type { TestResult } from '../../evidence/result';
import { idsAt, textAt } from '../../register/fields';
import { findRecord, type Register, type RegisterRecord, recordsOf } from '../../register/register';
import { testedBy } from '../../register/releases';
import type { FindingDraft, Place } from '../finding';
import type { CardRule, CheckContext, JudgedDocument } from '../rule';
import { draftOf, type Measured } from './claim-finding';

export const rule: CardRule = {
  on: 'card',
  slug: 'evidence-claim-differs',
  title: 'Number in a card that differs from what was measured',
  why: 'Readers of the card decide by the number that it gives, and the result file says another.',
  severity: { noManifest: 'off', unlinked: 'off', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:A.8.2', 'eu-ai-act:art-13'],
  fixable: true,
  messages: {
    differs:
      '{metric} is given as {claimed}, but {file} says {measured}. Take the measured value, or name the result that shows the other.',
    measured: '{metric} was measured as {value}',
  },
  check: inCard,
};

function inCard({ document, records, register }: JudgedDocument, context: CheckContext): FindingDraft[] {
  if (!register || records.length !== 1) return [];
  const [record] = records;
  if (record?.kind !== 'model') return [];
  const measured = measuredFor(register, record, context);
  if (measured.length === 0) return [];
  return claimsIn(document).flatMap((claim) => {
    const found = matching(claim, measured, register);
    const value = found?.result.value;
    const shown = value === undefined ? undefined : measuredAs(claim, value);
    if (!found || value === undefined || shown === undefined) return [];
    const place: Place = claim.route
      ? { path: document.path, at: 'route', route: claim.route, part: 'value' }
      : placeOf(document, claim.span);
    return [draftOf(claim, found, shown, place, { kind: record.kind, id: record.id }, context)];
  });
}

/** The current results of a model: those of its own evidence, and of the systems that use it and say so. */
function measuredFor(register: Register, model: RegisterRecord, context: CheckContext): Measured[] {
  const version = textAt(model.value, 'version');
  const systems = recordsOf(register, 'system').filter(({ value }) =>
    idsAt(value, 'models').includes(model.id),
  );
  return [model, ...systems].flatMap((record) =>
    context.bindings.in(record).flatMap((binding) => {
      const file = context.evidence.get(binding.path);
      if (!file) return [];
      return boundResults(binding, file)
        .filter(({ value, outcome }) => value !== undefined && outcome !== 'not-run' && outcome !== 'error')
        .filter((result) => testedBy(register, record, result.model) === model)
        .filter(({ modelVersion }) => !version || !modelVersion || modelVersion === version)
        .map((result) => ({ result, path: binding.path }));
    }),
  );
}

/** The one result that a claim can mean: the same measure, dataset and slice; of several runs the latest. */
function matching(claim: Claim, measured: readonly Measured[], register: Register): Measured | undefined {
  const same = measured.filter(({ result }) => {
    if (result.metric === undefined || !sameMetric(result.metric, claim.metric)) return false;
    if (claim.slice !== undefined || result.attribute !== undefined) return sameSlice(claim, result);
    return claim.dataset === undefined || sameDataset(claim.dataset, result.dataset, register);
  });
  // Without a dataset in the claim, results on several of them, or of several tasks, leave open which is meant.
  const kinds = new Set(
    same.map(({ result }) => JSON.stringify([result.dataset, result.task, result.attribute])),
  );
  if (kinds.size !== 1) return undefined;
  const latest = same.reduce((best, each) =>
    (each.result.date ?? '') >= (best.result.date ?? '') ? each : best,
  );
  const newest = same.filter(({ result }) => result.date === latest.result.date);
  return new Set(newest.map(({ result }) => result.value)).size === 1 ? latest : undefined;
}

function sameSlice(claim: Claim, result: TestResult): boolean {
  if (result.attribute !== undefined && claim.slice === undefined)
    // A gap between groups is a number of the whole; a rate of one group is not.
    return result.kind === 'bias';
  return claim.slice !== undefined && result.task !== undefined && words(claim.slice) === words(result.task);
}

function sameDataset(claimed: string, measured: string | undefined, register: Register): boolean {
  if (measured === undefined) return false;
  if (words(claimed) === words(measured)) return true;
  const record = findRecord(register, 'dataset', measured.replace(/^dataset\//, ''));
  return (
    record !== undefined &&
    [textAt(record.value, 'name') ?? '', ...idsAt(record.value, 'identifiers')].some(
      (name) => words(name) === words(claimed),
    )
  );
}
