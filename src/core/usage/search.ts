/**
 * A search for many names at once in bytes, without regard to ASCII case: each name is looked for by its rarest three
 * letters, read through a table of 32,768 entries, two bytes a step.
 */

/**
 * What must stand beside a name: nothing; no letter or digit; a quote or a separator of names; the same without a
 * space or a full stop, as in literals; and, on its left only, `import`, `from`, a comma or a quote, as far as one look
 * tells.
 */
export type Edge = 'any' | 'word' | 'quote' | 'literal' | 'import';

export interface Needle {
  /** Three characters or more. */
  text: string;
  left: Edge;
  right: Edge;
}

interface Anchor {
  bytes: Uint8Array;
  /** Where in the name the three letters stand; -1 when the first of them stands before it. */
  offset: number;
  left: Edge;
  right: Edge;
}

export interface Searcher {
  table: Uint16Array;
  buckets: Anchor[][];
}

/** Letters `a` to `z` are 1 to 26 in both cases; what else occurs in names shares the rest of five bits. */
const CODE = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  if (byte >= 97 && byte <= 122) CODE[byte] = byte - 96;
  else if (byte >= 65 && byte <= 90) CODE[byte] = byte - 64;
  else if (byte === 45 || byte === 95) CODE[byte] = 27;
  else if (byte === 46) CODE[byte] = 28;
  else if (byte === 47) CODE[byte] = 29;
  else if (byte >= 48 && byte <= 57) CODE[byte] = 30;
  else CODE[byte] = byte <= 32 ? 0 : 31;
}

/** How common letters are in source text, roughly, per thousand. */
const FREQUENCY: Readonly<Record<string, number>> = {
  e: 115, t: 92, a: 76, o: 72, n: 74, i: 76, r: 72, s: 68, l: 42, d: 38, c: 40, u: 32, p: 30, m: 28, f: 24,
  h: 28, g: 20, b: 14, y: 14, w: 10, v: 12, k: 8, x: 7, j: 3, q: 3, z: 2,
}; // biome-ignore format: a table

function commonness(trigram: string): number {
  let product = 1;
  for (const letter of trigram.toLowerCase()) product *= FREQUENCY[letter] ?? 15;
  return product;
}

export function buildSearcher(needles: readonly Needle[]): Searcher {
  const table = new Uint16Array(32768);
  const buckets: Anchor[][] = [[]];
  const encoder = new TextEncoder();
  const add = (hash: number, anchor: Anchor): void => {
    if (table[hash] === 0) {
      table[hash] = buckets.length;
      buckets.push([]);
    }
    buckets[table[hash] ?? 0]?.push(anchor);
  };
  for (const needle of needles) {
    const text = needle.text.toLowerCase();
    const bytes = encoder.encode(text);
    if (bytes.length < 3) continue;
    const { left, right } = needle;
    // The search goes two bytes a step: one of two neighbouring triples always stands at a step.
    if (bytes.length === 3) {
      add(hashAt(bytes, 0), { bytes, offset: 0, left, right });
      const pair = hashAt(bytes, 0) >> 5;
      for (let before = 0; before < 32; before++)
        if (left === 'any' || before === 0 || before > 26)
          add((before << 10) | pair, { bytes, offset: -1, left, right });
      continue;
    }
    let offset = 0;
    let rarest = Number.POSITIVE_INFINITY;
    for (let i = 0; i + 4 <= text.length; i++) {
      const common = commonness(text.slice(i, i + 3)) + commonness(text.slice(i + 1, i + 4));
      if (common < rarest) {
        rarest = common;
        offset = i;
      }
    }
    add(hashAt(bytes, offset), { bytes, offset, left, right });
    add(hashAt(bytes, offset + 1), { bytes, offset: offset + 1, left, right });
  }
  return { table, buckets };
}

function hashAt(bytes: Uint8Array, at: number): number {
  return (
    ((CODE[bytes[at] ?? 0] ?? 0) << 10) |
    ((CODE[bytes[at + 1] ?? 0] ?? 0) << 5) |
    (CODE[bytes[at + 2] ?? 0] ?? 0)
  );
}

/** Whether one of the names stands in the bytes. */
export function containsAny(searcher: Searcher, bytes: Uint8Array): boolean {
  const { table, buckets } = searcher;
  const last = bytes.length - 1;
  if (last < 2) return false;
  // The first step looks at a triple that begins one before the text, as if white space stood there.
  let carry = 0;
  let i = -1;
  for (; i + 2 <= last; i += 2) {
    const next = CODE[bytes[i + 2] as number] as number;
    const bucket = table[(carry << 10) | ((CODE[bytes[i + 1] as number] as number) << 5) | next] as number;
    if (bucket !== 0 && matches(buckets[bucket] as readonly Anchor[], bytes, i)) return true;
    carry = next;
  }
  if (i + 1 > last) return false;
  const bucket = table[(carry << 10) | ((CODE[bytes[i + 1] as number] as number) << 5)] as number;
  return bucket !== 0 && matches(buckets[bucket] as readonly Anchor[], bytes, i);
}

function matches(anchors: readonly Anchor[], bytes: Uint8Array, at: number): boolean {
  for (const anchor of anchors) {
    const start = at - anchor.offset;
    const end = start + anchor.bytes.length;
    if (start < 0 || end > bytes.length) continue;
    let i = 0;
    while (i < anchor.bytes.length && lower(bytes[start + i] ?? 0) === anchor.bytes[i]) i++;
    if (i < anchor.bytes.length) continue;
    if (fitsLeft(anchor.left, bytes, start) && fits(anchor.right, bytes[end])) return true;
  }
  return false;
}

function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

function fitsLeft(edge: Edge, bytes: Uint8Array, start: number): boolean {
  const before = bytes[start - 1];
  if (edge !== 'import' || before === undefined) return fits(edge, before);
  if (before === 34 || before === 39 || before === 44 || before === 40) return true;
  if (before !== 32 && before !== 9 && before !== 92 && before !== 10) return false;
  let i = start - 2;
  while (i >= 0 && ((bytes[i] ?? 0) <= 32 || bytes[i] === 92)) i--;
  const last = bytes[i];
  return last === 116 || last === 109 || last === 44 || last === 40; // import, from, `,` and `(`
}

function fits(edge: Edge, byte: number | undefined): boolean {
  if (edge === 'any' || byte === undefined) return true;
  if (edge === 'word')
    return !((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57));
  // " ' ` / : @, and with names that need no quotes . and the space of unquoted YAML values
  return (
    byte === 34 ||
    byte === 39 ||
    byte === 96 ||
    byte === 47 ||
    byte === 58 ||
    byte === 64 ||
    (edge === 'quote' && (byte === 46 || byte === 32))
  );
}
