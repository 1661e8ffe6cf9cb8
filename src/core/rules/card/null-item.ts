import { type DataNode, isScalar, type Route } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { CardRule } from '../rule';
import { metadataOf } from './situation';

/** Lists of the metadata with their routes; `model-index` has a rule of its own. Shared nodes once. */
function lists(root: DataNode): { items: DataNode[]; route: Route }[] {
  const found: { items: DataNode[]; route: Route }[] = [];
  const seen = new Set<unknown>();
  const pending: { node: DataNode; route: Route }[] = [{ node: root, route: [] }];
  for (let current = pending.pop(); current; current = pending.pop()) {
    const { node, route } = current;
    if (node.type === 'scalar') continue;
    const children = node.type === 'map' ? node.entries : node.items;
    if (seen.has(children)) continue;
    seen.add(children);
    if (node.type === 'list') {
      found.push({ items: node.items, route });
      node.items.forEach((item, i) => {
        pending.push({ node: item, route: [...route, i] });
      });
    } else
      for (const { key, value } of node.entries)
        if (value && !(route.length === 0 && key === 'model-index'))
          pending.push({ node: value, route: [...route, key] });
  }
  return found;
}

export const rule: CardRule = {
  on: 'card',
  slug: 'null-item',
  title: "A list in a card's metadata has an empty item",
  why: 'Tools that expect text in every item fail on an empty one or show it as null.',
  severity: { noManifest: 'information', unlinked: 'information', linked: 'information' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.7'],
  fixable: true,
  messages: {
    empty: 'This item of "{field}" is empty, which many tools cannot handle. Fill it in or remove it.',
    only: 'The only item of "{field}" is empty, which many tools cannot handle. Fill it in or remove the field.',
  },
  check({ document }) {
    const metadata = metadataOf(document);
    if (!metadata) return [];
    const { path } = document;
    const drafts: FindingDraft[] = [];
    for (const { items, route } of lists(metadata)) {
      const only = items.length === 1;
      items.forEach((item, i) => {
        if (!isScalar(item) || item.value !== null) return;
        drafts.push({
          message: only ? 'only' : 'empty',
          args: { field: String(route.findLast((step) => typeof step === 'string') ?? '') },
          subject: { path },
          place: { path, at: 'route', route: [...route, i], part: 'value' },
          fixes: [
            {
              title: only ? 'Remove the empty field' : 'Remove the empty item',
              safe: true,
              steps: [{ op: 'remove', path, route: only ? route : [...route, i] }],
            },
          ],
        });
      });
    }
    return drafts;
  },
};
