import type { SchemaName } from '../generated/validators';

/** A kind of record: its name in front matter and qualified ids, its plural key in a manifest, and its words. */
export interface KindInfo {
  kind: SchemaName;
  key: string;
  /** For one record, at the start of a sentence and within it. */
  title: string;
  /** For a group of records in trees and reports. */
  plural: string;
}

/** The one table of kinds, in the order in which trees and reports show them. */
export const kinds: readonly KindInfo[] = [
  { kind: 'system', key: 'systems', title: 'AI system', plural: 'AI systems' },
  { kind: 'model', key: 'models', title: 'Model', plural: 'Models' },
  { kind: 'dataset', key: 'datasets', title: 'Dataset', plural: 'Datasets' },
];

const byKind = new Map<string, KindInfo>(kinds.map((info) => [info.kind, info]));
const byKey = new Map(kinds.map((info) => [info.key, info]));

export function kindInfo(kind: string): KindInfo | undefined {
  return byKind.get(kind);
}

/** The kind whose records stand under this plural key of a manifest. */
export function kindOfKey(key: string): KindInfo | undefined {
  return byKey.get(key);
}

/**
 * Splits the id in a reference field. `allowed` are the kinds of the field's `x-aims-ref`: a bare id belongs to one
 * of them, a qualified one (`system/credit-scoring`) names its kind. `kind` is undefined for a bare id where several
 * kinds may stand.
 */
export function splitReference(
  text: string,
  allowed: readonly string[],
): { kind: string | undefined; id: string } {
  const slash = text.indexOf('/');
  if (slash > 0) {
    const kind = text.slice(0, slash);
    if (byKind.has(kind)) return { kind, id: text.slice(slash + 1) };
  }
  return { kind: allowed.length === 1 && allowed[0] !== '*' ? allowed[0] : undefined, id: text };
}
