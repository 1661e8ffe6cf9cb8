import type { DataNode, MapEntry } from './tree';

export interface DuplicateKey {
  key: string;
  /** All entries with the key, in order; at least two. */
  entries: MapEntry[];
}

/** Mappings with more entries are searched through a map. */
const LARGE = 16;

function allDiffer(entries: readonly MapEntry[]): boolean {
  for (let i = 1; i < entries.length; i++)
    for (let j = 0; j < i; j++) if (entries[i]!.key === entries[j]!.key) return false;
  return true;
}

/**
 * The keys that a mapping holds more than once, in linear time; empty for anything but a mapping. Entries that
 * a merge key brought in never count.
 */
export function duplicateKeys(node: DataNode | null | undefined): DuplicateKey[] {
  if (node?.type !== 'map' || node.entries.length < 2) return [];
  if (node.entries.length <= LARGE && allDiffer(node.entries)) return [];
  const byKey = new Map<string, MapEntry[]>();
  let repeated = false;
  for (const entry of node.entries) {
    if (entry.merged) continue;
    const same = byKey.get(entry.key);
    if (same) {
      same.push(entry);
      repeated = true;
    } else byKey.set(entry.key, [entry]);
  }
  if (!repeated) return [];
  return [...byKey].filter(([, entries]) => entries.length > 1).map(([key, entries]) => ({ key, entries }));
}

/** Whether any mapping in the tree holds a key twice. Nodes shared through aliases are looked at once. */
export function hasDuplicateKeys(node: DataNode | null): boolean {
  const pending: DataNode[] = node ? [node] : [];
  const seen = new Set<unknown>();
  for (let current = pending.pop(); current; current = pending.pop()) {
    if (current.type === 'scalar') continue;
    const children = current.type === 'map' ? current.entries : current.items;
    if (seen.has(children)) continue;
    seen.add(children);
    if (duplicateKeys(current).length > 0) return true;
    if (current.type === 'list') pending.push(...current.items);
    else for (const entry of current.entries) if (entry.value) pending.push(entry.value);
  }
  return false;
}
