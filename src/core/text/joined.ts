/** The items of some lists in one; for long lists far cheaper than mapping to them. */
export function joined<T>(lists: Iterable<readonly T[]>): T[] {
  const all: T[] = [];
  for (const list of lists) for (const item of list) all.push(item);
  return all;
}
