import { kindOfKey } from '../../catalogue/kinds';
import { duplicateKeys, hasDuplicateKeys } from '../../documents/duplicates';
import type { DataNode, MapEntry, Route } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { DocumentRule } from '../rule';

const repeating = new WeakMap<MapEntry, boolean>();

/** Whether a key stands twice anywhere beneath an entry; a large file's parts are asked once each. */
function repeats(entry: MapEntry): boolean {
  let found = repeating.get(entry);
  if (found === undefined) {
    found = hasDuplicateKeys(entry.value);
    repeating.set(entry, found);
  }
  return found;
}

/** The mappings of a tree that may hold a key twice, with their routes; nodes shared through aliases once. */
function mappings(root: DataNode | null): { node: DataNode; route: Route }[] {
  const found: { node: DataNode; route: Route }[] = [];
  const seen = new Set<unknown>();
  const pending: { node: DataNode; route: Route }[] = root ? [{ node: root, route: [] }] : [];
  for (let current = pending.pop(); current; current = pending.pop()) {
    const { node, route } = current;
    if (node.type === 'scalar') continue;
    const children = node.type === 'map' ? node.entries : node.items;
    if (seen.has(children)) continue;
    seen.add(children);
    if (node.type === 'map') {
      found.push(current);
      // Of duplicates a route reaches the last one only.
      const last = new Map(node.entries.map((entry) => [entry.key, entry]));
      for (const entry of last.values())
        if ((!entry.unplaced || repeats(entry.unplaced)) && entry.value)
          pending.push({ node: entry.value, route: [...route, entry.key] });
    } else
      node.items.forEach((item, i) => {
        pending.push({ node: item, route: [...route, i] });
      });
  }
  return found;
}

function sameText(a: MapEntry, b: MapEntry, text: string): boolean {
  if (!a.value || !b.value) return a.value === b.value;
  return (
    text.slice(a.value.span.start, a.value.span.end).trim() ===
    text.slice(b.value.span.start, b.value.span.end).trim()
  );
}

export const rule: DocumentRule = {
  on: 'document',
  slug: 'duplicate-key',
  title: 'A key stands twice in the same mapping',
  why: 'Readers keep only one of the values, or refuse the file, so it is open what the file says.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'error' },
  confidence: 'high',
  controls: ['iso-42001:7.5'],
  fixable: true,
  messages: {
    same: 'The key "{key}" stands here a second time with the same value; strict readers refuse that. Remove one of the two.',
    other:
      'The key "{key}" stands here again with another value, and readers keep only one of them or refuse the file. Keep the right one and remove the other.',
    first: '"{key}" stands here first.',
  },
  check(document) {
    const { path, text } = document;
    const drafts: (FindingDraft & { start: number })[] = [];
    for (const { node, route } of mappings(document.tree)) {
      // Two records under one id are told by the rule on ids.
      if (document.manifest && route.length === 1 && kindOfKey(String(route[0]))) continue;
      for (const { key, entries } of duplicateKeys(node))
        for (const [ordinal, entry] of entries.entries()) {
          const first = entries[0];
          if (ordinal === 0 || !first) continue;
          const full = [...route, key];
          const same = sameText(first, entry, text);
          drafts.push({
            start: entry.keySpan.start,
            message: same ? 'same' : 'other',
            args: { key },
            subject: { path },
            place: { path, at: 'duplicate', route: full, ordinal },
            related: [
              { place: { path, at: 'duplicate', route: full, ordinal: 0 }, message: 'first', args: { key } },
            ],
            ...(same && {
              fixes: [
                {
                  title: `Remove the second “${key}”`,
                  safe: true,
                  steps: [{ op: 'remove', path, route: full, ordinal }],
                },
              ],
            }),
          });
        }
    }
    return drafts.sort((a, b) => a.start - b.start).map(({ start: _, ...draft }) => draft);
  },
};
