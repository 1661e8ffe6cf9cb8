import type { ModelIndexProblem } from '../../cards/facts';
import type { Route } from '../../documents/tree';
import type { Place } from '../finding';
import type { CardRule } from '../rule';

/** A value in words and a misspelt key are findings of other rules. */
type Code = Exclude<ModelIndexProblem['code'], 'metric-value-not-a-number' | 'wrong-key'>;

const lost = 'so the hub shows none of these results';

const messages: Record<Code, string> = {
  'not-a-list': `model-index must be a list, ${lost}. Begin each model with a hyphen.`,
  'empty-list': 'model-index is empty. Add a model with its results, or remove the field.',
  'entry-not-a-mapping': `An entry of model-index needs the fields name and results, ${lost}. Write both.`,
  'name-missing': `This entry of model-index has no name, ${lost}. Add the name of the model.`,
  'results-missing': 'This entry of model-index has no results. Add them, or remove the field model-index.',
  'results-empty': 'The results are empty. Add at least one, or remove the field model-index.',
  'results-not-a-list': `The results must be a list, ${lost}. Begin each result with a hyphen.`,
  'result-not-a-mapping': `A result needs the fields task, dataset and metrics, ${lost}. Write all three.`,
  'task-missing': `This result has no task, ${lost}. Add a task with its type, for example text-classification.`,
  'task-type-missing': `The task has no type, ${lost}. Add one, for example text-classification.`,
  'dataset-missing': `This result has no dataset, ${lost}. Add a dataset with type and name.`,
  'dataset-type-missing': `The dataset has no type, ${lost}. Add its identifier on the hub, or any short identifier.`,
  'dataset-name-missing': `The dataset has no name, ${lost}. Add the name that readers know it by.`,
  'metrics-missing': `This result has no metrics, ${lost}. Add a list of metrics with type and value.`,
  'metrics-empty': `The metrics are empty, ${lost}. Add at least one metric with type and value.`,
  'metrics-not-a-list': `The metrics must be a list, ${lost}. Begin each metric with a hyphen.`,
  'metric-not-a-mapping': `A metric needs the fields type and value, ${lost}. Write both.`,
  'metric-type-missing': `This metric has no type, ${lost}. Add one, for example accuracy.`,
  'metric-value-missing':
    'This metric has no value, so it is no result. Add the number, or remove the metric.',
};

/** What stands in a list has no key of its own: its place is the value. */
function placeOf(path: string, route: Route): Place {
  return { path, at: 'route', route, part: typeof route.at(-1) === 'number' ? 'value' : 'key' };
}

export const rule: CardRule = {
  on: 'card',
  slug: 'model-index-structure',
  title: "The results in a card's metadata are not structured as the hub reads them",
  why: 'Results that do not follow the structure are shown nowhere and cannot be compared.',
  severity: { noManifest: 'information', unlinked: 'information', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.7', 'iso-42001:A.6.2.4'],
  fixable: false,
  messages: { ...messages, also: 'The same is wrong here.' },
  check({ document, facts }, context) {
    const { path, problems } = document;
    if (facts.modelIndex.problems.length > 0 && problems.some((found) => found.losesContent)) {
      context.unknown('model-index-structure');
      return [];
    }
    // A flaw that results share, such as one made by a tool, is one finding.
    const byCode = new Map<string, ModelIndexProblem[]>();
    for (const found of facts.modelIndex.problems)
      if (found.code !== 'metric-value-not-a-number' && found.code !== 'wrong-key')
        byCode.set(found.code, [...(byCode.get(found.code) ?? []), found]);
    return [...byCode.values()].flatMap(([first, ...others]) =>
      first
        ? [
            {
              message: first.code,
              args: first.args,
              subject: { path },
              place: placeOf(path, first.route),
              ...(others.length > 0 && {
                related: others
                  .slice(0, 20)
                  .map(({ route }) => ({ place: placeOf(path, route), message: 'also' })),
              }),
            },
          ]
        : [],
    );
  },
};
