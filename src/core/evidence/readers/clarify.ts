import { get, isMap, textOf } from '../../documents/tree';
import { keep, type Reader, takeNumber } from '../reading';
import { fieldsOf, firstOf, itemsOf, placesOf } from './parts';

/** Clarify's short names, which mean too many other things elsewhere to be known everywhere. */
const NAMES: Readonly<Record<string, string>> = {
  CI: 'class imbalance',
  DPL: 'demographic parity difference',
  DPPL: 'demographic parity difference',
  DI: 'disparate impact',
  AD: 'accuracy difference',
  RD: 'equal opportunity difference',
  DAR: 'predictive parity difference',
  TE: 'treatment equality',
  FT: 'counterfactual flip rate',
  SD: 'specificity difference',
  DCA: 'difference in conditional acceptance',
  DCR: 'difference in conditional rejection',
  DRR: 'difference in rejection rates',
  CDDL: 'conditional demographic disparity in labels',
  CDDPL: 'conditional demographic disparity in predicted labels',
  GE: 'generalized entropy',
};

/** Bias metrics of SageMaker Clarify (`analysis.json`), before and after training, and its global SHAP values. */
export const reader: Reader = {
  id: 'sagemaker-clarify',
  title: 'SageMaker Clarify',
  syntax: 'tree',
  matches: ({ tree }) =>
    ['pre_training_bias_metrics', 'post_training_bias_metrics'].some((key) =>
      isMap(get(get(tree, key), 'facets')),
    ) || isMap(get(get(tree, 'explanations'), 'kernel_shap')),
  read({ tree }, into) {
    for (const stage of ['pre_training_bias_metrics', 'post_training_bias_metrics']) {
      const section = get(tree, stage);
      const after = stage.startsWith('post');
      for (const facet of fieldsOf(get(section, 'facets')))
        for (const group of itemsOf(facet.value)) {
          const name = firstOf(group, 'value_or_threshold');
          for (const metric of itemsOf(get(group, 'metrics'))) {
            const short = textOf(get(metric, 'name'));
            const value = get(metric, 'value');
            const error = textOf(get(metric, 'error'));
            const measured = takeNumber(into, value);
            if (short === undefined) continue;
            keep(into, {
              kind: 'bias',
              metric: NAMES[short] ?? short,
              task: after ? 'predictions' : 'labels before training',
              attribute: facet.key,
              groups: [
                {
                  name: `${textOf(name) ?? 'facet'} against the others`,
                  ...(measured === undefined ? {} : { value: measured }),
                  span: name?.span ?? group.span,
                },
              ],
              value: measured,
              tool: 'SageMaker Clarify',
              ...(error === undefined ? {} : { outcome: 'error' as const, reason: error.slice(0, 160) }),
              span: metric.span,
              places: placesOf({ metric: firstOf(metric, 'name'), value, groups: name }),
            });
          }
        }
    }
    for (const label of fieldsOf(get(get(tree, 'explanations'), 'kernel_shap'))) {
      const values = fieldsOf(get(label.value, 'global_shap_values'));
      if (values.length === 0) continue;
      keep(into, {
        kind: 'explainability',
        metric: 'global SHAP values',
        task: label.key,
        groups: values.flatMap(({ key, keySpan, value }) => {
          const weight = takeNumber(into, value);
          return weight === undefined ? [] : [{ name: key, value: weight, span: keySpan }];
        }),
        tool: 'SageMaker Clarify',
        span: { start: label.keySpan.start, end: label.value.span.end },
        places: placesOf({ metric: label.keySpan }),
      });
    }
  },
};
