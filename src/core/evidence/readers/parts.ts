import { type DataNode, entryOf, isList, isMap } from '../../documents/tree';
import type { Span } from '../../text/positions';
import { createReading, takeNumber } from '../reading';
import type { TestResult } from '../result';

/** The places of the nodes that there are. */
export function placesOf(
  nodes: Partial<Record<keyof TestResult['places'], DataNode | Span | null | undefined>>,
): TestResult['places'] {
  const places: TestResult['places'] = {};
  for (const [field, node] of Object.entries(nodes))
    if (node) places[field as keyof TestResult['places']] = 'span' in node ? node.span : node;
  return places;
}

/** The value of a key, or of the first key of several that there is. */
export function firstOf(node: DataNode | null | undefined, ...keys: string[]): DataNode | undefined {
  for (const key of keys) {
    const found = entryOf(node, key)?.value;
    if (found) return found;
  }
  return undefined;
}

/** The items of a list, or nothing. */
export function itemsOf(node: DataNode | null | undefined): readonly DataNode[] {
  return isList(node) ? node.items : [];
}

/** The entries of a mapping with a value, or nothing. */
export function fieldsOf(
  node: DataNode | null | undefined,
): { key: string; keySpan: Span; value: DataNode }[] {
  return isMap(node)
    ? node.entries.flatMap(({ key, keySpan, value }) => (value ? [{ key, keySpan, value }] : []))
    : [];
}

/** A number of which nothing is told when it is written oddly: counts, errors, settings. */
export function quietNumber(node: DataNode | null | undefined): number | undefined {
  return takeNumber(createReading(), node);
}

/** Rounded for reading, so that sums of decimals do not end in noise. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
