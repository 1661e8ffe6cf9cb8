import { isScalar, nodeAt } from '../../documents/tree';
import type { CardRule } from '../rule';
import { replaceToken, tokenPlaces } from '../syntax/token-place';

/** A decimal number as YAML and JSON write it. */
const number = /^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

export const rule: CardRule = {
  on: 'card',
  slug: 'metric-value-not-a-number',
  title: 'The value of a metric is not a number',
  why: 'Only numbers can be shown, compared and held against a threshold.',
  severity: { noManifest: 'information', unlinked: 'information', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4'],
  fixable: true,
  messages: {
    structure:
      'The value of the metric is a list or a mapping and no number, so it cannot be compared. Write one number, and other numbers as metrics of their own.',
    quoted: 'The value {value} is in quotes, so it is text and no number. Remove the quotes.',
    text: 'The value "{value}" of the metric is no number, so it cannot be compared. Write the number alone, with a point for decimals and without a unit.',
  },
  check({ document, facts }) {
    const { path } = document;
    const at = tokenPlaces(path, document.text);
    return facts.modelIndex.problems
      .filter((found) => found.code === 'metric-value-not-a-number')
      .map(({ route }) => {
        const node = nodeAt(document.tree, route);
        const text = isScalar(node) ? node.source.trim() : (node?.type ?? '');
        const quoted = isScalar(node) && node.style !== 'plain' && number.test(text);
        return {
          message: quoted ? 'quoted' : isScalar(node) ? 'text' : 'structure',
          args: { value: text.slice(0, 80) },
          subject: { path },
          place: { path, at: 'route', route, part: 'value' },
          ...(quoted && {
            fixes: [
              {
                title: 'Remove the quotes',
                safe: true,
                steps: [replaceToken(at(node.span), text)],
              },
            ],
          }),
        };
      });
  },
};
