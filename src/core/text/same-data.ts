/** Whether two values of plain data are the same, the order of keys included. */
export function sameData(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return (
    keys.length === others.length &&
    keys.every(
      (key, i) =>
        key === others[i] &&
        sameData((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  );
}
