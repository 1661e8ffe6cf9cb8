// Assertions that work in both extension hosts (the web host has no node:assert).

function show(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : (JSON.stringify(value, null, 1) ?? String(value));
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]));
}

export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

/** Strict and deep equality. */
export function equal(actual: unknown, expected: unknown, message = 'The values differ'): void {
  if (!same(actual, expected))
    throw new Error(`${message}.\nexpected ${show(expected)}\nactual   ${show(actual)}`);
}

export function match(actual: string, expected: RegExp, message = 'The text does not match'): void {
  if (!expected.test(actual)) throw new Error(`${message}.\nexpected ${expected}\nactual   ${show(actual)}`);
}

export function includes<T>(list: readonly T[] | string, expected: T & string, message?: string): void;
export function includes<T>(list: readonly T[], expected: T, message?: string): void;
export function includes(
  list: readonly unknown[] | string,
  expected: unknown,
  message = 'The value is not among them',
): void {
  const has =
    typeof list === 'string' ? list.includes(expected as string) : list.some((item) => same(item, expected));
  if (!has) throw new Error(`${message}.\nexpected ${show(expected)}\nin       ${show(list)}`);
}
