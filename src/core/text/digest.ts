/**
 * SHA-256 (FIPS 180-4), synchronous and without a host: approvals and results name what they were given for by its
 * digest, and what stands there today is compared with it.
 */

/** The first 32 bits of the fractional parts of the square or cube roots of the first primes. */
function rootBits(count: number, exponent: number): Uint32Array {
  const bits = new Uint32Array(count);
  for (let found = 0, candidate = 2; found < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0) prime = false;
    if (!prime) continue;
    const root = candidate ** exponent;
    bits[found++] = Math.floor((root - Math.floor(root)) * 2 ** 32);
  }
  return bits;
}

const initial = rootBits(8, 1 / 2);
const constants = rootBits(64, 1 / 3);

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** Mixes one block of 64 bytes into the state. */
function mix(state: Uint32Array, block: DataView, at: number, schedule: Uint32Array): void {
  for (let i = 0; i < 16; i++) schedule[i] = block.getUint32(at + i * 4);
  for (let i = 16; i < 64; i++) {
    const early = schedule[i - 15]!;
    const late = schedule[i - 2]!;
    const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    schedule[i] = schedule[i - 16]! + low + schedule[i - 7]! + high;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < 64; i++) {
    const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const first = (h + high + chosen + constants[i]! + schedule[i]!) | 0;
    const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + low + majority) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = state[i]! + word;
  });
}

/** The SHA-256 of some bytes as 64 hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  const state = initial.slice();
  const schedule = new Uint32Array(64);
  const whole = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (; at + 64 <= bytes.length; at += 64) mix(state, whole, at, schedule);
  const rest = bytes.length - at;
  const padded = new Uint8Array(rest + 9 <= 64 ? 64 : 128);
  padded.set(bytes.subarray(at));
  padded[rest] = 0x80;
  const tail = new DataView(padded.buffer);
  // Lengths are counted in bits, as 64 bits in two halves.
  tail.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  tail.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  for (let block = 0; block < padded.length; block += 64) mix(state, tail, block, schedule);
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

const encoder = new TextEncoder();

/**
 * The digest of a text as records write it, `sha256:…`. Line ends count as LF and a byte order mark not at all, so
 * that a checkout on another platform has the same digest.
 */
export function textDigest(text: string): string {
  return `sha256:${sha256(encoder.encode(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')))}`;
}

/**
 * A written digest in one form: the algorithm, a colon and lower-case hexadecimal digits. 64 digits without an
 * algorithm are SHA-256; undefined for what is no digest.
 */
export function normaliseDigest(written: string): string | undefined {
  const match = /^(?:([a-z][a-z0-9-]{1,15})[:-])?([0-9a-f]{32,128})$/i.exec(written.trim());
  if (!match) return undefined;
  const [, algorithm, digits = ''] = match;
  if (!algorithm && digits.length !== 64) return undefined;
  return `${(algorithm ?? 'sha256').toLowerCase().replace('sha-', 'sha')}:${digits.toLowerCase()}`;
}

/** Whether two written digests say the same; undefined where they cannot be compared. */
export function sameDigest(one: string, other: string): boolean | undefined {
  const [left, right] = [normaliseDigest(one), normaliseDigest(other)];
  if (!left || !right || left.split(':')[0] !== right.split(':')[0]) return undefined;
  return left === right;
}
