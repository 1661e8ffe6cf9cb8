/** Where FNV-1a begins. */
const OFFSET = 0x811c9dc5;

/**
 * FNV-1a, 32 bits, over UTF-16 units: tells texts apart, protects nothing.
 * @param from the hash of what stands before the text
 * @returns a signed 32-bit number; `>>> 0` makes it one from 0
 */
export function fnv1a(text: string, from = OFFSET): number {
  let hash = from;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
