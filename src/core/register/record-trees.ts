import { kindOfKey } from '../catalogue/kinds';
import type { SourceDocument } from '../documents/document';
import { type DataNode, isMap, unplacedEntry } from '../documents/tree';

/**
 * The trees of the records in a document of the register, for what has to be known before registers are built. Their
 * spans count from some part of the file.
 */
export function recordTrees({ kind, tree }: SourceDocument): DataNode[] {
  if (!isMap(tree)) return [];
  if (kind === 'record') return [tree];
  return tree.entries.flatMap((section) => {
    const { key, value } = unplacedEntry(section);
    if (!kindOfKey(key) || !isMap(value)) return [];
    return value.entries.flatMap((entry) => unplacedEntry(entry).value ?? []);
  });
}
